import { setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { Saying } from "./pool.ts";

/** Behind everybody who waits for a page. */
const NICE = 15;

/** The other end of a WorkerPool, inside the thread: does what it is asked, one task after the other. */
export function answerTasks<Input, Output, Progress>(
  work: (input: Input, tell: (progress: Progress) => void) => Promise<Output>,
): void {
  giveWay();
  const say = (saying: Saying<Progress, Output>): void => parentPort?.postMessage(saying);
  parentPort?.on("message", async (input: Input) => {
    try {
      say({ done: await work(input, (progress) => say({ progress })) });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      say({ failed: { code: code ?? "unexpected", message } });
    }
  });
}

/** On Linux a thread has a priority of its own, which threads that it starts inherit; elsewhere it would be the whole program's. */
function giveWay(): void {
  if (process.platform === "linux") setPriority(0, NICE);
}
