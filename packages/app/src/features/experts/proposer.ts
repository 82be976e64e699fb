import { Worker } from "node:worker_threads";
import type { Proposal, ProposalQuestion } from "@klynge/core";
import { WorkerPool } from "../../platform/workers/pool.ts";

/** Reckons who is proposed in a thread of its own: with hundreds of cases it takes up to seconds. */
export function startProposer(): WorkerPool<ProposalQuestion, Proposal> {
  return new WorkerPool(() => {
    const worker = new Worker(new URL("./proposal-thread.ts", import.meta.url), {
      execArgv: ["--experimental-transform-types", "--no-warnings"],
    });
    // the program does not stay alive for it
    worker.unref();
    return worker;
  });
}
