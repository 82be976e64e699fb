import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { PGlite, Transaction as PgliteTransaction } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import type { PGliteLike } from "pg-boss";
import { asStartProblem, StartProblem } from "../start-problem.ts";
import { type Database, databaseOver, type Transaction } from "./database.ts";
import { hasRoom } from "./disk.ts";
import { EndingPglite } from "./ending-pglite.ts";
import { codeOf } from "./error-code.ts";
import { installJobs } from "./install-jobs.ts";
import { KeptStatements } from "./kept-statements.ts";
import { lockFolder } from "./lock-folder.ts";
import { type MigratingSession, migrate } from "./migrate.ts";

const INSIDE = "pglite";

/**
 * The embedded database in its own folder; for tests in memory, where it vanishes with the process.
 * @param place the folder, or the copy of a database (`dumpDataDir`) that one in memory begins as
 * @throws StartProblem when another process holds the folder, it holds something else, or there is no room
 */
export async function openPglite(place: string | Blob): Promise<Database> {
  const folder = typeof place === "string" ? place : null;
  const unlock = folder === null ? () => {} : lockOwn(folder);
  try {
    const client = await startEngine(place);
    await migrate(sessionOf(client));
    await installJobs(sessionOf(client));
    await client.exec("set role klynge_none");
    const orm = drizzle(keeping(client));
    const mayWrite = () => folder === null || hasRoom(folder, "write");
    return databaseOver({
      engine: "pglite",
      jobs: { engine: "pglite", client: asWorkerOnly(client, mayWrite) },
      transaction: (work) =>
        orm.transaction((given) => {
          const tx = given as unknown as Transaction;
          return mayWrite() ? work(tx) : onlyRead(tx, work);
        }),
      close: async () => {
        await client.close();
        unlock();
      },
    });
  } catch (error) {
    unlock();
    throw asStartProblem(error);
  }
}

/** The lock of a folder that holds nothing of others. */
function lockOwn(folder: string): () => void {
  const strange = existsSync(join(folder, "PG_VERSION")) && !existsSync(join(folder, INSIDE));
  if (strange) throw new StartProblem("folder_foreign", { folder });
  return lockFolder(folder);
}

async function startEngine(place: string | Blob): Promise<PGlite> {
  if (typeof place !== "string") return started(new EndingPglite({ loadDataDir: place }));
  const inside = join(place, INSIDE);
  const isNew = !existsSync(inside);
  if (!hasRoom(place, isNew ? "make" : "write")) throw new StartProblem("disk_full", {});
  try {
    return await started(new EndingPglite({ dataDir: inside }));
  } catch (error) {
    // half a database cannot always be opened again
    if (isNew) rmSync(inside, { recursive: true, force: true });
    throw error;
  }
}

async function started(client: PGlite): Promise<PGlite> {
  await client.waitReady;
  return client;
}

/** The session as Drizzle uses it: transactions, whose statements are kept. */
function keeping(client: PGlite): PGlite {
  const statements = new KeptStatements(client);
  const transaction = <T>(work: (tx: PgliteTransaction) => Promise<T>): Promise<T> =>
    client.transaction((given) => {
      const query: KeptStatements["query"] = async (...statement) => {
        // it would run in the transaction of somebody else
        if (given.closed) throw new Error("the transaction has ended");
        return statements.query(...statement);
      };
      return work({ query } as unknown as PgliteTransaction);
    });
  return { transaction } as unknown as PGlite;
}

const ONLY_READ = "set transaction read only";
const WRITTEN_ALL_THE_SAME = "25006";

/** Where there is no room to write, what is there can still be read. */
async function onlyRead<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await tx.execute(sql.raw(ONLY_READ));
  try {
    return await work(tx);
  } catch (error) {
    throw codeOf(error) === WRITTEN_ALL_THE_SAME ? Object.assign(new Error("no room"), { code: "ENOSPC" }) : error;
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
function asWorkerOnly(client: PGlite, mayWrite: () => boolean): PGliteLike {
  const as = <T>(work: (tx: PgliteTransaction) => Promise<T>): Promise<T> =>
    client.transaction(async (tx) => {
      if (!mayWrite()) await tx.query(ONLY_READ);
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
