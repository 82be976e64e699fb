import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openCopy } from "../../test/support/open-copy.ts";
import { type Server, startPostgres } from "../../test/support/postgres.ts";
import type { Database } from "./database/database.ts";
import { openPostgres } from "./database/open-postgres.ts";
import { type JobData, type JobHandler, type Jobs, startJobs } from "./jobs.ts";

let server: Server;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

describe.each([
  ["pglite", () => openCopy("empty")],
  ["postgres", () => openPostgres(server.url)],
] as const)("jobs on %s", (_engine, open) => {
  let db: Database;
  let jobs: Jobs | null = null;
  beforeAll(async () => {
    db = await open();
  });
  afterEach(async () => {
    await jobs?.stop();
    jobs = null;
  });
  afterAll(() => db.close());

  test("a person puts a job in and reads none", async () => {
    jobs = await startJobs(db, new Map([["greet", { run: async () => {} }]]));
    await expect(db.asPerson("ingrid", (tx) => tx.execute(sql`select data from pgboss.job`))).rejects.toThrow();
    await expect(db.asPerson("ingrid", (tx) => tx.execute(sql`delete from pgboss.job`))).rejects.toThrow();
    await expect(db.asPublic((tx) => tx.execute(sql`select name from pgboss.queue`))).rejects.toThrow();
  });

  test("a job that nobody does is refused", async () => {
    const running = await startJobs(db, new Map());
    jobs = running;
    await expect(db.asPerson("ingrid", (tx) => running.enqueue(tx, "greet", {}))).rejects.toThrow("no such job");
  });

  test("the first job of a fresh process arrives within a second", async () => {
    const first = arrival();
    const running = await startJobs(db, new Map([["greet", first.handler]]));
    jobs = running;
    const sent = performance.now();
    await db.asPerson("ingrid", (tx) => running.enqueue(tx, "greet", { whom: "Bjørn" }));
    expect(await first.done).toEqual({ whom: "Bjørn" });
    expect(performance.now() - sent).toBeLessThan(1000);
  });

  test("jobs that came at once are done one after the other, without a pause", async () => {
    const last = arrival();
    const running = await startJobs(
      db,
      new Map([
        ["several", { run: async (data, signal) => (data.n === 5 ? last.handler.run(data, signal) : undefined) }],
      ]),
    );
    jobs = running;
    const sent = performance.now();
    await db.asPerson("ingrid", async (tx) => {
      for (const n of [1, 2, 3, 4, 5]) await running.enqueue(tx, "several", { n });
    });
    await last.done;
    expect(performance.now() - sent).toBeLessThan(2000);
  });

  test("a job vanishes with its transaction", async () => {
    const arrived: JobData[] = [];
    const last = arrival();
    const handler: JobHandler = {
      run: async (data, signal) => {
        arrived.push(data);
        if (data.n === 2) await last.handler.run(data, signal);
      },
    };
    const running = await startJobs(db, new Map([["greet", handler]]));
    jobs = running;
    const undone = db.asPerson("ingrid", async (tx) => {
      await running.enqueue(tx, "greet", { n: 1 });
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    await db.asPerson("ingrid", (tx) => running.enqueue(tx, "greet", { n: 2 }));
    await last.done;
    expect(arrived).toEqual([{ n: 2 }]);
  });

  test("a job that failed is tried again", async () => {
    const second = arrival();
    let tries = 0;
    const handler: JobHandler = {
      run: async (data, signal) => {
        tries += 1;
        if (tries === 1) throw new Error("not yet");
        await second.handler.run(data, signal);
      },
    };
    const running = await startJobs(db, new Map([["greet", handler]]));
    jobs = running;
    await db.asPerson("ingrid", (tx) => running.enqueue(tx, "greet", { n: 1 }));
    await second.done;
    expect(tries).toBe(2);
  });

  test("stopping waits for the job that runs", async () => {
    const begun = arrival();
    let finished = false;
    const handler: JobHandler = {
      run: async (data, signal) => {
        await begun.handler.run(data, signal);
        await new Promise((resolve) => setTimeout(resolve, 300));
        finished = true;
      },
    };
    const running = await startJobs(db, new Map([["greet", handler]]));
    await db.asPerson("ingrid", (tx) => running.enqueue(tx, "greet", {}));
    await begun.done;
    await running.stop();
    expect(finished).toBe(true);
  });
});

test("what ran when the embedded program ended is done again at the next start", async () => {
  const db = await openCopy("empty");
  const begun = arrival();
  const gone = Promise.withResolvers<void>();
  const ended = await startJobs(
    db,
    new Map([["greet", { run: (data, signal) => begun.handler.run(data, signal).then(() => gone.promise) }]]),
  );
  await db.asPerson("ingrid", (tx) => ended.enqueue(tx, "greet", { n: 1 }));
  await begun.done;
  // the other one is not stopped: its process would be gone
  const again = arrival();
  const next = await startJobs(db, new Map([["greet", again.handler]]));
  expect(await again.done).toEqual({ n: 1 });
  await next.stop();
  // here it lives on: left alone it would look for jobs in the closed database until all tests of this process are done
  gone.resolve();
  await ended.stop();
  await db.close();
});

function arrival(): { readonly handler: JobHandler; readonly done: Promise<JobData> } {
  const { promise, resolve } = Promise.withResolvers<JobData>();
  return { done: promise, handler: { run: async (data) => resolve(data) } };
}
