import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type Transaction as PgliteTransaction } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { PGliteLike } from "pg-boss";
import { StartProblem } from "../start-problem.ts";
import { type Database, databaseOver, type Transaction } from "./database.ts";
import { installJobs } from "./install-jobs.ts";
import { type MigratingSession, migrate } from "./migrate.ts";

const LOCK = "klynge.lock";
const INSIDE = "pglite";

/**
 * The embedded database in its own folder, or in memory for tests.
 * @param folder null for a database that vanishes with the process
 * @throws StartProblem when another process holds the folder, or it holds something else
 */
export async function openPglite(folder: string | null): Promise<Database> {
  const unlock = folder === null ? () => {} : lock(folder);
  try {
    const client = await PGlite.create(folder === null ? {} : { dataDir: join(folder, INSIDE) });
    await migrate(sessionOf(client));
    await installJobs(sessionOf(client));
    await client.exec("set role klynge_none");
    const orm = drizzle(client);
    return databaseOver({
      engine: "pglite",
      jobs: { engine: "pglite", client: asWorkerOnly(client) },
      transaction: (work) => orm.transaction((tx) => work(tx as unknown as Transaction)),
      close: async () => {
        await client.close();
        unlock();
      },
    });
  } catch (error) {
    unlock();
    throw diskFull(error) ?? error;
  }
}

function sessionOf(client: PGlite): MigratingSession {
  return {
    run: async (text) => void (await client.exec(text)),
    rows: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
  };
}

/**
 * The one session as the queue of jobs may use it: each of its queries is a transaction of the worker's role, which waits while
 * another transaction is open. pg-boss brings `BEGIN` and `COMMIT` with some scripts; here they are already inside of one.
 */
function asWorkerOnly(client: PGlite): PGliteLike {
  const as = <T>(work: (tx: PgliteTransaction) => Promise<T>): Promise<T> =>
    client.transaction(async (tx) => {
      await tx.query("select set_config('role', 'klynge_worker', true)");
      return work(tx);
    });
  return {
    // what failed was undone with its transaction
    query: async <T>(text: string, values?: unknown[]) =>
      text === "ROLLBACK" ? { rows: [] as T[] } : as((tx) => tx.query<T>(text, values)),
    exec: (text) => as((tx) => tx.exec(text.replace(/^\s*BEGIN;/, "").replace(/COMMIT;?\s*$/, ""))),
    listen: (channel, heard) => client.listen(channel, heard),
  };
}

/** One process at a time: PGlite has no lock of its own and two would destroy the data. */
function lock(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new StartProblem("folder_not_writable", { folder });
  }
  const strange = existsSync(join(folder, "PG_VERSION")) && !existsSync(join(folder, INSIDE));
  if (strange) throw new StartProblem("folder_foreign", { folder });
  const file = join(folder, LOCK);
  const holder = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  if (holder && holder !== process.pid && isAlive(holder))
    throw new StartProblem("folder_locked", { folder, pid: holder });
  try {
    writeFileSync(file, String(process.pid));
  } catch (error) {
    throw diskFull(error) ?? new StartProblem("folder_not_writable", { folder });
  }
  return () => rmSync(file, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function diskFull(error: unknown): StartProblem | null {
  return (error as NodeJS.ErrnoException).code === "ENOSPC" ? new StartProblem("disk_full", {}) : null;
}
