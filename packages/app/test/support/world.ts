import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReleasedPortfolio } from "@klynge/core";
import { startProposer } from "../../src/features/experts/index.ts";
import { editionsOver, startEditionWork } from "../../src/features/scheme/index.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { Limits } from "../../src/platform/limits.ts";
import type { Services } from "../../src/platform/services.ts";
import { edition } from "./edition.ts";
import { noFiles, noJobs, noUploads } from "./no-work.ts";
import { NOW } from "./now.ts";
import { openCopy } from "./open-copy.ts";

/** The program over a database in memory, with the people of the demonstration; who asks is said by a header. */

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

export const released = JSON.parse(
  readFileSync(join(ROOT, "schemes/portfolios/synthetic-2026-1.json"), "utf8"),
) as ReleasedPortfolio;

/** One thread for all worlds of a file: it starts when it is first asked, and ends with the process. */
const editionWork = startEditionWork();
const proposer = startProposer();

/** Sessions of a test: the header names the person, nothing else is asked. */
export const PERSON_HEADER = "x-test-person";

export async function demonstration(): Promise<Services> {
  return servicesOver(await openCopy("demonstration"));
}

export function servicesOver(db: Database): Services {
  return {
    db,
    jobs: noJobs,
    files: noFiles,
    uploads: noUploads,
    proposer,
    edition,
    editions: editionsOver(db, edition),
    editionWork,
    faultsInWords: async (faults) => faults.map(({ code }) => code),
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
