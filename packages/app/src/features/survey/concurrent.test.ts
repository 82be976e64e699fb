import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import type { Database } from "../../platform/database/database.ts";
import { openPostgres } from "../../platform/database/open-postgres.ts";
import { hashOf } from "../account/index.ts";
import { close } from "./operations/close-survey.ts";
import { findSurvey, takeAnswer } from "./queries.ts";

/** Answers that come at the same moment, over connections of their own. */

let server: Server;
let db: Database;
let survey = "";
const DAY = "2026-11-22";
const ANSWER = { marks: { overall: 4 }, remark: "" };

beforeAll(async () => {
  server = await startPostgres();
  db = await openPostgres(server.url);
});
afterAll(async () => {
  await db.close();
  server.stop();
});

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const answer = await db.asWorker((tx) => tx.execute(sql.raw(text)));
  return (answer as unknown as { rows: Record<string, unknown>[] }).rows;
}

async function openSurvey(name: string): Promise<void> {
  await rows(`insert into person (id, name, email) values ('${name}', 'Anna', '${name}@example.org')`);
  const [made] = await rows(`with c as (insert into cluster (name, country) values ('${name}', 'NO') returning id),
    seat as (insert into cluster_person (cluster_id, person_id, role) select id, '${name}', 'owner' from c)
    insert into survey (cluster_id, title, language, closes_on, state, opened_on, invited, changed_by)
    select id, 'x', 'en', '2026-12-01', 'open', '${DAY}', 30, '${name}' from c returning id`);
  survey = String(made?.id);
  for (let i = 0; i < 30; i += 1)
    await rows(`insert into survey_invitation (cluster_id, survey_id, email, token_hash)
      select cluster_id, id, 'p${i}@example.org', '${hashOf(`${name} ${i}`)}' from survey where id = '${survey}'`);
}

const give = (token: string) => db.asPublic((tx) => takeAnswer(tx, hashOf(token), DAY, ANSWER));

test("twenty with one link: one is taken", async () => {
  await openSurvey("one-link");
  const taken = await Promise.all(Array.from({ length: 20 }, () => give("one-link 0")));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await rows(`select 1 from survey_answer where survey_id = '${survey}'`)).toHaveLength(1);
});

test("thirty with thirty links: none is lost and none is there twice", async () => {
  await openSurvey("thirty-links");
  const taken = await Promise.all(Array.from({ length: 30 }, (_, i) => give(`thirty-links ${i}`)));
  expect(taken.every(Boolean)).toBe(true);
  expect(await rows(`select 1 from survey_answer where survey_id = '${survey}'`)).toHaveLength(30);
});

test("while somebody closes it: as many as the register says, and none after that", async () => {
  await openSurvey("closing");
  const closing = db.asPerson("closing", async (tx) => {
    const seen = await findSurvey(tx, survey, "closing");
    if (seen) await close(tx, seen.survey, { person: { id: "closing" }, day: DAY, at: new Date() });
  });
  const taken = await Promise.all([
    ...Array.from({ length: 30 }, (_, i) => give(`closing ${i}`)),
    closing.then(() => false),
  ]);
  const [entry] =
    await rows(`select fields ->> 'answered' as n from register_entry join survey on entry_id = register_entry.id
    where survey.id = '${survey}'`);
  expect(await rows(`select 1 from survey_answer where survey_id = '${survey}'`)).toHaveLength(Number(entry?.n));
  expect(taken.filter(Boolean)).toHaveLength(Number(entry?.n));
  expect(await give("closing 29")).toBe(false);
});
