import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../web/problem.ts";
import { ConnectionWait, databaseOver, type Engine, type Transaction } from "./database.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tx = { execute: async () => {} } as unknown as Transaction;
const over = (transaction: Engine["transaction"]) =>
  databaseOver({ engine: "pglite", jobs: {} as Engine["jobs"], transaction, close: async () => {} });

// a save that had been told as failed was done after all when the connection came
test("who gave up waiting for a connection does nothing when it comes", async () => {
  const connection = Promise.withResolvers<void>();
  const db = over((work) => connection.promise.then(() => work(tx)));
  const work = vi.fn(async () => {});
  const refused = expect(db.asPublic(work)).rejects.toThrow(ConnectionWait);
  await vi.advanceTimersByTimeAsync(6_000);
  await refused;
  connection.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(work).not.toHaveBeenCalled();
});

test("policies are told the day of the program in UTC, whatever the clocks of the database show", async () => {
  const told: unknown[] = [];
  const execute = async (statement: SQL) => void told.push(...new PgDialect().sqlToQuery(statement).params);
  const db = databaseOver(
    {
      engine: "pglite",
      jobs: {} as Engine["jobs"],
      transaction: (work) => work({ execute } as unknown as Transaction),
      close: async () => {},
    },
    () => new Date("2027-01-01T00:30:00+01:00"),
  );
  await db.asPerson("kari", async () => {});
  expect(told).toEqual(["klynge_person", "kari", "2026-12-31"]);
});

test("a full disk is a problem of its own, and told in the log", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const failing = over(async () => {
    throw new Error("Failed query", { cause: { code: "53100" } });
  });
  await expect(failing.asPublic(async () => {})).rejects.toEqual(new Problem("disk_full"));
  expect(log.mock.calls).toEqual([["database: the disk is full"]]);
  log.mockRestore();
});

// 500 "something went wrong here" while the server was only being started anew
test.each([
  ["nobody listens", { code: "ECONNREFUSED" }, "ECONNREFUSED"],
  ["it stops", { cause: { code: "57P01" } }, "57P01"],
  ["it starts", { cause: { code: "57P03" } }, "57P03"],
  ["the line is cut under a question", { cause: new Error("Connection terminated unexpectedly") }, "-"],
])("a database that is away is a problem of its own: %s", async (_, what, code) => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const failing = over(async () => {
    throw Object.assign(new Error("Failed query: select 'what people typed'"), what);
  });
  await expect(failing.asPublic(async () => {})).rejects.toEqual(new Problem("database_away"));
  expect(log.mock.calls).toEqual([[`database: away (${code})`]]);
  log.mockRestore();
});

test("what fails for another reason stays what it is", async () => {
  const error = Object.assign(new Error("Failed query"), { cause: { code: "23505" } });
  await expect(over(() => Promise.reject(error)).asPublic(async () => {})).rejects.toBe(error);
});
