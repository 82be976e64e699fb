import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { WorkerEnded, WorkerFailed, WorkerPool } from "./pool.ts";

const THREAD = `
const { parentPort, threadId } = require("node:worker_threads");
parentPort.on("message", (input) => {
  if (input === "die") process.exit(3);
  if (input === "break") throw new Error("broken");
  if (input === "refuse") return parentPort.postMessage({ failed: { code: "no", message: "will not" } });
  if (input === "hang") return;
  parentPort.postMessage({ progress: "half" });
  parentPort.postMessage({ done: input + " by " + threadId });
});`;

let started = 0;
const pool = () =>
  new WorkerPool<string, string, string>(() => {
    started += 1;
    return new Worker(THREAD, { eval: true, execArgv: [] });
  });
let own: ReturnType<typeof pool>;
afterEach(() => own.close());

test("a thread that dies takes only its own task with it", async () => {
  own = pool();
  const [died, broke, lived] = await Promise.allSettled([
    own.run({ input: "die" }),
    own.run({ input: "break" }),
    own.run({ input: "work" }),
  ]);
  expect(died).toMatchObject({ status: "rejected", reason: expect.any(WorkerEnded) });
  expect(broke).toMatchObject({
    status: "rejected",
    reason: expect.objectContaining({ message: "the worker ended: broken" }),
  });
  expect(lived).toMatchObject({ status: "fulfilled" });
});

test("what is refused is refused by code, and the thread lives on", async () => {
  own = pool();
  started = 0;
  await expect(own.run({ input: "refuse" })).rejects.toThrow(WorkerFailed);
  await expect(own.run({ input: "refuse" })).rejects.toMatchObject({ code: "no" });
  expect(started).toBe(1);
});

test("a task can be given up, waiting or in the middle", async () => {
  own = pool();
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = own.run({ input: "hang", signal: running.signal });
  const second = own.run({ input: "work", signal: waiting.signal });
  const third = own.run({ input: "work" });
  waiting.abort();
  running.abort();
  await expect(first).rejects.toThrow("given up");
  await expect(second).rejects.toThrow("given up");
  expect(await third).toContain("work by");
});

test("progress is told, one thread does one task after the other", async () => {
  own = pool();
  started = 0;
  const told: string[] = [];
  const results = await Promise.all(
    ["a", "b", "c"].map((input) => own.run({ input, tell: (half) => told.push(half) })),
  );
  expect(results.map((text) => text[0])).toEqual(["a", "b", "c"]);
  expect(told).toEqual(["half", "half", "half"]);
  expect(started).toBe(1);
});

test("a closed pool refuses", async () => {
  own = pool();
  const hanging = own.run({ input: "hang" });
  const waiting = own.run({ input: "work" });
  const both = Promise.allSettled([hanging, waiting]);
  await own.close();
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(own.run({ input: "work" })).rejects.toThrow(WorkerEnded);
});
