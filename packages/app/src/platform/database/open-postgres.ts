import { drizzle } from "drizzle-orm/node-postgres";
import { Client, Pool } from "pg";
import { StartProblem } from "../start-problem.ts";
import { type Database, databaseOver, type Transaction } from "./database.ts";
import { installJobs } from "./install-jobs.ts";
import { type MigratingSession, migrate } from "./migrate.ts";

/** Connections for requests; jobs have their own. */
const CONNECTIONS = 10;

/**
 * A PostgreSQL server, 15 or newer. The user of the address must be allowed to create roles the first time.
 * @throws StartProblem when it cannot be reached
 */
export async function openPostgres(url: string): Promise<Database> {
  await migrateOn(url);
  // whoever forgets to enter a role has none that may do anything
  const pool = new Pool({ connectionString: url, max: CONNECTIONS, options: "-c role=klynge_none" });
  const orm = drizzle(pool);
  return databaseOver({
    engine: "postgres",
    jobs: { engine: "postgres", connectionString: inRole(url, "klynge_worker") },
    transaction: (work) => orm.transaction((tx) => work(tx as unknown as Transaction)),
    close: () => pool.end(),
  });
}

/** The same address, entered in a role. */
function inRole(url: string, role: string): string {
  const address = new URL(url);
  address.searchParams.append("options", `-c role=${role}`);
  return address.href;
}

async function migrateOn(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new StartProblem("database_unreachable", { reason: (error as Error).message });
  }
  try {
    // two programs that start at once do not both migrate
    await client.query("select pg_advisory_lock(7291021)");
    const session: MigratingSession = {
      run: async (text) => void (await client.query(text)),
      rows: async (text) => (await client.query(text)).rows,
    };
    await migrate(session);
    await installJobs(session);
  } finally {
    await client.end();
  }
}
