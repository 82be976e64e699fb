import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";

const opened: { readonly test: Database[]; readonly file: Database[] } = { test: [], file: [] };
let inTest = false;

/** A database in memory as `copies.ts` made it: with its tables, and nothing or the demonstration in them. */
export async function openCopy(of: "empty" | "demonstration"): Promise<Database> {
  const db = await openPglite(await openAsBlob(join(inject("copies"), of)));
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
