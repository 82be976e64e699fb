import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import { loadPipeline } from "../../packages/app/src/features/tasks/load-pipeline.ts";
import { countTasks, listTasks, tasksOfTheAway } from "../../packages/app/src/features/tasks/queries.ts";
import type { Database } from "../../packages/app/src/platform/database/database.ts";
import { openPglite } from "../../packages/app/src/platform/database/open-pglite.ts";
import { openPostgres } from "../../packages/app/src/platform/database/open-postgres.ts";
import type { Office } from "../../packages/app/src/platform/web/env.ts";
import { startPostgres } from "../../packages/app/test/support/postgres.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";
import { openWorld } from "../kit/world.ts";

/**
 * The work list of an officer of the secretariat with 1,000 cases, as its page asks for it: under row level security, the first pages and a
 * later one, on PostgreSQL and on the embedded database.
 */

const [CASES, CLUSTERS, EVENTS, PAGE, ROUNDS, AT_MOST] = [1000, 400, 30, 50, 40, 50];
const DAY = "2026-11-22";
const OFFICER = { id: "claire-dubois", offices: ["secretariat"] as Office[] };

const { edition } = await openWorld();
console.log(JSON.stringify(await measure()));

async function measure(): Promise<Result> {
  const postgres = await onPostgres();
  const embedded = await onPglite();
  const p95 = Math.max(percentile(postgres.lists), percentile(embedded.lists));
  const all = [...postgres.lists, ...embedded.lists];
  return {
    name: "work-list",
    unit: "ms",
    ours: spread(all),
    peer: null,
    ratio: null,
    bound: `p95 <= ${AT_MOST} ms`,
    met: p95 <= AT_MOST,
    checked: [ensure(true, `each page held ${PAGE} of ${CASES} tasks in their order`)],
    information: {
      cases: CASES,
      events: CASES * EVENTS,
      p95_postgresql_ms: percentile(postgres.lists),
      p95_embedded_ms: percentile(embedded.lists),
      most_ms: rounded(Math.max(...all)),
      pipeline_postgresql_ms: spread(postgres.pipelines).median,
      pipeline_embedded_ms: spread(embedded.pipelines).median,
    },
  };
}

interface Times {
  readonly lists: readonly number[];
  readonly pipelines: readonly number[];
}

async function onPostgres(): Promise<Times> {
  const server = await startPostgres();
  try {
    const db = await openPostgres(server.url);
    try {
      await fill(db);
      const owner = new pg.Client({ connectionString: server.url });
      await owner.connect();
      await owner.query("vacuum analyze label_case, case_task, case_event");
      await owner.end();
      return { lists: await times(db), pipelines: await pipelines(db) };
    } finally {
      await db.close();
    }
  } finally {
    server.stop();
  }
}

async function onPglite(): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-bench-"));
  const db = await openPglite(folder);
  try {
    await fill(db);
    return { lists: await times(db), pipelines: await pipelines(db) };
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

async function fill(db: Database): Promise<void> {
  await seedDemonstration(db, edition);
  await db.asWorker(async (tx) => {
    await tx.execute(sql`insert into cluster (name, country, place)
      select 'Cluster ' || n, 'NO', 'Oslo' from generate_series(1, ${CLUSTERS}::int) n`);
    await tx.execute(sql`insert into label_case (cluster_id, label, opened, state, since, edition_hash, hash, opened_by, number)
      select c.id, l.label, json_build_object('label', l.label, 'cluster', json_build_object('name', c.name, 'country', 'NO')),
        (array['eligibility', 'contract', 'submitted', 'recommended', 'awarded'])[1 + (row_number() over (order by c.id, l.label))::int % 5],
        date ${sql.raw(`'${DAY}'`)} - (row_number() over (order by c.id, l.label))::int % 200,
        repeat('0', 64), repeat('0', 64), 'kari-lunde', ${EVENTS}::int
      from cluster c, (values ('bronze'), ('silver'), ('gold')) l (label) where c.name like 'Cluster %' limit ${CASES}::int`);
    await tx.execute(sql`insert into case_event (case_id, number, at, person_id, party, step, data, audience, command_id, previous_hash, hash)
      select c.id, n, now(), 'kari-lunde', 'cluster',
        case n when 3 then 'offer_contract' when 4 then 'sign_contract' when 5 then 'issue_invoice' else 'write_finding' end,
        case n when 3 then '{"fee": {"amount": 250000, "currency": "EUR"}}'::jsonb else '{}'::jsonb end,
        'case', gen_random_uuid(), repeat('0', 64), repeat('0', 64)
      from label_case c, generate_series(1, ${EVENTS}::int) n`);
    await tx.execute(sql`insert into case_task (case_id, task, party, since, due_on)
      select id, 'check_eligibility', 'secretariat', since,
        case when abs(hashtext(id::text)) % 3 > 0 then since + abs(hashtext(id::text)) % 90 end from label_case`);
    await tx.execute(sql`insert into case_task (case_id, task, party, person_id, since)
      select id, 'score', 'expert', 'astrid-berg', since from label_case`);
  });
}

/** What /work asks, in one transaction. */
async function times(db: Database): Promise<number[]> {
  const found: number[] = [];
  for (let round = -5; round < ROUNDS; round += 1)
    for (const page of [0, 1, 12]) {
      const start = performance.now();
      const { tasks, counts } = await db.asPerson(OFFICER.id, async (tx) => ({
        tasks: await listTasks(tx, OFFICER, { page, size: PAGE }),
        counts: await countTasks(tx, OFFICER, DAY),
        away: page === 0 ? await tasksOfTheAway(tx, DAY) : [],
      }));
      const ms = performance.now() - start;
      ensure(tasks.length === PAGE + 1 && counts.all === CASES, `page ${page} is whole`);
      const days = tasks.map(({ due_on: due }) => due ?? "9999");
      ensure(days.join() === days.toSorted().join(), `page ${page} is in order`);
      // the first rounds are not counted
      if (round >= 0) found.push(ms);
    }
  return found;
}

/** The page with all cases, their ages, fees and experts. */
async function pipelines(db: Database): Promise<number[]> {
  const found: number[] = [];
  const services = { now: () => new Date(`${DAY}T10:00:00Z`) };
  for (let round = -2; round < 10; round += 1) {
    const start = performance.now();
    const { states } = await db.asPerson(OFFICER.id, (tx) => loadPipeline(services, tx, null, { page: 0, size: PAGE }));
    if (round >= 0) found.push(performance.now() - start);
    ensure(states.reduce((sum, { cases }) => sum + cases, 0) === CASES, "the pipeline counts every case");
  }
  return found;
}

function percentile(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
}
