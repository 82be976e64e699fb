import { openAsBlob } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";

/** A database in memory as `copies.ts` made it: with its tables, and nothing or the demonstration in them. */
export async function openCopy(of: "empty" | "demonstration"): Promise<Database> {
  return openPglite(await openAsBlob(join(inject("copies"), of)));
}
