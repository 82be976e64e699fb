import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { refuse } from "../problem.ts";

/**
 * Reads a text file that may be anything. A file that is too large is refused by its size before a byte of it is read; a
 * pipe, which has no size, as soon as it has given too much.
 * @throws BadInput
 */
export function readText(file: string, limit: number): string {
  const bytes = readBytes(file, limit);
  try {
    // a byte order mark at the beginning is taken out
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse(file, "not_utf8");
  }
}

function readBytes(file: string, limit: number): Uint8Array {
  const handle = open(file);
  try {
    const stat = fstatSync(handle);
    if (stat.isDirectory()) throw refuse(file, "file_unreadable", { reason: "directory" });
    if (!stat.isFile() && !stat.isFIFO()) throw refuse(file, "file_unreadable", { reason: "no regular file" });
    if (stat.isFile() && stat.size > limit) throw refuse(file, "file_too_large", { bytes: stat.size, limit });
    return drain(file, handle, limit);
  } finally {
    closeSync(handle);
  }
}

const PIECE = 64 * 1024;

function drain(file: string, handle: number, limit: number): Uint8Array {
  const pieces: Buffer[] = [];
  let total = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const length = readSync(handle, piece);
    if (length === 0) return Buffer.concat(pieces);
    total += length;
    if (total > limit) throw refuse(file, "file_too_large", { bytes: total, limit });
    pieces.push(piece.subarray(0, length));
  }
}

function open(file: string): number {
  try {
    return openSync(file, "r");
  } catch (error) {
    throw refuseFor(file, error as NodeJS.ErrnoException);
  }
}

const MISSING = new Set(["ENOENT", "ENOTDIR"]);
const FORBIDDEN = new Set(["EACCES", "EPERM"]);

function refuseFor(file: string, { code = "" }: NodeJS.ErrnoException): Error {
  if (MISSING.has(code)) return refuse(file, "file_not_found");
  return refuse(file, "file_unreadable", { reason: FORBIDDEN.has(code) ? "permission" : code });
}
