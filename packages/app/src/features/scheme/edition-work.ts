import { Worker } from "node:worker_threads";
import type { EditionResults, EditionTask, EditionWork } from "../../platform/editions.ts";
import { WorkerPool } from "../../platform/workers/pool.ts";

/** A ZIP that needs more was made to. */
const MEMORY_MB = 512;
const LONGEST_MS = 60_000;

/** Starts a thread with its first task. */
export function startEditionWork(): EditionWork {
  const pool = new WorkerPool<EditionTask, EditionResults[EditionTask["do"]]>(() => {
    const worker = new Worker(new URL("./edition-thread.ts", import.meta.url), {
      execArgv: ["--experimental-transform-types", "--no-warnings"],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    // the program does not stay alive for it
    worker.unref();
    return worker;
  });
  return {
    run: async (task) =>
      (await pool.run({ input: task, signal: AbortSignal.timeout(LONGEST_MS) })) as EditionResults[(typeof task)["do"]],
    close: () => pool.close(),
  };
}
