import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReleasedPortfolio } from "@klynge/core";

let form: string | null = null;

/**
 * A hash of what makes a report out of its input: a build with another layout or another text makes other reports, and nobody
 * has to think of it. The same build has the same hash after each start.
 */
export function reportForm(): string {
  form ??= hashFiles(filesOfForm());
  return form;
}

/**
 * The threads, the templates, and the exact versions of typesetter and typeface. In the bundle the threads stand for all code and
 * texts: they name the parts that they load, and these names have a hash in them. From the sources, as in tests, they do not.
 */
export function filesOfForm(): string[] {
  const code = dirname(fileURLToPath(new URL("./report-thread.ts", import.meta.url)));
  // not asked of the package itself, which would bring all of it into the thread that answers requests
  const report = fileURLToPath(new URL("../../../../report/", import.meta.url));
  const templates = join(report, "typst");
  return [
    ...readdirSync(code)
      .filter((name) => /-thread\.(ts|mjs)$/.test(name))
      .map((name) => join(code, name)),
    ...readdirSync(templates).map((name) => join(templates, name)),
    join(report, "package.json"),
  ].sort();
}

/** Of names and contents; where the files lie does not matter. */
export function hashFiles(files: readonly string[]): string {
  const each = files.map((file) => [basename(file), sha256(readFileSync(file))]);
  // numbers and days are written by the Node that runs
  return sha256(JSON.stringify([process.version, ...each]));
}

const hashes = new WeakMap<ReleasedPortfolio, string>();

/** Of the statistics themselves: their name says only which edition they are meant to be. */
export function hashReleased(released: ReleasedPortfolio): string {
  const hash = hashes.get(released) ?? sha256(JSON.stringify(released));
  hashes.set(released, hash);
  return hash;
}

function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
