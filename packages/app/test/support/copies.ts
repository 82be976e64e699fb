import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
    /** The folder of the copies; `installation` in it is the data folder of a demonstration. */
    copies: string;
  }
}

/** Databases that are made once, before the first test: whoever needs one begins with a copy (`openCopy`). */
export default async function makeCopies(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-copies-"));
  const made = join(folder, "installation", "database");
  mkdirSync(made, { recursive: true });
  await open(async () => {});
  await copy("empty");
  await open(fillDemonstration);
  await copy("demonstration");
  project.provide("copies", folder);
  return () => rmSync(folder, { recursive: true });

  async function open(fill: (db: Database) => Promise<void>): Promise<void> {
    const db = await openPglite(made);
    await fill(db);
    await db.close();
  }

  async function copy(name: string): Promise<void> {
    const client = await PGlite.create({ dataDir: join(made, "pglite") });
    writeFileSync(join(folder, name), await (await client.dumpDataDir("none")).bytes());
    await client.close();
  }
}

async function fillDemonstration(db: Database): Promise<void> {
  await seedDemonstration(db, edition);
  // the clock of the tests stands still: what was there before they began is older
  const before = new Date(NOW.getTime() - 3_600_000).toISOString();
  await db.asWorker(async (tx) => {
    await tx.execute(sql`update assessment set created_at = ${before}`);
    await tx.execute(sql`update fact_value set changed_at = ${before}`);
    await tx.execute(sql`update row_note set changed_at = ${before}`);
  });
}
