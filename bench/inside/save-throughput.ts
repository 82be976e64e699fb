import { sql } from "drizzle-orm";
import pg from "pg";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import { saveRow, scoreAssessment } from "../../packages/app/src/features/assessment/index.ts";
import type { Transaction } from "../../packages/app/src/platform/database/database.ts";
import { openPostgres } from "../../packages/app/src/platform/database/open-postgres.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import type { Person } from "../../packages/app/src/platform/web/env.ts";
import { startPostgres } from "../../packages/app/test/support/postgres.ts";
import { interleave } from "../kit/interleave.ts";
import { ensure, type Result, ratios } from "../kit/result.ts";
import { spread } from "../kit/statistics.ts";
import { openWorld } from "../kit/world.ts";

/**
 * Saves of one answer on PostgreSQL, the new score included, against the bare driver sending the statements of such a save in a
 * transaction. Eight at once, each in a cluster of its own; both sides have the same clusters.
 */

const [AT_ONCE, SAVES, LEAST_RATIO] = [8, 25, 0.4];
const [ROW, FACT] = ["2.5", "contacts.participants_contacted"];
const NOW = new Date("2026-11-22T10:00:00Z");

interface Place {
  readonly person: string;
  readonly cluster: string;
  readonly assessment: string;
}
interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

const { edition } = await openWorld();
const server = await startPostgres();
try {
  console.log(JSON.stringify(await measure()));
} finally {
  server.stop();
}

async function measure(): Promise<Result> {
  const db = await openPostgres(server.url);
  const bare = new pg.Pool({ connectionString: server.url, max: 10, options: "-c role=klynge_none" });
  try {
    await seedDemonstration(db, edition);
    const [model, ...places] = await db.asWorker((tx) => copies(tx, 1 + 2 * AT_ONCE));
    const [mine, theirs] = [places.slice(0, AT_ONCE), places.slice(AT_ONCE)];
    const services = { db, edition, now: () => NOW } as unknown as Services;
    const statements = await statementsOfOneSave(services, model as Place);
    const version = { ours: 0, peer: 0 };
    const ours = async (): Promise<number> => {
      const first = version.ours;
      version.ours += SAVES;
      return rate(mine, async (place, i) => void (await save(services, place, first + i)));
    };
    const peer = async (): Promise<number> => {
      const first = version.peer;
      version.peer += SAVES;
      // filled in beforehand: the peer has nothing to do but to send and to read
      const filled = new Map(
        theirs.map((place) => [
          place,
          Array.from({ length: SAVES }, (_, i) => fill(statements, model as Place, place, first + i)),
        ]),
      );
      return rate(theirs, (place, i) => replay(bare, filled.get(place)?.[i] ?? []));
    };
    // the first version is put in by another statement than the later ones; then both are warm
    for (const place of [...mine, ...theirs]) await save(services, place, 0);
    version.ours = version.peer = 1;
    await interleave(ours, peer, { least: 4, most: 4, seconds: 10 });
    const times = await interleave(ours, peer, { least: 15, most: 41, seconds: 40 });
    const saves = version.ours;
    const same = await db.asWorker(async (tx) => {
      const [left, right] = [await rowsOf(tx, mine), await rowsOf(tx, theirs)];
      return left === right && left.includes(`"version":${saves}`);
    });
    const ratio = ratios(times.ours, times.peer);
    return {
      name: "save-throughput",
      unit: "saves a second",
      ours: spread(times.ours),
      peer: { what: "pg sending the same statements", ...spread(times.peer) },
      ratio,
      bound: `ratio >= ${LEAST_RATIO}`,
      met: ratio.median >= LEAST_RATIO,
      checked: [ensure(same, `both left the same facts and audit entries in ${AT_ONCE} clusters, version ${saves}`)],
      information: { statements_of_a_save: statements.length, at_once: AT_ONCE },
    };
  } finally {
    await bare.end();
    await db.close();
  }
}

/** Saves a second, with as many under way as there are places. */
async function rate(places: readonly Place[], one: (place: Place, i: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  await Promise.all(
    places.map(async (place) => {
      for (let i = 0; i < SAVES; i += 1) await one(place, i);
    }),
  );
  return (places.length * SAVES * 1000) / (performance.now() - start);
}

/** The value that the save from this version stores: never the one that stands there. */
function valueAfter(version: number): number {
  return 10 + (version % 60);
}

async function save(services: Services, place: Place, version: number): Promise<void> {
  const saved = await saveRow(services, { id: place.person, name: "Saver" } as Person, {
    assessmentId: place.assessment,
    rowId: ROW,
    answer: { facts: new Map([[FACT, { value: valueAfter(version), version }]]), note: null },
  });
  if (!saved.saved || scoreAssessment(saved.loaded).score.total.points <= 0)
    throw new Error(`not saved: ${JSON.stringify(saved)}`);
}

/** A later save of one answer, as the driver is told it. */
async function statementsOfOneSave(services: Services, place: Place): Promise<Statement[]> {
  await save(services, place, 0);
  const statements: Statement[] = [];
  const send = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...told: unknown[]) {
    const [first, values] = told as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const text = typeof first === "string" ? first : first.text;
    statements.push({ text, values: values ?? (typeof first === "string" ? [] : (first.values ?? [])) });
    return Reflect.apply(send, this, told);
  } as typeof send;
  try {
    await save(services, place, 1);
  } finally {
    pg.Client.prototype.query = send;
  }
  return statements;
}

/** The statements of the logged save (from version 1) as the one of another place from another version. */
function fill(statements: readonly Statement[], from: Place, place: Place, version: number): Statement[] {
  const others = new Map<unknown, unknown>([
    [from.person, place.person],
    [from.cluster, place.cluster],
    [from.assessment, place.assessment],
    [`${from.assessment}/${ROW}/${FACT}`, `${place.assessment}/${ROW}/${FACT}`],
    [1, version],
    [2, version + 1],
    [String(valueAfter(0)), String(valueAfter(version - 1))],
    [String(valueAfter(1)), String(valueAfter(version))],
  ]);
  return statements.map(({ text, values }) => ({
    text,
    values: values.map((value) => (others.has(value) ? others.get(value) : value)),
  }));
}

async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, values } of statements) await client.query(text, [...values]);
  } finally {
    client.release();
  }
}

/** Clusters like the first one of the demonstration, each with an owner of its own. */
async function copies(tx: Transaction, count: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let i = 0; i < count; i += 1) {
    const person = `saver-${i}`;
    await tx.execute(
      sql`insert into person (id, name, email) values (${person}, 'Saver', ${`${person}@demo.invalid`})`,
    );
    const [made] = await rows(
      tx,
      sql`with model as (select c.id, a.id as assessment from cluster c join assessment a on a.cluster_id = c.id
            where c.name = 'Fjordkraft Industriklynge'),
          made as (insert into cluster (name, country, place, invented) values (${`Cluster ${i}`}, 'NO', 'Porsgrunn', true) returning id),
          owned as (insert into cluster_person (cluster_id, person_id, role) select id, ${person}, 'owner' from made),
          started as (insert into assessment (cluster_id, scheme, edition, edition_hash, label, reference_date, created_by)
            select made.id, scheme, edition, edition_hash, a.label, reference_date, ${person}
            from made, assessment a where a.id = (select assessment from model) returning id),
          facts as (insert into fact_value (cluster_id, reference_date, fact, value, changed_by)
            select made.id, reference_date, fact, value, ${person} from made, fact_value f
            where f.cluster_id = (select id from model)),
          notes as (insert into row_note (assessment_id, row_id, evidence, changed_by)
            select started.id, row_id, evidence, ${person} from started, row_note n
            where n.assessment_id = (select assessment from model))
          select made.id as cluster, started.id as assessment from made, started`,
    );
    places.push({ person, cluster: String(made?.cluster), assessment: String(made?.assessment) });
  }
  return places;
}

/** Everything that saves leave in these clusters, without what must differ: ids and people. */
async function rowsOf(tx: Transaction, places: readonly Place[]): Promise<string> {
  const told: unknown[] = [];
  for (const { cluster, assessment, person } of places) {
    const facts = await rows(
      tx,
      sql`select fact, value, version, changed_by = ${person} as own from fact_value where cluster_id = ${cluster} order by fact`,
    );
    const audit = await rows(
      tx,
      sql`select action, replace(target, ${assessment}, '') as target, before, after, person_id = ${person} as own
          from audit_entry where cluster_id = ${cluster} order by id`,
    );
    const notes = await rows(
      tx,
      sql`select row_id, evidence, version from row_note where assessment_id = ${assessment} order by row_id`,
    );
    told.push(facts, audit, notes);
  }
  return JSON.stringify(told);
}

async function rows(tx: Transaction, query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return ((await tx.execute(query)) as unknown as { rows: Record<string, unknown>[] }).rows;
}
