import { drizzle } from "drizzle-orm/node-postgres";
import { type Client, Pool } from "pg";
import { StartProblem } from "../start-problem.ts";
import { type Database, databaseOver, type Transaction } from "./database.ts";
import { codeOf } from "./error-code.ts";
import { installJobs } from "./install-jobs.ts";
import { LosableClient } from "./losable-client.ts";
import { type MigratingSession, migrate } from "./migrate.ts";

/** Connections for requests; jobs have their own. */
const CONNECTIONS = 10;

/**
 * A PostgreSQL server, 15 or newer. The first time the user of the address must own the database and be allowed to create roles.
 * @throws StartProblem when it cannot be reached, or the user may not do what has to be done
 */
export async function openPostgres(url: string): Promise<Database> {
  await migrateOn(url);
  const configFor = (role: string) => ({ connectionString: inRole(url, role), Client: LosableClient });
  // whoever forgets to enter a role has none that may do anything
  const pool = new Pool({ ...configFor("klynge_none"), max: CONNECTIONS });
  // its client has told it already
  pool.on("error", () => {});
  return databaseOver({
    engine: "postgres",
    jobs: { engine: "postgres", config: configFor("klynge_worker") },
    transaction: (work) => inTransaction(pool, work, CONNECTIONS),
    close: () => pool.end(),
  });
}

/**
 * On a connection of the pool. One that was lost since it was last used is noticed only at its next use: then another does it.
 * @param others how many more of them could be lost
 */
async function inTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>, others: number): Promise<T> {
  const client = await pool.connect();
  let begun = false;
  try {
    return await drizzle(client).transaction((tx) => {
      begun = true;
      return work(tx as unknown as Transaction);
    });
  } catch (error) {
    if (begun || others === 0) throw error;
  } finally {
    // what could begin nothing is thrown away
    client.release(!begun);
  }
  return inTransaction(pool, work, others - 1);
}

/** The same address, entered in a role; options of its own stay. */
function inRole(url: string, role: string): string {
  const address = new URL(url);
  const own = address.searchParams.get("options");
  address.searchParams.set("options", `${own ? `${own} ` : ""}-c role=${role}`);
  return address.href;
}

async function migrateOn(url: string): Promise<void> {
  const client = new LosableClient({ connectionString: url });
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
  } catch (error) {
    throw codeOf(error) === NOT_ALLOWED ? await whatIsMissing(client, error as Error) : error;
  } finally {
    await client.end();
  }
}

const NOT_ALLOWED = "42501";

/** Roles belong to the whole server: a second owner finds those of the first, which are not his. */
async function whatIsMissing(client: Client, { message }: Error): Promise<StartProblem> {
  await client.query("rollback");
  const { rows } = await client.query<{ user: string; strange: string | null }>(
    `select current_user as user, string_agg(rolname, ', ' order by rolname) as strange
     from pg_roles where rolname like 'klynge\\_%' and not rolcanlogin and not pg_has_role(oid, 'member')`,
  );
  const [{ user, strange } = { user: "", strange: null }] = rows;
  return strange
    ? new StartProblem("roles_of_another", { user, roles: strange })
    : new StartProblem("database_rights", { user, answer: message });
}
