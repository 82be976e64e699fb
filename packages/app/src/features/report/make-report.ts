import { record } from "../../platform/audit.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Editions } from "../../platform/editions.ts";
import type { Files } from "../../platform/files.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import { traceOf } from "../../platform/trace.ts";
import { WorkerEnded, WorkerFailed } from "../../platform/workers/pool.ts";
import { beginOrder, changeOrder, keepFile, type OrderRow } from "./queries.ts";
import type { MadeReport, ReportMaker, ReportProgress } from "./report-maker.ts";

/** The job behind an order. Done twice it does nothing the second time; done by two at once it makes the same file. */
export const MAKE_REPORT = "make-report";

/** Whoever vanishes in the middle of an order this often would do so again. */
const MOST_ATTEMPTS = 3;
const DONE_STEPS = { planned: 2, set: 3 } as const;
const ALL_STEPS = 4;

interface Means {
  readonly db: Database;
  readonly files: Files;
  readonly maker: ReportMaker;
  readonly editions: Editions;
  readonly now: () => Date;
}

export function makeReportJob(means: Means): JobHandler {
  return { run: (data, ending) => makeOrdered(means, String(data.order), ending) };
}

async function makeOrdered({ db, files, maker, editions, now }: Means, id: string, ending: AbortSignal): Promise<void> {
  const begun = await db.asWorker((tx) => beginOrder(tx, id));
  if (!begun) return;
  const { order, file, clusterId, editionHash } = begun;
  if (order.attempts > MOST_ATTEMPTS) return fail("interrupted");
  if (file && (await files.has(file.sha256, file.bytes))) return finish(file);
  const cancelled = new AbortController();
  let told: Promise<unknown> = Promise.resolve();
  try {
    const { caseFile, language, groups } = order;
    const made = await maker.make({
      input: { caseFile, edition: JSON.stringify(editions.withHash(editionHash).edition), language, groups },
      signal: AbortSignal.any([ending, cancelled.signal]),
      tell: (progress) => {
        told = told.then(() => tell(progress)).catch(() => {});
      },
    });
    await told;
    await finish(made);
  } catch (error) {
    await told;
    if (cancelled.signal.aborted) return;
    // the program ends: the job stays, and is done again after the next start
    if (ending.aborted) throw error;
    await fail(failureOf(error));
  }

  async function tell({ step, pages }: ReportProgress): Promise<void> {
    const running = await db.asWorker((tx) => changeOrder(tx, id, ["running"], { step: DONE_STEPS[step], pages }));
    if (!running) cancelled.abort();
  }

  async function finish({ sha256, bytes, pages }: MadeReport): Promise<void> {
    await db.asWorker(async (tx) => {
      const done = await changeOrder(tx, id, ["running"], { state: "done", step: ALL_STEPS, pages, finishedAt: now() });
      if (!done) return;
      await keepFile(tx, { key: order.key, sha256, bytes, pages, createdAt: now() });
      await record(tx, {
        person: null,
        clusterId,
        action: "report.finished",
        target: id,
        after: { sha256, bytes, pages },
      });
    });
  }

  async function fail(failure: NonNullable<OrderRow["failure"]>): Promise<void> {
    await db.asWorker(async (tx) => {
      const failed = await changeOrder(tx, id, ["running"], { state: "failed", failure, finishedAt: now() });
      if (failed)
        await record(tx, { person: null, clusterId, action: "report.failed", target: id, after: { failure } });
    });
  }
}

function failureOf(error: unknown): NonNullable<OrderRow["failure"]> {
  if (error instanceof WorkerEnded) return "worker_ended";
  const code = error instanceof WorkerFailed ? error.code : "unexpected";
  if (code === "not_readable") return "not_readable";
  if (code === "ENOSPC") return "disk_full";
  console.error("report:", error instanceof Error ? traceOf(error) : "failed");
  return "unexpected";
}
