import { Worker } from "node:worker_threads";
import { WorkerPool } from "../../platform/workers/pool.ts";
import type { FoundAnswers } from "./answers.ts";
import type { PrepareTask } from "./prepare.ts";
import type { FoundTable, Reading } from "./schema.ts";

/** What a thread does with the files of an import; see import-thread.ts. */
export type ImportTask =
  | { readonly do: "inspect"; readonly place: string; readonly reading: Reading }
  | { readonly do: "read_answers"; readonly place: string; readonly kind: "bronze" | "profile" }
  | ({ readonly do: "prepare" } & PrepareTask)
  | { readonly do: "keep"; readonly place: string };

export interface TaskResults {
  readonly inspect: FoundTable;
  readonly read_answers: FoundAnswers;
  readonly prepare: { readonly rows: number };
  readonly keep: { readonly sha256: string };
}

/** Reads files in a thread of its own, one at a time: nobody who looks at a page notices, however large they are. */
export interface ImportReader {
  /** @throws WorkerEnded when memory or time ran out, WorkerFailed with the code of a FileFault; AbortError */
  run<Task extends ImportTask>(task: Task, signal?: AbortSignal): Promise<TaskResults[Task["do"]]>;
  close(): Promise<void>;
}

/** A file that needs more was made to: 200,000 rows need a third of it. */
const MEMORY_MB = 768;
const LONGEST_MS = 5 * 60_000;

export function startImportReader(filesFolder: string): ImportReader {
  const pool = new WorkerPool<ImportTask, TaskResults[ImportTask["do"]]>(() => {
    const worker = new Worker(new URL("./import-thread.ts", import.meta.url), {
      workerData: { filesFolder },
      execArgv: ["--experimental-transform-types", "--no-warnings"],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    // the program does not stay alive for it
    worker.unref();
    return worker;
  });
  return {
    run: async (task, signal) => {
      const signals = [AbortSignal.timeout(LONGEST_MS), ...(signal ? [signal] : [])];
      return (await pool.run({ input: task, signal: AbortSignal.any(signals) })) as TaskResults[(typeof task)["do"]];
    },
    close: () => pool.close(),
  };
}
