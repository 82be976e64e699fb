import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StartProblem } from "../start-problem.ts";
import { isDiskFull } from "./disk.ts";

/** Locked by the system, through SQLite, as long as the process lives: it can be neither taken twice nor left behind. */
const LOCK = "klynge.mutex";
/** Who has it, for people. */
const HOLDER = "klynge.lock";
const SQLITE_BUSY = 5;

/**
 * One process at a time: PGlite has no lock of its own, and two would destroy the data. What stands in a file could be old, or the
 * number of its process could have gone to another one; a lock of the system ends with whoever holds it.
 * @returns gives the folder free again
 * @throws StartProblem `folder_locked`, `folder_not_writable`, `disk_full`
 */
export function lockFolder(folder: string): () => void {
  const lock = take(folder);
  const holder = join(folder, HOLDER);
  const unlock = (): void => {
    rmSync(holder, { force: true });
    lock.close();
  };
  try {
    writeFileSync(holder, String(process.pid));
    return unlock;
  } catch (error) {
    unlock();
    throw new StartProblem(isDiskFull(error) ? "disk_full" : "folder_not_writable", { folder });
  }
}

function take(folder: string): DatabaseSync {
  let lock: DatabaseSync | null = null;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new DatabaseSync(join(folder, LOCK));
    // nothing is ever written: the file stays empty
    lock.exec("pragma journal_mode = memory; begin exclusive");
    return lock;
  } catch (error) {
    lock?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY)
      throw new StartProblem("folder_locked", { folder, pid: holderOf(folder) });
    throw new StartProblem(isDiskFull(error) ? "disk_full" : "folder_not_writable", { folder });
  }
}

/** 0 in the moment before it is written. */
function holderOf(folder: string): number {
  try {
    return Number(readFileSync(join(folder, HOLDER), "utf8"));
  } catch {
    return 0;
  }
}
