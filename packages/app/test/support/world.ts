import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CompiledEdition, compileEdition, type ReleasedPortfolio } from "@klynge/core";
import { checkEdition } from "@klynge/core/check";
import { seedDemonstration } from "../../src/demonstration/seed.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { openPglite } from "../../src/platform/database/open-pglite.ts";
import { Limits } from "../../src/platform/limits.ts";
import type { Services } from "../../src/platform/services.ts";
import { noFiles, noJobs, noUploads } from "./no-work.ts";

/** The program over a database in memory, with the people of the demonstration; who asks is said by a header. */

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
export const NOW = new Date("2026-11-22T10:00:00Z");

export const edition: CompiledEdition = (() => {
  const folder = join(ROOT, "schemes", "ecei");
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml")).sort();
  const { edition: checked, faults } = checkEdition(
    new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
  if (!checked) throw new Error(`the edition has faults: ${JSON.stringify(faults.slice(0, 3))}`);
  return compileEdition(checked);
})();

export const released = JSON.parse(
  readFileSync(join(ROOT, "schemes/portfolios/synthetic-2026-1.json"), "utf8"),
) as ReleasedPortfolio;

/** Sessions of a test: the header names the person, nothing else is asked. */
export const PERSON_HEADER = "x-test-person";

export async function demonstration(): Promise<Services> {
  const db = await openPglite(null);
  await seedDemonstration(db, edition);
  return servicesOver(db);
}

export function servicesOver(db: Database): Services {
  return {
    db,
    jobs: noJobs,
    files: noFiles,
    uploads: noUploads,
    edition,
    released,
    now: () => NOW,
    limits: new Limits(() => NOW),
    settings: { demonstration: true, origin: "http://localhost:3000", dataFolder: "", sendsMail: false },
    sessions: {
      read: async (headers) => {
        const personId = headers.get(PERSON_HEADER);
        return personId ? { personId, sessionId: `test-${personId}` } : null;
      },
    },
  };
}
