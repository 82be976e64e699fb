import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The secret of an installation: from `KLYNGE_SECRET`, else from a file in the data folder that only its owner can read, made the
 * first time. It stands outside the database, so that a copy of the database opens no account.
 */
export function installationSecret(dataFolder: string, given = process.env.KLYNGE_SECRET): string {
  if (given && given.length >= 32) return given;
  const file = join(dataFolder, "secret");
  mkdirSync(dataFolder, { recursive: true });
  try {
    // fails when the file is there: two programs that start at once agree on the first one's
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
