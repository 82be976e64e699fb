import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SHORTEST = 32;

/**
 * The secret of an installation: from `KLYNGE_SECRET`, else from a file in the data folder that only its owner can read, made the
 * first time. It stands outside the database, so that a copy of the database opens no account.
 * @throws RangeError for a file with less than a secret in it, which would sign for anybody
 */
export function installationSecret(dataFolder: string, given = process.env.KLYNGE_SECRET): string {
  if (given && given.length >= SHORTEST) return given;
  const file = join(dataFolder, "secret");
  mkdirSync(dataFolder, { recursive: true });
  makeOnce(file);
  const secret = readFileSync(file, "utf8").trim();
  if (secret.length < SHORTEST) throw new RangeError(`${file} is damaged: put the secret back, or remove the file`);
  return secret;
}

/** Written beside and then named, whole or not at all; two programs that start at once agree on the first one's. */
function makeOnce(file: string): void {
  const made = `${file}.${process.pid}`;
  try {
    writeFileSync(made, randomBytes(SHORTEST).toString("base64url"), { mode: 0o600 });
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(made, { force: true });
  }
}
