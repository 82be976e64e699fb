import { askedBy, type CompiledEdition, computeFacts } from "@klynge/core";
import { eq, sql } from "drizzle-orm";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import {
  askedRows,
  factValue,
  fillFromRegister,
  startAssessment,
} from "../../packages/app/src/features/assessment/index.ts";
import { cluster, clusterPerson, loadRegister } from "../../packages/app/src/features/registry/index.ts";
import { openPglite } from "../../packages/app/src/platform/database/open-pglite.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import type { Person } from "../../packages/app/src/platform/web/env.ts";
import { writeRegister } from "../../packages/app/test/support/register.ts";
import { largeRegister, REFERENCE_DATE } from "../kit/large-register.ts";
import { withFolder } from "../kit/program.ts";
import { ensure, type Result } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";
import { openWorld } from "../kit/world.ts";

const [WARM_UP, FILLS, AT_MOST] = [5, 31, 150];
const AMOUNTS = { members: 500, activitiesPerYear: 120, contactsPerYear: 400 };
const NOW = new Date("2026-11-22T10:00:00Z");
const PERSON = { id: "kari-lunde", name: "Kari Lunde" } as Person;

/** All facts of Gold and Bronze from a register that has just changed, over the embedded database on disk: read, compute, write. */
export function prefill(): Promise<Result> {
  return withFolder(async (folder) => {
    const { edition } = await openWorld();
    const db = await openPglite(folder);
    try {
      await seedDemonstration(db, edition);
      const services = { db, edition, now: () => NOW } as unknown as Services;
      return await measure(services, edition);
    } finally {
      await db.close();
    }
  });
}

async function measure(services: Services, edition: CompiledEdition): Promise<Result> {
  const { db } = services;
  const clusterId = await db.asWorker(async (tx) => {
    const [made] = await tx.insert(cluster).values({ name: "Large", country: "NO", invented: true }).returning();
    const id = made?.id ?? "";
    await tx.insert(clusterPerson).values({ clusterId: id, personId: PERSON.id, role: "owner" });
    await writeRegister(tx, { clusterId: id, changedBy: PERSON.id }, largeRegister(AMOUNTS));
    return id;
  });
  const start = (scheme: string, label: string) =>
    startAssessment(services, PERSON, { clusterId, scheme, label, referenceDate: REFERENCE_DATE });
  const [gold, bronze] = [(await start("ecei-gold", "gold")).id, (await start("ecei-bronze", "bronze")).id];
  const told = await toldBy(services, edition, clusterId);
  const times: number[] = [];
  const counts = new Set<number>();
  for (let i = 0; i < WARM_UP + FILLS; i += 1) {
    await db.asWorker(async (tx) => {
      await tx.update(factValue).set({ value: null, registerValue: null }).where(eq(factValue.clusterId, clusterId));
      await tx.execute(
        sql`update organisation set description = ${`turn ${i}`} where cluster_id = ${clusterId} and name = 'o1'`,
      );
    });
    const begun = performance.now();
    const filled = [await fillFromRegister(services, PERSON, gold), await fillFromRegister(services, PERSON, bronze)];
    if (i >= WARM_UP) times.push(performance.now() - begun);
    counts.add(filled.flatMap((one) => one.filled).length);
  }
  const right = await db.asWorker(async (tx) => {
    const all = await tx.select().from(factValue).where(eq(factValue.clusterId, clusterId));
    return all.every(({ fact, value }) => JSON.stringify(value) === JSON.stringify(told.get(fact) ?? null));
  });
  const ours = spread(times);
  return {
    name: "prefill",
    unit: "ms",
    ours,
    peer: null,
    ratio: null,
    bound: `<= ${AT_MOST} ms`,
    met: ours.median <= AT_MOST,
    checked: [
      ensure(
        counts.size === 1 && counts.has(told.size),
        `each of ${times.length} fillings answered ${told.size} facts`,
      ),
      ensure(right, "every answer is what the core computes of the register"),
    ],
    information: { ...AMOUNTS, facts: told.size },
  };
}

/** What the two schemes ask and the register knows. */
async function toldBy({ db }: Services, edition: CompiledEdition, clusterId: string): Promise<Map<string, unknown>> {
  const register = await db.asWorker((tx) => loadRegister(tx, clusterId));
  const facts = computeFacts(register, askedBy(edition, REFERENCE_DATE));
  const asked = [...edition.schemes.values()].flatMap((scheme) =>
    askedRows(edition, scheme).flatMap((row) => row.facts),
  );
  return new Map(
    asked.flatMap(({ id }) => {
      const value = facts[id]?.value ?? null;
      return value === null ? [] : [[id, value] as const];
    }),
  );
}
