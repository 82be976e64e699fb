import { statfsSync } from "node:fs";
import { codeOf } from "./error-code.ts";

const MB = 1024 * 1024;
/**
 * The embedded database writes its log in pieces of 16 MB; without room for the next one it ends for good. With less than two of
 * them left nothing is written any more, so that everything can still be read.
 */
const ROOM_TO_WRITE = 32 * MB;
/** What an empty database takes. */
const ROOM_TO_MAKE = 40 * MB;

/** As the system and PostgreSQL call it; a share of the disk that is used up is as good as a full disk. */
const FULL: ReadonlySet<string | null> = new Set(["ENOSPC", "EDQUOT", "53100"]);
/** The same two of the system, as PGlite is told them before there is a database (WASI). */
const FULL_INSIDE: ReadonlySet<number | undefined> = new Set([51, 19]);

/** Whether something failed because there is no room on the disk. */
export function isDiskFull(error: unknown): boolean {
  const { name, errno } = (error ?? {}) as { name?: string; errno?: number };
  return FULL.has(codeOf(error)) || (name === "ErrnoError" && FULL_INSIDE.has(errno));
}

/** Whether the embedded database in this folder may write, or be made there. */
export function hasRoom(folder: string, to: "write" | "make"): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_TO_WRITE + (to === "make" ? ROOM_TO_MAKE : 0);
}
