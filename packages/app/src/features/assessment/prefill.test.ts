import { readFileSync } from "node:fs";
import { readDocument } from "@klynge/core";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { example, REFERENCE_DATE } from "../../../../core/test/register/example.ts";
import { writeRegister } from "../../../test/support/register.ts";
import { demonstration } from "../../../test/support/world.ts";
import type { Services } from "../../platform/services.ts";
import { auditEntry } from "../../platform/tables.ts";
import type { Person } from "../../platform/web/env.ts";
import { cluster, clusterPerson, organisation, registerEntry } from "../registry/tables.ts";
import { type LoadedAssessment, loadAssessment, withRegister } from "./load-assessment.ts";
import { openFacts } from "./open-facts.ts";
import { fillFromRegister } from "./operations/fill-from-register.ts";
import { saveRow } from "./operations/save-row.ts";
import { startAssessment } from "./operations/start-assessment.ts";
import { submitAssessment } from "./operations/submit-assessment.ts";
import type { FactInput } from "./parse-answer.ts";
import { saidNow } from "./register-now.ts";
import { askedRows } from "./schema.ts";
import { factValue } from "./tables.ts";

/** Kari owns a cluster with the register of the core's tests, Bjørn is a member of it, Ingrid reads it, Piotr is of another one. */
let services: Services;
const kari = { id: "kari-lunde", name: "Kari Lunde" } as Person;
const bjorn = { id: "bjorn-aas", name: "Bjørn Aas" } as Person;
const ingrid = { id: "ingrid-solheim", name: "Ingrid Solheim" } as Person;
const piotr = { id: "piotr-zielinski", name: "Piotr Zieliński" } as Person;

beforeAll(async () => {
  services = await demonstration();
});
afterAll(() => services.db.close());

/** A cluster of its own for each test, with assessments of the reference date. */
async function filledCluster(register = example) {
  return services.db.asWorker(async (tx) => {
    const [made] = await tx.insert(cluster).values({ name: "Worked", country: "NO", invented: true }).returning();
    const clusterId = made?.id ?? "";
    await tx.insert(clusterPerson).values([
      { clusterId, personId: kari.id, role: "owner" },
      { clusterId, personId: bjorn.id, role: "member" },
      { clusterId, personId: ingrid.id, role: "reader" },
    ]);
    return { clusterId, ids: await writeRegister(tx, { clusterId, changedBy: kari.id }, register) };
  });
}

const start = async (clusterId: string, scheme = "ecei-gold"): Promise<string> => {
  const label = scheme === "ecei-gold" ? "gold" : "bronze";
  return (await startAssessment(services, kari, { clusterId, scheme, label, referenceDate: REFERENCE_DATE })).id;
};
const load = (id: string): Promise<LoadedAssessment> =>
  services.db.asPerson(kari.id, async (tx) => withRegister(services, tx, await loadAssessment(services, tx, id, kari)));
const answersIn = async (id: string): Promise<Record<string, FactInput>> =>
  Object.fromEntries(
    [...(await load(id)).facts].flatMap(([fact, { value }]) => (value === null ? [] : [[fact, value]])),
  );
/** As if somebody had taken every answer away. */
const forget = (clusterId: string) =>
  services.db.asWorker((tx) =>
    tx.update(factValue).set({ value: null, registerValue: null }).where(eq(factValue.clusterId, clusterId)),
  );
const trailOf = (clusterId: string, action: string) =>
  services.db.asWorker((tx) =>
    tx
      .select({ personId: auditEntry.personId, target: auditEntry.target, after: auditEntry.after })
      .from(auditEntry)
      .where(sql`${auditEntry.clusterId} = ${clusterId} and ${auditEntry.action} = ${action}`),
  );

async function answer(
  id: string,
  rowId: string,
  values: Record<string, FactInput>,
  reasons: Record<string, string> = {},
) {
  const { facts } = await load(id);
  const version = (fact: string): number => facts.get(fact)?.version ?? 0;
  return saveRow(services, kari, {
    assessmentId: id,
    rowId,
    answer: {
      facts: new Map(Object.entries(values).map(([fact, value]) => [fact, { value, version: version(fact) }])),
      reasons: new Map(Object.entries(reasons).map(([fact, reason]) => [fact, { reason, version: version(fact) }])),
      note: null,
    },
  });
}

describe("refused", () => {
  test("a reader, the secretariat, somebody of another cluster; nothing is written", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await forget(clusterId);
    const claire = { id: "claire-dubois", name: "Claire Dubois" } as Person;
    await expect(fillFromRegister(services, ingrid, id)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(fillFromRegister(services, claire, id)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(fillFromRegister(services, piotr, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(fillFromRegister(services, kari, "' or 1=1--")).rejects.toMatchObject({ code: "not_found" });
    expect(await answersIn(id)).toEqual({});
  });

  test("after the submission", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await submitAssessment(services, kari, { assessmentId: id, version: (await load(id)).assessment.version });
    await expect(fillFromRegister(services, kari, id)).rejects.toMatchObject({ code: "already_submitted" });
  });
});

/** Counted by hand; a fact that is judged, or that no register tells, is `open`. */
const WORKED = workedRegister();
const CLAIMED =
  "1.1.0 1.1.1 1.1.2 1.2 2.1 2.2.1 2.2.3 2.2.4 2.3 2.5 2.6 2.7 3.1 3.2 4.3 4.5 5.1 5.2 B01 B02 B05 B06 B07 B08 B10 B11 B12 B13 B14 " +
  "B15 B16 B17 B18 B19 B20 B24 B25 B26 B27 B28 B29 B35";

describe("the worked register", () => {
  let filled: Record<string, FactInput>;
  let asked: Map<string, readonly string[]>;
  beforeAll(async () => {
    const { clusterId } = await filledCluster();
    filled = {
      ...(await answersIn(await start(clusterId, "ecei-bronze"))),
      ...(await answersIn(await start(clusterId, "ecei-gold"))),
    };
    const schemes = [...services.edition.schemes.values()];
    asked = new Map(
      schemes.flatMap((scheme) =>
        askedRows(services.edition, scheme).map(({ id, facts }) => [id, facts.map(({ id: fact }) => fact)] as const),
      ),
    );
  });

  test("speaks of every row that it must fill, and of every fact of these", () => {
    expect(Object.keys(WORKED).join(" ")).toBe(CLAIMED);
    for (const [row, facts] of Object.entries(WORKED)) expect([row, Object.keys(facts)]).toEqual([row, asked.get(row)]);
  });

  test.each(Object.entries(WORKED))("%s is answered at the start as it was counted by hand", (_, facts) => {
    const answers = Object.keys(facts).map((fact) => [fact, filled[fact] ?? "open"]);
    expect(Object.fromEntries(answers)).toEqual(facts);
  });
});

describe("filling", () => {
  test("is told in the trail, once; a second time there is nothing left to fill", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId, "ecei-bronze");
    await forget(clusterId);
    const { filled, contradicting } = await fillFromRegister(services, bjorn, id);
    expect(contradicting).toEqual([]);
    expect((await load(id)).facts.get("team.fte")).toMatchObject({
      value: 2.5,
      register: { value: 2.5, on: "2026-11-22" },
      reason: "",
      version: 2,
      changedByName: "Bjørn Aas",
    });
    const [, last] = await trailOf(clusterId, "fact.prefilled");
    expect(last).toMatchObject({ personId: bjorn.id, target: id });
    expect(Object.keys(last?.after as object).sort()).toEqual([...filled].sort());
    expect(await fillFromRegister(services, bjorn, id)).toEqual({ filled: [], contradicting: [] });
    expect(await trailOf(clusterId, "fact.prefilled")).toHaveLength(2);
  });

  test("leaves what stands, and fills what was taken away again", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await answer(id, "2.2.1", { "team.fte": 3 });
    await answer(id, "5.1", { "press.mentions": null });
    expect((await fillFromRegister(services, kari, id)).filled).toEqual(["press.mentions"]);
    expect(await answersIn(id)).toMatchObject({ "team.fte": 3, "press.mentions": 3 });
  });

  test("leaves out what contradicts an answer that stands: the rest is filled, and the page can still be shown", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await forget(clusterId);
    // five within the radius cannot be of four participants
    await answer(id, "1.1.0", { "participants.committed": 4, "participants.listed": 4 });
    const { filled, contradicting } = await fillFromRegister(services, kari, id);
    expect(contradicting).toContain("participants.within_radius");
    expect(filled).toContain("team.fte");
    expect((await answersIn(id))["participants.within_radius"]).toBeUndefined();
  });

  test("is shared by the assessments of a date: what Gold has filled, Bronze does not fill again", async () => {
    const { clusterId } = await filledCluster();
    await start(clusterId, "ecei-gold");
    const bronze = await start(clusterId, "ecei-bronze");
    const [gold, second] = await trailOf(clusterId, "fact.prefilled");
    expect(Object.keys(gold?.after as object)).toContain("team.fte");
    expect(Object.keys(second?.after as object)).not.toContain("team.fte");
    expect((await answersIn(bronze))["team.fte"]).toBe(2.5);
  });

  test("of a register in which nobody wrote fills nothing", async () => {
    const { clusterId } = await services.db.asWorker(async (tx) => {
      const [made] = await tx.insert(cluster).values({ name: "Blank", country: "NO", invented: true }).returning();
      await tx.insert(clusterPerson).values({ clusterId: made?.id ?? "", personId: kari.id, role: "owner" });
      return { clusterId: made?.id ?? "" };
    });
    expect(await answersIn(await start(clusterId))).toEqual({});
    expect(await trailOf(clusterId, "fact.prefilled")).toEqual([]);
  });

  test("while somebody answers: whoever comes first, no answer is overwritten", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    for (let turn = 0; turn < 5; turn += 1) {
      await forget(clusterId);
      const version = (await load(id)).facts.get("team.fte")?.version ?? 0;
      const typed = { facts: new Map([["team.fte", { value: 9, version }]]), note: null };
      const work = [
        () => saveRow(services, bjorn, { assessmentId: id, rowId: "2.2.1", answer: typed }),
        () => fillFromRegister(services, kari, id),
      ];
      const done = await Promise.all((turn % 2 === 0 ? work : work.toReversed()).map((one) => one()));
      const stands = (await answersIn(id))["team.fte"];
      // either the answer was first and stands, or the filling was and the answer is told of it
      const told = done.flatMap((one) => ("conflicts" in one ? one.conflicts : []));
      const conflict = expect.objectContaining({ of: "team.fte", mine: 9, theirs: 2.5, who: "Kari Lunde" });
      expect([stands, told]).toEqual(told.length > 0 ? [2.5, [conflict]] : [9, []]);
    }
  });
});

describe("a later change of the register", () => {
  const leaves = (clusterId: string, ids: ReadonlyMap<string, string>) =>
    services.db.asWorker((tx) =>
      tx
        .update(organisation)
        .set({ kind: "research" })
        .where(eq(organisation.id, ids.get("zeta") ?? clusterId)),
    );

  test("is shown beside a draft, whose answer stays, and taken over when somebody wants it", async () => {
    const { clusterId, ids } = await filledCluster();
    const id = await start(clusterId);
    await leaves(clusterId, ids);
    const { facts, register } = await load(id);
    expect(facts.get("participants.research")).toMatchObject({ value: 1, register: { value: 1 } });
    expect(register && saidNow(register, "participants.research")).toBe(2);
    await answer(id, "1.1.1", { "participants.research": 2, "participants.university": 0 });
    expect((await load(id)).facts.get("participants.research")).toMatchObject({
      value: 2,
      register: { value: 2 },
      reason: "",
    });
  });

  test("does not move what was submitted: value, source and reason are frozen", async () => {
    const { clusterId, ids } = await filledCluster();
    const id = await start(clusterId);
    await answer(id, "2.2.1", { "team.fte": 3 });
    await answer(id, "2.2.1", {}, { "team.fte": "Half a post was filled on 1 July." });
    await submitAssessment(services, kari, { assessmentId: id, version: (await load(id)).assessment.version });
    const submitted = await load(id);
    await leaves(clusterId, ids);
    await services.db.asWorker((tx) => tx.delete(registerEntry).where(eq(registerEntry.clusterId, clusterId)));
    const { registerRevision: before, ...then } = submitted;
    const { registerRevision: after, ...now } = await load(id);
    expect(after).toBeGreaterThan(before);
    expect(now).toEqual(then);
    expect(now.facts.get("participants.research")).toMatchObject({
      value: 1,
      register: { value: 1, on: "2026-11-22" },
    });
    expect(now.facts.get("team.fte")).toMatchObject({
      value: 3,
      register: { value: 2.5, on: "2026-11-22" },
      reason: "Half a post was filled on 1 July.",
    });
    const [frozen] = await services.db
      .asWorker((tx) => tx.execute(sql`select case_file from submission where assessment_id = ${id}`))
      .then((all) => (all as unknown as { rows: { case_file: string }[] }).rows);
    expect(JSON.parse(frozen?.case_file ?? "").facts).toMatchObject({
      "team.fte": { value: 3, note: "Half a post was filled on 1 July.", register: { value: 2.5, on: "2026-11-22" } },
      "participants.research": { value: 1, register: { value: 1, on: "2026-11-22" } },
    });
  });
});

describe("another answer than that of the register", () => {
  test("is saved without a reason, and is in the way of the submission until it has one", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await answer(id, "2.2.1", { "team.fte": 3 });
    await answer(id, "5.1", { "press.mentions": 4 });
    const submit = async () =>
      submitAssessment(services, kari, { assessmentId: id, version: (await load(id)).assessment.version });
    await expect(submit()).rejects.toMatchObject({ code: "reason_missing", details: { rows: "2.2.1, 5.1" } });
    await answer(id, "2.2.1", {}, { "team.fte": "A new post." });
    await expect(submit()).rejects.toMatchObject({ code: "reason_missing", details: { rows: "5.1" } });
    // back to what the register says: nothing to explain
    await answer(id, "5.1", { "press.mentions": 3 });
    expect((await submit()).number).toBe(1);
    const explained = await trailOf(clusterId, "fact.explained");
    expect(explained).toEqual([{ personId: kari.id, target: `${id}/2.2.1/team.fte`, after: "A new post." }]);
  });

  test("loses its reason when the register's value is put in its place, and cannot have one where nothing differs", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await answer(id, "2.2.1", { "team.fte": 3 }, { "team.fte": "A new post." });
    expect((await load(id)).facts.get("team.fte")?.reason).toBe("A new post.");
    await answer(id, "2.2.1", { "team.fte": 2.5 });
    expect((await load(id)).facts.get("team.fte")?.reason).toBe("");
    const before = (await load(id)).facts.get("team.fte")?.version;
    await answer(id, "2.2.1", {}, { "team.fte": "Just so." });
    expect((await load(id)).facts.get("team.fte")).toMatchObject({ reason: "", version: before });
  });

  test("of two people who give different reasons the second is told of the first", async () => {
    const { clusterId } = await filledCluster();
    const id = await start(clusterId);
    await answer(id, "2.2.1", { "team.fte": 3 });
    const version = (await load(id)).facts.get("team.fte")?.version ?? 0;
    const give = (person: Person, reason: string) =>
      saveRow(services, person, {
        assessmentId: id,
        rowId: "2.2.1",
        answer: { facts: new Map(), reasons: new Map([["team.fte", { reason, version }]]), note: null },
      });
    expect((await give(kari, "A new post.")).saved).toBe(true);
    expect(await give(bjorn, "A mistake.")).toMatchObject({
      saved: false,
      conflicts: [{ of: "reason:team.fte", mine: "A mistake.", theirs: "A new post.", who: "Kari Lunde" }],
    });
  });

  test("where the register cannot tell a value, nothing has to be explained", async () => {
    const { clusterId } = await filledCluster({
      ...example,
      organisations: example.organisations.map((own) => (own.id === "beta" ? { ...own, size: null } : own)),
    });
    const id = await start(clusterId);
    expect(openFacts(await load(id)).size).toBe(0);
    await answer(id, "1.1.1", { "participants.sme": 3 });
    expect((await load(id)).facts.get("participants.sme")).toMatchObject({ value: 3, register: null });
  });
});

function workedRegister(): Record<string, Record<string, FactInput>> {
  const read = readDocument(readFileSync(new URL("worked-register.yaml", import.meta.url), "utf8"));
  if (!read.ok) throw new Error("worked-register.yaml cannot be read");
  return read.value as Record<string, Record<string, FactInput>>;
}
