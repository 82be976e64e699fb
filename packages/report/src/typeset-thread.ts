import { parentPort } from "node:worker_threads";
import { rehearse, setJson } from "./set-pdf.ts";
import type { Order, Reply } from "./typesetter.ts";

/** What runs in the typesetter's thread: orders one after the other. */
parentPort?.on("message", ({ id, json, assets, rehearsal }: Order) => {
  try {
    if (rehearsal) rehearse(json, assets);
    else parentPort?.postMessage({ id, done: setJson(json, assets) } satisfies Reply);
  } catch (error) {
    if (!rehearsal) parentPort?.postMessage({ id, failed: error as Error } satisfies Reply);
  }
});
