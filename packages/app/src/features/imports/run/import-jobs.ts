import { record } from "../../../platform/audit.ts";
import { codeOf } from "../../../platform/database/error-code.ts";
import type { JobHandler } from "../../../platform/jobs.ts";
import { traceOf } from "../../../platform/trace.ts";
import { FILE_FAULTS } from "../../../platform/uploads/file-fault.ts";
import { WorkerEnded, WorkerFailed } from "../../../platform/workers/pool.ts";
import { AT_WORK } from "../at-work.ts";
import { clearFolder } from "../import-folder.ts";
import { changeImport, holdImport, type ImportRow } from "../queries.ts";
import { withoutRows } from "../schema.ts";
import { carryOut } from "./carry-out.ts";
import { checkRows } from "./check-rows.ts";
import { NO_COUNTS } from "./counts.ts";
import { lookThrough } from "./look-through.ts";
import type { Means } from "./means.ts";
import { undoRows } from "./undo-rows.ts";

/** The jobs behind imports. A short one looks through files, so that nobody waits for it behind a long one that writes. */
export const READ_IMPORT = "read-import";
export const RUN_IMPORT = "run-import";

/** Whoever vanishes this often without getting one stretch further would do so again. */
const MOST_ATTEMPTS = 5;

export function importJobs(means: Means): ReadonlyMap<string, JobHandler> {
  const handler: JobHandler = { run: (data, ending) => work(means, String(data.import), ending) };
  return new Map([
    [READ_IMPORT, handler],
    [RUN_IMPORT, handler],
  ]);
}

/** What is to be done follows from the state: done twice, or after somebody cancelled it, there is nothing to do. */
async function work(means: Means, id: string, ending: AbortSignal): Promise<void> {
  const { db } = means;
  const row = await db.asWorker(async (tx) => {
    const held = await holdImport(tx, id, AT_WORK);
    return held && changeImport(tx, id, [held.state], { attempts: held.attempts + 1 });
  });
  if (!row) return;
  if (row.attempts > MOST_ATTEMPTS) return fail(means, row, { failure: "interrupted", details: {} });
  try {
    await step(means, row, ending);
  } catch (error) {
    // the program ends: the job stays, and is done again after the next start
    if (ending.aborted) throw error;
    await fail(means, row, failureOf(error));
  }
}

function step(means: Means, row: ImportRow, ending: AbortSignal): Promise<void> {
  if (row.state === "reading") return lookThrough(means, row, ending);
  if (row.state === "checking") return checkRows(means, row, ending);
  return row.state === "importing" ? carryOut(means, row, ending) : undoRows(means, row, ending);
}

interface Failure {
  readonly failure: string;
  readonly details: Readonly<Record<string, string | number>>;
}

async function fail(
  { db, dataFolder, now }: Means,
  { id, clusterId, state, found }: ImportRow,
  { failure, details }: Failure,
): Promise<void> {
  const failed = await db.asWorker(async (tx) => {
    const changed = await changeImport(tx, id, [state], {
      state: "failed",
      failure,
      failureDetails: details,
      // until it is imported, counts say what would be
      ...(state === "checking" && NO_COUNTS),
      found: withoutRows(found),
      finishedAt: now(),
    });
    if (changed) await record(tx, { person: null, clusterId, action: "import.failed", target: id, after: { failure } });
    return changed;
  });
  if (failed) await clearFolder(dataFolder, id);
}

function failureOf(error: unknown): Failure {
  if (error instanceof WorkerEnded || (error instanceof DOMException && error.name === "AbortError"))
    return { failure: "worker_ended", details: {} };
  const code = error instanceof WorkerFailed ? error.code : codeOf(error);
  if (error instanceof WorkerFailed && FILE_FAULTS.some((fault) => fault === code))
    return { failure: error.code, details: JSON.parse(error.message) as Failure["details"] };
  if (code === "ENOSPC" || (error as { code?: unknown }).code === "disk_full")
    return { failure: "disk_full", details: {} };
  if (code === "ENOENT") return { failure: "file_gone", details: {} };
  console.error("import:", error instanceof Error ? traceOf(error) : "failed");
  return { failure: "unexpected", details: {} };
}
