import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files of the program, outside the database, each under the hash of its content: the same content is kept once. */
export interface Files {
  /** Keeps a file and gives its SHA-256; done when it is safely on the disk. Call it where 20 ms of hashing hold nobody up. */
  write(content: Uint8Array): Promise<string>;
  /** Keeps a file that lies on the same disk already, however large, and gives its SHA-256; it is not at its old place any more. */
  take(place: string): Promise<string>;
  /** Null when the file is not there, or is not any more what it was. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The content piece by piece, for what is too large to be held; as it is on the disk. Null when it is not there. */
  stream(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Whether it is there, with as many bytes; cheap. */
  has(sha256: string, bytes: number): Promise<boolean>;
  /** Takes a file away for good; nothing may refer to it any more. */
  remove(sha256: string): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;

/** Files in a folder: `ab/cdef…`. A file is written under another name, pushed to the disk, and then put in its place. */
export function filesIn(folder: string): Files {
  const placeOf = (sha256: string): string => {
    if (!HASH.test(sha256)) throw new RangeError("not a SHA-256");
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  return {
    async write(content) {
      const sha256 = createHash("sha256").update(content).digest("hex");
      const place = placeOf(sha256);
      await mkdir(dirname(place), { recursive: true });
      const beside = `${place}.${randomUUID()}`;
      try {
        await writeThrough(beside, content);
        await rename(beside, place);
        await pushFolder(dirname(place));
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      return sha256;
    },
    async take(place) {
      const sha256 = await hashOf(place);
      const kept = placeOf(sha256);
      await mkdir(dirname(kept), { recursive: true });
      await rename(place, kept);
      await pushFolder(dirname(kept));
      return sha256;
    },
    async read(sha256) {
      const content = await readFile(placeOf(sha256)).catch(missing);
      // hashed by a thread of the system
      return content && (await sha256Of(content)) === sha256 ? content : null;
    },
    async stream(sha256) {
      const file = await open(placeOf(sha256)).catch(missing);
      return file?.createReadStream() ?? null;
    },
    async has(sha256, bytes) {
      const known = await stat(placeOf(sha256)).catch(missing);
      return known?.size === bytes;
    },
    async remove(sha256) {
      await rm(placeOf(sha256), { force: true });
    },
  };
}

async function writeThrough(place: string, content: Uint8Array): Promise<void> {
  const file = await open(place, "wx", 0o640);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name is on the disk only when its folder is. */
async function pushFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(place: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(place)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

async function sha256Of(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", content)).toString("hex");
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
