import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";

/** A packed database that is read from the disk once: whoever unpacks it takes copies of its files. */
class Packed extends Blob {
  readonly #bytes: ArrayBuffer;
  constructor(file: string) {
    super();
    this.#bytes = new Uint8Array(readFileSync(file)).buffer;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes);
  }
}

const packed = new Map<string, Packed>();
const opened: { readonly test: Database[]; readonly file: Database[] } = { test: [], file: [] };
let inTest = false;

/** A database in memory as `copies.ts` made it: with its tables, and nothing or the demonstration in them. */
export async function openCopy(of: "empty" | "demonstration"): Promise<Database> {
  const copy = packed.get(of) ?? new Packed(join(inject("copies"), of));
  packed.set(of, copy);
  const db = await openPglite(copy);
  opened[inTest ? "test" : "file"].push(db);
  return db;
}

/** What is opened from now on belongs to the test that runs, and not to its file. */
export function noteTest(runs: boolean): void {
  inTest = runs;
}

/** Those that were closed already stay so. */
export async function closeCopies(of: keyof typeof opened): Promise<void> {
  await Promise.all(opened[of].splice(0).map((db) => db.close().catch(() => {})));
}
