import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemonstration } from "../src/demonstration/seed.ts";
import { fillFromRegister, loadAssessment, saveRow } from "../src/features/assessment/index.ts";
import { loadRegister, organisation, saveEntry } from "../src/features/registry/index.ts";
import type { Database } from "../src/platform/database/database.ts";
import { openPostgres } from "../src/platform/database/open-postgres.ts";
import type { Person } from "../src/platform/web/env.ts";
import { openCopy } from "./support/open-copy.ts";
import { type Server, startPostgres } from "./support/postgres.ts";
import { servicesOver } from "./support/world.ts";

/** Two people who write at the same moment: each alone is lawful, both together are not. */
const [LISTED, COMMITTED] = ["participants.listed", "participants.committed"];
const ROW = "1.1.0";
const TIMES = 12;

describe.each(["pglite", "postgres"] as const)("%s", (engine) => {
  let db: Database;
  let server: Server | null = null;
  let assessment: string;
  const [ingrid, bjorn] = ["ingrid-solheim", "bjorn-aas"].map((id) => ({ id, name: id }) as Person) as [Person, Person];

  beforeAll(async () => {
    if (engine === "postgres") server = await startPostgres();
    db = server ? await openPostgres(server.url) : await openCopy("empty");
    const services = servicesOver(db);
    await seedDemonstration(db, services.edition);
    assessment = await db.asPerson(ingrid.id, async (tx) => {
      const { rows } = (await tx.execute(sql`select id from assessment where scheme like '%gold%'`)) as unknown as {
        rows: { id: string }[];
      };
      return rows[0]?.id ?? "";
    });
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    server?.stop();
  });

  test("what both would make unlawful is refused to one of them (both were once checked against the old state)", async () => {
    for (let time = 0; time < TIMES; time++) {
      const start = await numbers({ [LISTED]: 100, [COMMITTED]: 80 });
      expect([start[LISTED], start[COMMITTED]]).toEqual([100, 80]);
      const outcomes = await Promise.all([save(ingrid, { [LISTED]: 80 }), save(bjorn, { [COMMITTED]: 81 })]);
      expect(outcomes.filter((saved) => saved)).toHaveLength(1);
      const end = await values();
      expect(end[LISTED]).toBeGreaterThanOrEqual(end[COMMITTED] as number);
    }
  });

  test("an answer and a filling from the register: whoever is first stands, and the other one is told", async () => {
    const [row, fact] = ["2.5", "contacts.participants_contacted"];
    for (let time = 0; time < TIMES; time++) {
      await db.asWorker((tx) => tx.execute(sql`update fact_value set value = null where fact = ${fact}`));
      const stood = await db.asPerson(ingrid.id, (tx) => loadAssessment(servicesOver(db), tx, assessment, ingrid));
      const facts = new Map([[fact, { value: 9, version: stood.facts.get(fact)?.version ?? 0 }]]);
      const [{ saved }, { filled }] = await Promise.all([
        saveRow(servicesOver(db), ingrid, { assessmentId: assessment, rowId: row, answer: { facts, note: null } }),
        fillFromRegister(servicesOver(db), bjorn, assessment),
      ]);
      const stands = await db.asPerson(ingrid.id, (tx) => loadAssessment(servicesOver(db), tx, assessment, ingrid));
      expect([saved, filled, stands.facts.get(fact)?.value]).toEqual(saved ? [true, [], 9] : [false, [fact], 48]);
    }
  });

  test("changes of one register by many at once are all counted, and nobody waits for the others to end", async () => {
    const all = await db.asWorker((tx) =>
      tx.select({ id: organisation.id, clusterId: organisation.clusterId }).from(organisation),
    );
    const [own, ...others] = all.slice(0, 9);
    const revision = () => db.asWorker(async (tx) => (await loadRegister(tx, own?.clusterId ?? "")).revision);
    const before = await revision();
    await Promise.all(
      others.map(({ id }) =>
        db.asPerson(ingrid.id, (tx) =>
          tx.update(organisation).set({ description: "read again" }).where(eq(organisation.id, id)),
        ),
      ),
    );
    expect(await revision()).toBe(before + others.length);
  });

  test("an entry about an organisation that is deleted in the same moment is refused (it was an internal error)", async () => {
    const { cluster } = await db.asPerson(ingrid.id, (tx) => loadAssessment(servicesOver(db), tx, assessment, ingrid));
    const clusterId = cluster.id;
    const organisationId = await db.asWorker(async (tx) => {
      const values = { clusterId, name: "Alfa", changedBy: ingrid.id };
      const [made] = await tx.insert(organisation).values(values).returning();
      return made?.id ?? "";
    });
    const given = { from: "2026-05-01", organisation: organisationId, fields: { form: "visit" } };
    const change = { clusterId, section: "contact", entryId: null, version: 0, given } as const;
    const saving = await db.asWorker(async (tx) => {
      await tx.delete(organisation).where(eq(organisation.id, organisationId));
      const answer = saveEntry(servicesOver(db), ingrid, change).then(String, (error) => error.details);
      // long enough that it looks for the organisation before this transaction ends
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { answer };
    });
    expect(await saving.answer).toMatchObject({ field: "organisation" });
  });

  async function values(): Promise<Record<string, number>> {
    const { facts } = await db.asPerson(ingrid.id, (tx) => loadAssessment(servicesOver(db), tx, assessment, ingrid));
    return Object.fromEntries([LISTED, COMMITTED].map((fact) => [fact, facts.get(fact)?.value as number]));
  }

  async function numbers(wanted: Record<string, number>): Promise<Record<string, number>> {
    await save(ingrid, wanted);
    return values();
  }

  async function save(person: Person, wanted: Record<string, number>): Promise<boolean> {
    const loaded = await db.asPerson(person.id, (tx) => loadAssessment(servicesOver(db), tx, assessment, person));
    const facts = new Map(
      Object.entries(wanted).map(([fact, value]) => [fact, { value, version: loaded.facts.get(fact)?.version ?? 0 }]),
    );
    const { saved } = await saveRow(servicesOver(db), person, {
      assessmentId: assessment,
      rowId: ROW,
      answer: { facts, note: null },
    });
    return saved;
  }
});
