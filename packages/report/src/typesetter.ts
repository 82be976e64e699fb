import { Worker } from "node:worker_threads";
import type { ReportDocument } from "./document.ts";
import type { Assets, SetReport } from "./set-pdf.ts";

/**
 * The typesetter in a thread of its own: it lays out the first pages while the others are still planned, and whoever
 * asks for a report (a server that answers others meanwhile) is not held up by it. One thread serves a process.
 */

export interface Order {
  readonly id: number;
  /** A `ReportDocument`. */
  readonly json: string;
  readonly assets: Assets;
  /** Lay the pages out only, so that they are remembered. */
  readonly rehearsal: boolean;
}

export type Reply = { readonly id: number } & ({ readonly done: SetReport } | { readonly failed: Error });

interface Waiting {
  resolve(done: SetReport): void;
  reject(reason: Error): void;
}

/** How many reports wait to be set, as the thread sees it: it then leaves out what was to be rehearsed. */
const awaited = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

let thread: Worker | null = null;
let orders = 0;
const waiting = new Map<number, Waiting>();

/** Starts the thread ahead of the first order: it takes as long as reading a case does, and can be done meanwhile. */
export function startTypesetter(): void {
  thread ??= start();
}

/** Lays out what is planned so far, while the rest is planned. Faults show when the report is set. */
export function rehearsePages(document: ReportDocument, assets: Assets): void {
  send({ document, assets, rehearsal: true });
}

/** @throws Error when the templates do not compile or the thread ends, which a test would have shown */
export function setReport(document: ReportDocument, assets: Assets): Promise<SetReport> {
  return new Promise((resolve, reject) => {
    const id = send({ document, assets, rehearsal: false });
    waiting.set(id, { resolve, reject });
    Atomics.store(awaited, 0, waiting.size);
    // a process stays alive for a report that somebody waits for, and for nothing else
    thread?.ref();
  });
}

function send({
  document,
  assets,
  rehearsal,
}: {
  document: ReportDocument;
  assets: Assets;
  rehearsal: boolean;
}): number {
  orders += 1;
  thread ??= start();
  thread.postMessage({ id: orders, json: JSON.stringify(document), assets, rehearsal } satisfies Order);
  return orders;
}

function start(): Worker {
  const started = new Worker(new URL("./typeset-thread.ts", import.meta.url), { execArgv: [], workerData: awaited });
  started.on("message", (reply: Reply) => {
    const order = waiting.get(reply.id);
    waiting.delete(reply.id);
    Atomics.store(awaited, 0, waiting.size);
    if (waiting.size === 0) started.unref();
    if ("done" in reply) order?.resolve(reply.done);
    else order?.reject(reply.failed);
  });
  started.on("error", giveUp);
  started.on("exit", () => giveUp(new Error("the typesetter ended")));
  // last: listening for messages would keep the process alive again
  started.unref();
  return started;
}

function giveUp(reason: unknown): void {
  thread = null;
  for (const { reject } of waiting.values()) reject(reason instanceof Error ? reason : new Error(String(reason)));
  waiting.clear();
  Atomics.store(awaited, 0, 0);
}
