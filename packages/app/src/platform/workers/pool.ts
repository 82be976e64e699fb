import type { Worker } from "node:worker_threads";

/**
 * A few threads for what takes longer than 20 ms of a processor, one task after the other in each; the thread that answers the
 * web does none of it. A thread is started with its first task and kept; one that breaks down is replaced with the next.
 */
export interface Task<Input, Progress> {
  readonly input: Input;
  readonly tell?: (progress: Progress) => void;
  /** Ends the thread in the middle of the task. */
  readonly signal?: AbortSignal;
}

/** What the thread says; see answer-tasks.ts. */
export type Saying<Progress, Output> =
  | { readonly progress: Progress }
  | { readonly done: Output }
  | { readonly failed: { readonly code: string; readonly message: string } };

/** The thread vanished, as it does when memory runs out. */
export class WorkerEnded extends Error {
  constructor(reason: string) {
    super(`the worker ended: ${reason}`);
    this.name = "WorkerEnded";
  }
}

/** The work was refused or failed; the thread lives on. */
export class WorkerFailed extends Error {
  readonly code: string;
  constructor({ code, message }: { readonly code: string; readonly message: string }) {
    super(message);
    this.name = "WorkerFailed";
    this.code = code;
  }
}

interface Waiting<Input, Output, Progress> {
  readonly task: Task<Input, Progress>;
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: Error) => void;
}

export class WorkerPool<Input, Output, Progress = never> {
  readonly #start: () => Worker;
  readonly #size: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #queue: Waiting<Input, Output, Progress>[] = [];
  #closed = false;

  constructor(start: () => Worker, size = 1) {
    this.#start = start;
    this.#size = size;
  }

  /** @throws WorkerEnded, WorkerFailed; AbortError when the signal was given */
  run(task: Task<Input, Progress>): Promise<Output> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new WorkerEnded("the pool is closed"));
      this.#queue.push({ task, resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.splice(0)) reject(new WorkerEnded("the pool is closed"));
    await Promise.all([...this.#idle.splice(0), ...this.#busy].map((worker) => worker.terminate()));
  }

  #next(): void {
    if (this.#closed || this.#busy.size >= this.#size) return;
    let waiting = this.#queue.shift();
    while (waiting?.task.signal?.aborted) {
      waiting.reject(aborted());
      waiting = this.#queue.shift();
    }
    if (!waiting) return;
    const worker = this.#idle.pop() ?? this.#begin();
    this.#busy.add(worker);
    this.#give(worker, waiting);
  }

  #give(worker: Worker, { task, resolve, reject }: Waiting<Input, Output, Progress>): void {
    const settle = (): void => {
      worker.off("message", heard).off("error", failed).off("exit", ended);
      task.signal?.removeEventListener("abort", abort);
      this.#busy.delete(worker);
    };
    const lost = (reason: Error): void => {
      settle();
      void worker.terminate();
      reject(reason);
      this.#next();
    };
    const heard = (saying: Saying<Progress, Output>): void => {
      if ("progress" in saying) {
        task.tell?.(saying.progress);
        return;
      }
      settle();
      this.#idle.push(worker);
      if ("done" in saying) resolve(saying.done);
      else reject(new WorkerFailed(saying.failed));
      this.#next();
    };
    const failed = (error: unknown): void =>
      lost(new WorkerEnded(error instanceof Error ? error.message : String(error)));
    const ended = (code: number): void => lost(new WorkerEnded(`exit code ${code}`));
    const abort = (): void => lost(aborted());
    worker.on("message", heard).on("error", failed).on("exit", ended);
    task.signal?.addEventListener("abort", abort, { once: true });
    worker.postMessage(task.input);
  }

  /** Should it end while it waits for a task, another one is started for the next. */
  #begin(): Worker {
    const worker = this.#start();
    worker.on("error", () => this.#forget(worker)).on("exit", () => this.#forget(worker));
    return worker;
  }

  #forget(worker: Worker): void {
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);
  }
}

function aborted(): Error {
  return new DOMException("the task was given up", "AbortError");
}
