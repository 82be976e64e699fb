import { type SQL, sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { PoolConfig } from "pg";
import type { PGliteLike } from "pg-boss";
import { Problem } from "../web/problem.ts";
import { isAway } from "./away.ts";
import { isDiskFull } from "./disk.ts";
import { codeOf } from "./error-code.ts";

/**
 * The database as the rest of the program knows it: a transaction in a role, and nothing else (docs/decisions/0010).
 * Inside a transaction there is no wait for a network, a worker or a rendering: load, close, render.
 */
export type Transaction = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Database {
  readonly engine: "pglite" | "postgres";
  /** Somebody who is signed in; sees what policies let this person see. */
  asPerson<T>(person: string, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Sees what everybody sees; and, for somebody who is signed in, what is shown to those. */
  asPublic<T>(work: (tx: Transaction) => Promise<T>, person?: string): Promise<T>;
  /** The tables of signing in, and nothing else. */
  asAuth<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Jobs of the program. */
  asWorker<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The job that freezes an edition of released statistics. */
  asStatistics<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** For the queue of jobs and nothing else (platform/jobs.ts). */
  readonly jobs: JobsConnection;
  close(): Promise<void>;
}

/** How the queue reaches its tables, always as `klynge_worker`: through the one session, or with connections of its own. */
export type JobsConnection =
  | { readonly engine: "pglite"; readonly client: PGliteLike }
  | { readonly engine: "postgres"; readonly config: Pick<PoolConfig, "connectionString" | "Client"> };

type Role = "klynge_person" | "klynge_public" | "klynge_auth" | "klynge_worker" | "klynge_statistics";

/** What an engine has to bring: one transaction at a time for each session, and an end. */
export interface Engine {
  readonly engine: Database["engine"];
  readonly jobs: JobsConnection;
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A wait for the connection longer than this is a fault of ours, most often a transaction inside a transaction. */
const LONGEST_WAIT_MS = 5_000;

export class ConnectionWait extends Error {
  constructor() {
    super(`waited ${LONGEST_WAIT_MS} ms for the database connection; is a transaction open inside another?`);
    this.name = "ConnectionWait";
  }
}

/** @param now the clock of the program: policies ask for its day, since the database has a time zone of its own */
export function databaseOver(engine: Engine, now: () => Date = () => new Date()): Database {
  const as = <T>(role: Role, person: string, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    watched(engine, async (tx) => {
      await tx.execute(enter(role, person, now().toISOString().slice(0, 10)));
      return work(tx);
    });
  return {
    engine: engine.engine,
    asPerson: (person, work) => as("klynge_person", person, work),
    asPublic: (work, person = "") => as("klynge_public", person, work),
    asAuth: (work) => as("klynge_auth", "", work),
    asWorker: (work) => as("klynge_worker", "", work),
    asStatistics: (work) => as("klynge_statistics", "", work),
    jobs: engine.jobs,
    close: () => engine.close(),
  };
}

/**
 * A part of a transaction in which somebody else sees what is his alone: for what one person sets going and another one's rows decide.
 * @param self whose transaction it is, and is again afterwards
 */
export async function seenBy<T>(tx: Transaction, self: string, other: string, work: () => Promise<T>): Promise<T> {
  await tx.execute(become(other));
  const result = await work();
  // after an error there is nothing to go back to: the transaction is over
  await tx.execute(become(self));
  return result;
}

/** Role, person and day in one statement: `set_config('role', …)` is `set local role` as a function. */
function enter(role: Role, person: string, day: string): SQL {
  return sql`select set_config('role', ${role}, true), set_config('klynge.person', ${person}, true),
    set_config('klynge.today', ${day}, true)`;
}

function become(person: string): SQL {
  return sql`select set_config('role', 'klynge_person', true), set_config('klynge.person', ${person}, true)`;
}

async function watched<T>(engine: Engine, work: (tx: Transaction) => Promise<T>): Promise<T> {
  let late: ((reason: Error) => void) | undefined;
  const waited = new Promise<never>((_, reject) => {
    late = reject;
  });
  let given = false;
  let givenUp = false;
  const timer = setTimeout(() => {
    givenUp = true;
    late?.(new ConnectionWait());
  }, LONGEST_WAIT_MS);
  const done = engine.transaction((tx) => {
    // whoever was told that it failed must not find it done after all
    if (givenUp) throw new ConnectionWait();
    clearTimeout(timer);
    given = true;
    return work(tx);
  });
  try {
    return await Promise.race([done, waited]);
  } catch (error) {
    // whoever gave up waiting must not leave a rejection behind
    if (!given) done.catch(() => {});
    throw problemOf(error) ?? error;
  } finally {
    clearTimeout(timer);
  }
}

/** What is not the fault of the request is told as what it is, in the log too. */
function problemOf(error: unknown): Problem | null {
  if (isDiskFull(error)) {
    console.error("database: the disk is full");
    return new Problem("disk_full");
  }
  if (!isAway(error)) return null;
  console.error(`database: away (${codeOf(error) ?? "-"})`);
  return new Problem("database_away");
}
