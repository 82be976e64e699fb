import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartProblem } from "../start-problem.ts";

/** A session of the user who owns the tables. */
export interface MigratingSession {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Record<string, unknown>[]>;
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../../migrations");

/**
 * Brings a database up to date: each file of `migrations/` once, in the order of its number, each in a transaction.
 * @throws StartProblem `database_newer` when it has been changed by a later version of the program
 */
export async function migrate(session: MigratingSession): Promise<void> {
  await session.run(`create table if not exists klynge_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  const applied = new Map(
    (await session.rows("select name, sha256 from klynge_migration")).map((row) => [row.name, row.sha256]),
  );
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  const foreign = [...applied.keys()].find((name) => !files.includes(String(name)));
  if (foreign) throw new StartProblem("database_newer", { migration: String(foreign) });
  for (const name of files) {
    const text = readFileSync(join(FOLDER, name), "utf8");
    const hash = createHash("sha256").update(text).digest("hex");
    if (applied.get(name) === hash) continue;
    if (applied.has(name)) throw new StartProblem("database_newer", { migration: name });
    await session.run(
      `begin;\n${text}\n;insert into klynge_migration (name, sha256) values ('${name}', '${hash}');\ncommit;`,
    );
  }
}
