import { closeSync, openSync, readSync, statSync } from "node:fs";
import { BadInput, refuse } from "../problem.ts";
import { reasonOf } from "./system-error.ts";

/**
 * Reads a text file that may be anything. What is no ordinary file is refused before it is opened, for a pipe
 * would wait for its writer without end; a file that is too large before a byte of it is read, one that does not tell
 * its size as soon as it has given too much.
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
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw refuse(file, "file_unreadable", { reason: "directory" });
    if (!stat.isFile()) throw refuse(file, "file_unreadable", { reason: "no regular file" });
    if (stat.size > limit) throw refuse(file, "file_too_large", { bytes: stat.size, limit });
    return drain(file, limit);
  } catch (error) {
    throw error instanceof BadInput ? error : refuseFor(file, error);
  }
}

const PIECE = 64 * 1024;

function drain(file: string, limit: number): Uint8Array {
  const handle = openSync(file, "r");
  try {
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
  } finally {
    closeSync(handle);
  }
}

const MISSING = new Set(["absent", "no directory"]);

function refuseFor(file: string, error: unknown): Error {
  const reason = reasonOf(error);
  return MISSING.has(reason) ? refuse(file, "file_not_found") : refuse(file, "file_unreadable", { reason });
}
