import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { hasRoom, isDiskFull } from "../database/disk.ts";
import { Problem } from "../web/problem.ts";
import { WorkerFailed, WorkerPool } from "../workers/pool.ts";
import type { FileKind } from "./file-kind.ts";

/**
 * Files that people bring. Each is streamed to a place of its own, then looked at and hashed by a thread, and only then kept among
 * the files of the program. Whatever ends on the way leaves nothing behind.
 */
export interface Uploads {
  /**
   * Writes what comes to the disk as it comes.
   * @param most bytes
   * @throws Problem too_large, disk_full; whatever the content throws
   */
  hold(content: AsyncIterable<Uint8Array>, most: number): Promise<HeldFile>;
  /**
   * Looks at what was held and keeps it among the files; it is held no longer, whatever comes of it.
   * @param name as the person calls it: what it ends with says what it claims to be
   * @throws Problem file_empty, file_kind, file_misnamed, disk_full
   */
  keep(held: HeldFile, wanted: { readonly name: string; readonly kinds: readonly FileKind[] }): Promise<KeptFile>;
  /** Nobody wants it after all. */
  drop(held: HeldFile): Promise<void>;
  close(): Promise<void>;
}

/** A file that came and is not looked at yet. */
export interface HeldFile {
  readonly place: string;
}

export interface KeptFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly kind: FileKind;
}

export interface KeepTask {
  readonly place: string;
  readonly name: string;
  readonly kinds: readonly FileKind[];
}

/** Looking at 25 MB takes a second, and some wait for their turn; whatever takes this long was made to. */
const LONGEST_LOOK_MS = 60_000;
const MEMORY_MB = 256;
const FORGOTTEN_MS = 3_600_000;

/** @param filesFolder where files are kept; those that come wait in a folder inside of it */
export function openUploads(filesFolder: string): Uploads {
  const waiting = join(filesFolder, "incoming");
  mkdirSync(waiting, { recursive: true });
  forgetOld(waiting);
  const pool = new WorkerPool<KeepTask, KeptFile>(() => startThread(filesFolder));
  const drop = ({ place }: HeldFile): Promise<void> => rm(place, { force: true });
  return {
    async hold(content, most) {
      const held = { place: join(waiting, randomUUID()) };
      try {
        await write(held.place, content, most);
        // the last room is the database's: without it nothing could be saved any more
        if (!hasRoom(waiting, "write")) throw new Problem("disk_full");
        return held;
      } catch (error) {
        await drop(held);
        throw isDiskFull(error) ? new Problem("disk_full") : error;
      }
    },
    async keep(held, { name, kinds }) {
      try {
        const task = { place: held.place, name, kinds };
        return await pool.run({ input: task, signal: AbortSignal.timeout(LONGEST_LOOK_MS) });
      } catch (error) {
        throw asProblem(error, name);
      } finally {
        await drop(held);
      }
    },
    drop,
    close: () => pool.close(),
  };
}

/** What came while a program ended nobody waits for; what comes to another program in the same folder is younger. */
function forgetOld(waiting: string): void {
  for (const name of readdirSync(waiting)) {
    const place = join(waiting, name);
    const { mtimeMs } = statSync(place, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs !== undefined && mtimeMs < Date.now() - FORGOTTEN_MS) rmSync(place, { force: true });
  }
}

function startThread(filesFolder: string): Worker {
  const worker = new Worker(new URL("./keep-thread.ts", import.meta.url), {
    workerData: { filesFolder },
    execArgv: ["--experimental-transform-types", "--no-warnings"],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  // the program does not stay alive for it
  worker.unref();
  return worker;
}

async function write(place: string, content: AsyncIterable<Uint8Array>, most: number): Promise<void> {
  const file: FileHandle = await open(place, "wx", 0o640);
  try {
    let bytes = 0;
    for await (const piece of content) {
      bytes += piece.length;
      if (bytes > most) throw new Problem("too_large", { limit: megabytes(most) });
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
}

export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000)} MB`;
}

const REFUSALS = { empty: "file_empty", kind: "file_kind", misnamed: "file_misnamed" } as const;

function asProblem(error: unknown, name: string): unknown {
  if (isDiskFull(error)) return new Problem("disk_full");
  if (error instanceof WorkerFailed && error.code in REFUSALS)
    return new Problem(REFUSALS[error.code as keyof typeof REFUSALS], { name });
  // whatever ends the thread or takes too long is no file to keep
  return error instanceof WorkerFailed ? error : new Problem("file_kind", { name });
}
