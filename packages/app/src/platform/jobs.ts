import { sql } from "drizzle-orm";
import { type DrizzleTransactionLike, fromDrizzle, fromPglite, PgBoss } from "pg-boss";
import type { Database, JobsConnection, Transaction } from "./database/database.ts";
import { codeOf } from "./database/error-code.ts";
import { JOBS_SCHEMA } from "./database/install-jobs.ts";

/**
 * Work that outlives a request. A job is sent inside the transaction of what it is about: it is there when that is, and vanishes
 * with it. Its data are ids; whoever does it reads the rest in the worker's role. A job may be done twice without harm.
 */
export interface Jobs {
  /** The only way to send a job. */
  enqueue(tx: Transaction, name: string, data: JobData): Promise<void>;
  /** Takes no more jobs, waits for those that run, then interrupts them; they are done again at the next start. */
  stop(): Promise<void>;
}

export type JobData = Readonly<Record<string, string | number>>;

export interface JobHandler {
  /** @param signal the program ends and can wait no longer */
  run(data: JobData, signal: AbortSignal): Promise<void>;
}

/** A job whose program vanished is taken by another, or by the same one after its start; this often before it is given up. */
const RETRIES = 5;
/** One that runs longer is lost. */
const LONGEST_SECONDS = 900;
/** How soon a vanished program is noticed by others on the same server. */
const HEARTBEAT_SECONDS = 30;
/** A job that is sent wakes the program at once; one that is to be tried again waits for the next look. */
const LOOK_SECONDS = 5;
const WATCH_SECONDS = 60;
const LONGEST_STOP_MS = 20_000;
const CONNECTIONS = 3;

/** Queues are made and known before the first job is sent: pg-boss would read about them outside of the sender's transaction. */
export async function startJobs(db: Database, handlers: ReadonlyMap<string, JobHandler>): Promise<Jobs> {
  const boss = new PgBoss({ ...connect(db.jobs), ...SETTINGS });
  // a message of the database may carry what people typed, its code does not
  boss.on("error", (error) => console.error("jobs:", codeOf(error) ?? error.message));
  await boss.start();
  for (const name of handlers.keys()) {
    await makeQueue(boss, name);
    if (db.engine === "pglite") await takeUp(db, boss, name);
  }
  for (const [name, handler] of handlers) await doJobs(boss, name, handler);
  return {
    async enqueue(tx, name, data) {
      if (!handlers.has(name)) throw new RangeError(`no such job: ${name}`);
      await boss.send(name, data, { db: fromDrizzle(tx as unknown as DrizzleTransactionLike, sql) });
    },
    async stop() {
      const rest = Promise.all([...handlers.keys()].map((name) => boss.offWork(name, { wait: true })));
      await Promise.race([rest, new Promise((resolve) => setTimeout(resolve, LONGEST_STOP_MS).unref())]);
      await boss.stop({ graceful: false });
    },
  };
}

/** One after the other; jobs that came during one follow at once, though they were told of only once. */
async function doJobs(boss: PgBoss, name: string, { run }: JobHandler): Promise<void> {
  const worker = await boss.work<JobData>(name, LOOKING, async (jobs) => {
    try {
      for (const { data, signal } of jobs) await run(data, signal);
    } finally {
      boss.notifyWorker(worker);
    }
  });
}

const SETTINGS = {
  schema: JOBS_SCHEMA,
  // tables are made with the migrations, by their owner
  migrate: false,
  createSchema: false,
  schedule: false,
  useListenNotify: true,
  superviseIntervalSeconds: WATCH_SECONDS,
  // rebuilding indexes takes the owner of the tables
  reindex: false,
  monitorVacuum: false,
} as const;

const LOOKING = { pollingIntervalSeconds: LOOK_SECONDS, notifyPollingIntervalSeconds: LOOK_SECONDS } as const;

function connect(connection: JobsConnection) {
  return connection.engine === "pglite"
    ? ({ db: fromPglite(connection.client), backend: "pglite" } as const)
    : ({ ...connection.config, max: CONNECTIONS } as const);
}

async function makeQueue(boss: PgBoss, name: string): Promise<void> {
  const options = {
    notify: true,
    retryLimit: RETRIES,
    expireInSeconds: LONGEST_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
  if (await boss.getQueue(name)) await boss.updateQueue(name, options);
  else await boss.createQueue(name, options);
  // fills the cache
  await boss.findJobs(name, { id: "00000000-0000-0000-0000-000000000000" });
}

/** The embedded database has one program at a time: whatever runs in it at the start was interrupted. */
async function takeUp(db: Database, boss: PgBoss, name: string): Promise<void> {
  const active = await db.asWorker((tx) =>
    tx.execute(sql`select id from ${sql.identifier(JOBS_SCHEMA)}.job where name = ${name} and state = 'active'`),
  );
  const ids = (active as { rows: { id: string }[] }).rows.map(({ id }) => id);
  if (ids.length > 0) await boss.fail(name, ids, { reason: "the program ended" });
}
