import { parentPort, workerData } from "node:worker_threads";
import { rehearse, setJson } from "./set-pdf.ts";
import type { Order, Reply } from "./typesetter.ts";

/** What runs in the typesetter's thread: orders one after the other; nothing is rehearsed while a report waits. */
const awaited = workerData as Int32Array;

parentPort?.on("message", ({ id, json, assets, rehearsal }: Order) => {
  try {
    if (rehearsal && Atomics.load(awaited, 0) === 0) rehearse(json, assets);
    else if (!rehearsal) parentPort?.postMessage({ id, done: setJson(json, assets) } satisfies Reply);
  } catch (error) {
    if (!rehearsal) parentPort?.postMessage({ id, failed: error as Error } satisfies Reply);
  }
});
