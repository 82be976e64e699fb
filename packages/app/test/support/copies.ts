import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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

/** A database of a few MB: the pages that it may hold in memory are made ready at every start. */
const SMALL = "shared_buffers = 8MB";
/** Files of the databases from which others would be made: two in five of all files. */
const TEMPLATES = ["base/1/*", "base/4/*"];

/** Databases that are made once, before the first test: whoever needs one begins with a copy (`openCopy`). */
export default async function makeCopies(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "klynge-copies-"));
  const made = join(folder, "installation", "database");
  mkdirSync(made, { recursive: true });
  await open(async () => {});
  copy("empty");
  await open(fillDemonstration);
  copy("demonstration");
  project.provide("copies", folder);
  return () => rmSync(folder, { recursive: true });

  async function open(fill: (db: Database) => Promise<void>): Promise<void> {
    const db = await openPglite(made);
    await fill(db);
    await db.close();
  }

  function copy(name: string): void {
    const inside = join(made, "pglite");
    const file = join(inside, "postgresql.conf");
    const settings = readFileSync(file, "utf8");
    writeFileSync(file, `${settings}\n${SMALL}\n`);
    // packed while it is closed: one packed while it runs would first be mended from its log, in every test
    const but = TEMPLATES.map((pattern) => `--exclude=${pattern}`);
    execFileSync("tar", ["-C", inside, "--format=ustar", ...but, "-cf", join(folder, name), ...readdirSync(inside)]);
    writeFileSync(file, settings);
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
