import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { createApp } from "../../server.tsx";
import type { Of } from "./endpoint.ts";
import type * as shape from "./shapes/assessment.ts";
import { Client, refusalIn, rowsOf, tokenFor } from "./testing.ts";

/** What the register says of the answers of Fjordkraft. Each test begins with the answers that the one before it left. */
let services: Services;
let ingrid: Client;
let lars: Client;
let assessment: string;
const CONTACTS = "contacts.participants_contacted";

type Row = Of<typeof shape.row>;
type Filled = Of<typeof shape.filled>;

beforeAll(async () => {
  services = await demonstration();
  const [own] = await rowsOf(
    services,
    "select a.id, a.cluster_id from assessment a join cluster c on c.id = a.cluster_id where c.name = 'Fjordkraft Industriklynge'",
  );
  assessment = own?.id ?? "";
  await rowsOf(services, "insert into person (id, name, email) values ('lars', 'Lars Vik', 'lars@demo.invalid')");
  await rowsOf(
    services,
    `insert into cluster_person (cluster_id, person_id, role) values ('${own?.cluster_id}', 'lars', 'reader')`,
  );
  const app = createApp(services);
  ingrid = new Client(app, await tokenFor(services, "ingrid-solheim"));
  lars = new Client(app, await tokenFor(services, "lars"));
});
afterAll(() => services.db.close());

const row = (id = "2.5") => `/assessments/${assessment}/rows/${id}`;
const rowNow = async (id?: string) => (await ingrid.get<Row>(row(id))).json;
const saidOf = ({ asks }: Row, fact: string) => asks.find((one) => one.fact === fact);
const takeOver = (client: Client, facts: readonly string[], etag: string, id?: string) =>
  client.send<Row>("POST", `${row(id)}/take-over`, { facts }, { "if-match": etag });

describe("refused", () => {
  test("a reader, who may see but not write", async () => {
    const { etag } = await rowNow();
    for (const told of [
      await lars.ask("POST", `/assessments/${assessment}/fill`),
      await takeOver(lars, [CONTACTS], etag),
    ])
      expect([told.status, refusalIn(told).type]).toEqual([403, "/problems/not_allowed"]);
  });
  test("without a version, and with one that is older", async () => {
    expect((await ingrid.send("POST", `${row()}/take-over`, { facts: [CONTACTS] })).status).toBe(428);
    expect((await takeOver(ingrid, [CONTACTS], '"2.5-9.9.9+1"')).status).toBe(412);
  });
  test.each([
    ["team.fte", "not_asked"],
    ["survey.feedback", "not_asked"],
  ])("a fact that the row does not ask: %s", async (fact, reason) => {
    const told = await takeOver(ingrid, [fact], (await rowNow()).etag);
    expect([told.status, refusalIn(told)]).toMatchObject([400, { path: `facts.${fact}`, reason }]);
  });
  test("a fact that the register does not tell", async () => {
    const told = await takeOver(ingrid, ["focus.named"], (await rowNow("4.2")).etag, "4.2");
    expect([told.status, refusalIn(told)]).toMatchObject([
      400,
      { path: "facts.focus.named", reason: "not_in_register" },
    ]);
  });
  test("a reason for what the row does not ask", async () => {
    const { etag, answer } = await rowNow();
    const told = await ingrid.send("PUT", row(), { ...answer, reasons: { "team.fte": "x" } }, { "if-match": etag });
    expect([told.status, refusalIn(told)]).toMatchObject([400, { path: "reasons.team.fte", reason: "not_asked" }]);
  });
});

describe("a row", () => {
  test("tells of each fact what the register says, and what it said when it was answered", async () => {
    const [contacts, press, work] = [await rowNow("2.5"), await rowNow("5.1"), await rowNow("4.2")];
    expect(saidOf(contacts, CONTACTS)).toEqual({
      fact: CONTACTS,
      unit: "count",
      changed: null,
      register: { value: 48, gaps: [], taken: null, taken_at: null },
      reason: "",
    });
    expect(saidOf(press, "press.mentions")?.register).toMatchObject({ value: 21, taken: 20 });
    expect(saidOf(work, "focus.named")).toMatchObject({ register: null, reason: "" });
    expect(saidOf(work, "activities.total")?.reason).not.toBe("");
    expect(work.answer.reasons).toEqual({
      "activities.total": saidOf(work, "activities.total")?.reason,
      "activities.aligned": saidOf(work, "activities.aligned")?.reason,
    });
  });

  test("names what the register lacks", async () => {
    const [own] = await rowsOf(
      services,
      "update organisation set size = null where name = 'Tangvik Prosess AS' returning id",
    );
    expect(saidOf(await rowNow("1.1.1"), "participants.sme")?.register).toMatchObject({
      value: null,
      gaps: [{ code: "size_unknown", of: [{ id: own?.id, name: "Tangvik Prosess AS" }] }],
      taken: 40,
    });
    await rowsOf(services, "update organisation set size = 'small' where name = 'Tangvik Prosess AS'");
  });

  test("is another one when the register changed, though its answers start from the same versions", async () => {
    const { etag, answer } = await rowNow();
    expect((await ingrid.get(row(), { "if-none-match": etag })).status).toBe(304);
    await rowsOf(services, "update organisation set description = 'new' where name = 'Tangvik Prosess AS'");
    expect((await ingrid.get(row(), { "if-none-match": etag })).status).toBe(200);
    expect((await ingrid.send("PUT", row(), answer, { "if-match": etag })).status).toBe(200);
  });
});

describe("filling", () => {
  test("answers what is open and nothing else; a second time there is nothing to do", async () => {
    const told = await ingrid.ask<Filled>("POST", `/assessments/${assessment}/fill`);
    expect([told.status, told.json]).toEqual([200, { filled: [CONTACTS], contradicting: [] }]);
    expect((await rowNow()).answer.facts[CONTACTS]).toBe(48);
    expect((await rowNow("5.1")).answer.facts["press.mentions"]).toBe(20);
    expect((await ingrid.ask<Filled>("POST", `/assessments/${assessment}/fill`)).json.filled).toEqual([]);
  });
});

describe("another answer", () => {
  test("can have its reason with it, and needs it before the submission", async () => {
    const { etag, answer } = await rowNow();
    const differing = { ...answer, facts: { ...answer.facts, [CONTACTS]: 50 } };
    const saved = await ingrid.send<Row>("PUT", row(), differing, { "if-match": etag });
    expect(saidOf(saved.json, CONTACTS)).toMatchObject({ register: { value: 48, taken: 48 }, reason: "" });
    const path = `/assessments/${assessment}`;
    const submit = async () => {
      const headers = { "if-match": (await ingrid.get(path)).headers.get("etag") ?? "" };
      return ingrid.ask("POST", `${path}/submit`, { headers });
    };
    const refused = await submit();
    expect([refused.status, refusalIn(refused).type]).toEqual([409, "/problems/reason_missing"]);
    expect(JSON.stringify(refused.json)).toContain("2.5");
    const explained = { ...differing, reasons: { [CONTACTS]: "Two visits were logged late." } };
    const again = await ingrid.send<Row>("PUT", row(), explained, { "if-match": saved.json.etag });
    expect(again.json.answer).toEqual(explained);
    // what is left out stays: a program that knows nothing of reasons takes none away
    const without = await ingrid.send<Row>("PUT", row(), differing, { "if-match": again.json.etag });
    expect(without.json.answer.reasons).toEqual(explained.reasons);
  });

  test("is given up for what the register says, and the reason with it", async () => {
    const told = await takeOver(ingrid, [CONTACTS], (await rowNow()).etag);
    expect(told.status).toBe(200);
    expect(told.json.answer.facts[CONTACTS]).toBe(48);
    expect(told.json.answer.reasons).toBeUndefined();
    const trail = await services.db.asWorker((tx) =>
      tx.execute(sql`select action from audit_entry where target like ${`%${CONTACTS}`} order by id`),
    );
    expect((trail as unknown as { rows: { action: string }[] }).rows.map(({ action }) => action)).toEqual([
      "fact.changed",
      "fact.explained",
      "fact.changed",
      "fact.explained",
    ]);
  });
});
