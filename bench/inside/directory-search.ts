import { sql } from "drizzle-orm";
import pg from "pg";
import { seedDemonstration } from "../../packages/app/src/demonstration/seed.ts";
import { loadCompanies } from "../../packages/app/src/features/directory/load-directory.ts";
import { type DirectoryQuery, directoryQuery, writePlace } from "../../packages/app/src/features/directory/schema.ts";
import type { Database } from "../../packages/app/src/platform/database/database.ts";
import { openPostgres } from "../../packages/app/src/platform/database/open-postgres.ts";
import type { Services } from "../../packages/app/src/platform/services.ts";
import type { Person } from "../../packages/app/src/platform/web/env.ts";
import { startPostgres } from "../../packages/app/test/support/postgres.ts";
import { countOrganisations, fillOrganisations, rows } from "../kit/organisations.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";
import { openWorld } from "../kit/world.ts";

/**
 * Searches of the directory over 200,000 organisations in 400 clusters on PostgreSQL, as its page asks them: under row level security, for
 * everybody and for an office, a page of 20 with what is told of each.
 */

const [ORGANISATIONS, CLUSTERS, PAGE, ROUNDS, AT_MOST] = [200_000, 400, 20, 12, 50];
const NOW = new Date("2026-11-22T10:00:00Z");
const OFFICE = { id: "claire-dubois", offices: ["secretariat"] } as unknown as Person;

const { edition } = await openWorld();
const server = await startPostgres();
try {
  console.log(JSON.stringify(await measure()));
} finally {
  server.stop();
}

async function measure(): Promise<Result> {
  const db = await openPostgres(server.url);
  try {
    await seedDemonstration(db, edition);
    await fillOrganisations(db, { organisations: ORGANISATIONS, clusters: CLUSTERS, person: OFFICE.id });
    await tidy();
    const services = { db, now: () => NOW } as unknown as Services;
    const searches = await mixed(db);
    const byKind = new Map<string, number[]>();
    const missed = new Set<string>();
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const { kind, query, person, least } of searches) {
        const start = performance.now();
        const { entries } = await loadCompanies(services, person, query, PAGE);
        const ms = performance.now() - start;
        if (entries.length < least) missed.add(`${kind} ${query.q}`);
        // the first round is not counted
        if (round > 0) byKind.set(kind, [...(byKind.get(kind) ?? []), ms]);
      }
    const all = [...byKind.values()].flat();
    const p95 = percentile(all);
    const there = await countOrganisations(db);
    return {
      name: "directory-search",
      unit: "ms",
      ours: spread(all),
      peer: null,
      ratio: null,
      bound: `p95 <= ${AT_MOST} ms`,
      met: p95 <= AT_MOST,
      checked: [
        ensure(
          missed.size === 0,
          `${searches.length} searches found what they had to${[...missed].map((one) => `; not ${one}`)}`,
        ),
        ensure(there >= ORGANISATIONS, `at least ${ORGANISATIONS} organisations were searched`),
      ],
      information: {
        organisations: there,
        p95_ms: p95,
        most_ms: rounded(Math.max(...all)),
        searches: all.length,
        ...Object.fromEntries([...byKind].map(([kind, times]) => [`p95_${kind}_ms`, percentile(times)])),
      },
    };
  } finally {
    await db.close();
  }
}

/** As the database does for itself after a while. */
async function tidy(): Promise<void> {
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  await owner.query("vacuum analyze organisation");
  await owner.end();
}

function percentile(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return rounded(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
}

interface Search {
  readonly kind: string;
  readonly query: DirectoryQuery;
  readonly person: Person | null;
  /** How many entries its page must have at least. */
  readonly least: number;
}

/** What people ask: names as they know them, beginnings while they type, words that many have, numbers, filters, and pages far behind. */
async function mixed(db: Database): Promise<Search[]> {
  const found = sql`listed and cluster_id in (select published_clusters())`;
  const names = await rows<{ word: string }>(
    db,
    sql`select name as word from organisation where ${found} order by md5(id::text) limit 8`,
  );
  const numbers = await rows<{ word: string }>(
    db,
    sql`select register_number as word from organisation where ${found} order by md5(name || id) limit 4`,
  );
  const searches: [kind: string, query: Partial<DirectoryQuery>, least: number][] = [
    ...names.map(({ word }) => of("rare", word, 1)),
    ...numbers.map(({ word }) => of("number", word, 1)),
    of("number", "912012", PAGE),
    ...["no", "nor", "nordi", "Ør", "bri", "ma", "Łó", "st"].map((q) => of("prefix", q, PAGE)),
    ...["as", "industri", "bygg as", "eiendom oslo", "nordisk", "transport bergen"].map((q) => of("common", q, PAGE)),
    ["filter", {}, PAGE],
    ["filter", { country: "PL" }, PAGE],
    ["filter", { kind: "research" }, PAGE],
    ["filter", { section: "C" }, PAGE],
    ["filter", { country: "DK", kind: "university", section: "J" }, 1],
    ["filter", { q: "industri", country: "NO", section: "C" }, PAGE],
    ["filter", { q: "tech", kind: "research", country: "PL" }, 1],
    of("nothing", "qwxz", 0),
    of("nothing", "nordisk qwxz", 0),
    ["deep", { after: writePlace(["1", "s", ""]) }, PAGE],
    ["deep", { q: "as", after: writePlace(["1", "t", ""]) }, PAGE],
    ["deep", { q: "industri", after: writePlace(["1", "n", ""]) }, PAGE],
    ["deep", { q: "nordisk", after: writePlace(["0", "nordisk s", ""]) }, PAGE],
  ];
  const none = { country: null, label: null, ecosystem: null, kind: null, section: null, shown: null, after: null };
  return searches.flatMap(([kind, given, least]) => {
    const query = directoryQuery.parse({ of: "organisations", q: "", ...none, ...given });
    return [
      { kind, query, least, person: null },
      { kind: `office_${kind}`, query, least, person: OFFICE },
    ];
  });
}

function of(kind: string, q: string, least: number): [string, Partial<DirectoryQuery>, number] {
  return [kind, { q }, least];
}
