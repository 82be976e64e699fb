import { Worker } from "node:worker_threads";
import type { Language, ReleasedPortfolio } from "@klynge/core";
import { type Task, WorkerPool } from "../../platform/workers/pool.ts";

/** Makes reports in a thread of its own, one at a time: whoever saves an answer meanwhile does not notice. */
export interface ReportMaker {
  /** @throws WorkerEnded, WorkerFailed; AbortError */
  make(task: Task<ReportTask, ReportProgress>): Promise<MadeReport>;
  close(): Promise<void>;
}

export interface ReportTask {
  /** A case file as JSON. */
  readonly caseFile: string;
  /** The edition that it is pinned to, checked, as JSON. */
  readonly edition: string;
  readonly language: Language;
  /** Ids of groups to compare with; empty for those that the report chooses itself. */
  readonly groups: readonly string[];
}

export type ReportProgress = { readonly step: "planned" | "set"; readonly pages: number };

export interface MadeReport {
  /** Where it lies now among the files. */
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
}

/** What the thread starts with: texts, which cost the starting thread nothing. */
export interface ReportThreadData {
  /** Released statistics as JSON. */
  readonly released: string;
  readonly filesFolder: string;
}

export function startReportMaker(released: ReleasedPortfolio, filesFolder: string): ReportMaker {
  const workerData: ReportThreadData = {
    released: JSON.stringify(released),
    filesFolder,
  };
  const pool = new WorkerPool<ReportTask, MadeReport, ReportProgress>(() => {
    const worker = new Worker(new URL("./report-thread.ts", import.meta.url), { workerData, execArgv: FROM_SOURCES });
    // the program does not stay alive for it
    worker.unref();
    return worker;
  });
  return { make: (task) => pool.run(task), close: () => pool.close() };
}

/** Our sources have constructor parameters that Node does not merely strip; the bundle is plain JavaScript. */
const FROM_SOURCES = ["--experimental-transform-types", "--no-warnings"];
