import { afterAll, beforeAll, expect, test } from "vitest";
import { fieldIn } from "../../../test/support/visitor.ts";
import { plainText, wordsIn } from "../assessment/testing.ts";
import { onRow, openWorld, type World } from "./testing.ts";

/** One story: each test begins where the one before ended. */
let world: World;
let plan: string;
let minutes: string;
let assessment: string;
let row: string;

beforeAll(async () => {
  world = await openWorld();
  assessment = `/assessments/${world.assessment}`;
  row = `${assessment}/rows/2.5`;
});
afterAll(() => world.close());

const ingrid = async (path = row) => {
  const visitor = world.visitor("ingrid-solheim");
  const page = await visitor.open(path);
  return { visitor, page };
};
const text = (content: string, name: string) => new File([content], name);
const files = () => `/clusters/${world.cluster}/evidence/files`;
const panel = async (path = row) => wordsIn((await ingrid(path)).page, "files");
const SAID = { title: "", valid_until: "", seen_by: "assessors" };

async function add(name: string, content: string): Promise<string> {
  const { visitor } = await ingrid();
  return (await visitor.sendFile(files(), onRow("2.5"), text(content, name))).location ?? "";
}

async function submit(): Promise<void> {
  const { visitor, page } = await ingrid(`${assessment}/review`);
  await visitor.send(`${assessment}/submit`, { version: fieldIn(page, "version") ?? "" });
}

test("nothing is frozen before anything is submitted", async () => {
  plan = await add("plan.txt", "the plan, first version");
  // the clock of the tests stands still
  await world.rows("update evidence_version set added_at = added_at - interval '1 minute'");
  minutes = await add("minutes.txt", "the minutes");
  expect(await world.rows("select * from submitted_evidence")).toEqual([]);
});

test("a submission keeps the versions that stand under its rows", async () => {
  const gone = await add("withdrawn.txt", "withdrawn before");
  const { visitor } = await ingrid();
  await visitor.send(`${gone}/withdraw`, { version: "1" });
  await submit();
  const frozen = await world.rows("select evidence_id, number, evidence_number from submitted_evidence order by 1");
  const ids = [plan, minutes].map((address) => address.split("/").at(-1));
  expect(frozen).toEqual(ids.sort().map((id) => ({ evidence_id: id, number: 1, evidence_number: 1 })));
  expect((await ingrid()).page.html).not.toContain("/evidence/files");
});

test("a file replaced after it does not change what was submitted; that there is a newer one is said", async () => {
  const { visitor } = await ingrid(plan);
  const sent = await visitor.sendFile(
    `${plan}/files`,
    { version: "1", ...SAID, title: "Better plan" },
    text("second", "plan 2.txt"),
  );
  expect(sent.status).toBe(303);
  const shown = await panel();
  expect(shown).toMatch(/^Files and links, as submitted plan TXT, 1 kB · version 1 · .*? There is a newer version/);
  expect(shown).not.toContain("Better plan");
  const { html } = (await ingrid()).page;
  expect(html).toContain(`href="${plan}/versions/1"`);
  expect(html).not.toContain(`href="${plan}/versions/2"`);
  const review = (await ingrid(`${assessment}/review`)).page;
  expect(review.html).toContain(`href="${plan}/versions/1"`);
  expect(plainText(review.html)).toContain("There is a newer version");
  expect((await visitor.open(`${plan}/versions/1`)).html).toBe("the plan, first version");
});

test("the secretariat sees the same versions", async () => {
  const page = await world.visitor("claire-dubois").open(row);
  expect(wordsIn(page, "files")).toBe(await panel());
});

test("what is withdrawn after it stays under what was submitted", async () => {
  const { visitor } = await ingrid(minutes);
  await visitor.send(`${minutes}/withdraw`, { version: "1" });
  expect(await panel()).toContain("minutes TXT, 1 kB · version 1");
  expect(await panel()).toContain("withdrawn");
});

test("opened again, the row has what stands there now; submitted again, it keeps that, and the first keeps its own", async () => {
  const { visitor } = await ingrid(`${assessment}/review`);
  await visitor.send(`${assessment}/reopen`, { because: "The plan was the old one." });
  expect(await panel()).toContain("Better plan TXT, 1 kB · version 2");
  expect(await panel()).not.toContain("minutes");
  await submit();
  expect(await panel()).toContain("Better plan TXT, 1 kB · version 2");
  const frozen = await world.rows(
    "select number, count(*)::int as count from submitted_evidence group by 1 order by 1",
  );
  expect(frozen).toEqual([
    { number: 1, count: 2 },
    { number: 2, count: 1 },
  ]);
});

test("a new assessment has it at once, marked as from the last one", async () => {
  await world.rows("update evidence_version set added_at = added_at - interval '1 day'");
  const { visitor } = await ingrid(`/clusters/${world.cluster}/assessments`);
  const started = await visitor.send(`/clusters/${world.cluster}/assessments`, {
    scheme: "ecei-gold/gold",
    label: "gold",
    reference_date: "2026-11-20",
  });
  const shown = await panel(`${started.location}/rows/2.5`);
  expect(shown).toContain("Better plan TXT, 1 kB · version 2");
  expect(shown).toContain("From the last assessment");
  await visitor.open(`${started.location}/rows/2.5`);
  await visitor.sendFile(files(), onRow("2.5"), text("new this year", "new.txt"));
  const both = await panel(`${started.location}/rows/2.5`);
  expect(both.match(/From the last assessment/g)?.length).toBe(1);
});
