import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { TestProject } from "vitest/node";
import { seedDemonstration } from "../../src/demonstration/seed.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";
import { edition } from "./edition.ts";
import { NOW } from "./now.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the copies. */
    copies: string;
  }
}

/** Databases that are made once, before the first test: whoever needs one begins with a copy (`openCopy`). */
export default async function makeCopies(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-copies-"));
  await copy("empty", async () => {});
  await copy("demonstration", async (db) => {
    await seedDemonstration(db, edition);
    // the clock of the tests stands still: what was there before they began is older
    await db.asWorker(async (tx) => {
      await tx.execute(sql`update assessment set created_at = ${NOW.toISOString()}::timestamptz - interval '1 hour'`);
      await tx.execute(sql`update fact_value set changed_at = ${NOW.toISOString()}::timestamptz - interval '1 hour'`);
      await tx.execute(sql`update row_note set changed_at = ${NOW.toISOString()}::timestamptz - interval '1 hour'`);
    });
  });
  project.provide("copies", folder);
  return () => rmSync(folder, { recursive: true });

  async function copy(name: string, fill: (db: Database) => Promise<void>): Promise<void> {
    const made = join(folder, `${name}.made`);
    const db = await openPglite(made);
    await fill(db);
    await db.close();
    const client = await PGlite.create({ dataDir: join(made, "pglite") });
    const copied = await client.dumpDataDir("none");
    await client.close();
    writeFileSync(join(folder, name), await copied.bytes());
    rmSync(made, { recursive: true });
  }
}
