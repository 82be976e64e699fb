import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Server, startPostgres } from "../../../test/support/postgres.ts";
import { startJobs } from "../jobs.ts";
import type { Database } from "./database.ts";
import { openPostgres } from "./open-postgres.ts";

let server: Server;
const opened: Database[] = [];
beforeAll(async () => {
  server = await startPostgres();
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
});
afterAll(() => server.stop());

async function open(url: string): Promise<Database> {
  const db = await openPostgres(url);
  opened.push(db);
  return db;
}

const ROLES = "klynge_auth, klynge_none, klynge_person, klynge_public, klynge_rights, klynge_statistics, klynge_worker";

describe("the user of the address", () => {
  test("who may make no roles is told so", async () => {
    const url = await server.addUser("weak", "nocreaterole");
    await expect(openPostgres(url)).rejects.toMatchObject({
      code: "database_rights",
      details: { user: "weak", answer: "permission denied to create role" },
    });
  });

  test("who does not own the database is told so", async () => {
    await server.addUser("guest", "createrole");
    await expect(openPostgres(server.url.replace("owner@", "guest@"))).rejects.toMatchObject({
      code: "database_rights",
      details: { user: "guest", answer: "permission denied for schema public" },
    });
  });

  // 42501 in the first migration: a new owner of a function needs the right to make one in the schema
  test("who owns the database and may make roles can make an installation, and leaves no right behind", async () => {
    const db = await open(server.url);
    const left = await firstOf(
      db,
      "select string_agg(rolname, ', ') as value from pg_roles where rolname like 'klynge\\_%' and has_schema_privilege(oid, 'public', 'create')",
    );
    expect(left).toBeNull();
  });

  test("with roles of another installation he is refused until they are granted to him; then he need make none", async () => {
    const url = await server.addUser("second", "nocreaterole");
    await expect(openPostgres(url)).rejects.toMatchObject({
      code: "roles_of_another",
      details: { user: "second", roles: ROLES },
    });
    await server.administer(`grant ${ROLES} to second`);
    expect(await firstOf(await open(url), "select current_user as value")).toBe("klynge_public");
  });

  // options of the address took the place of the role
  test("options of the address stay, and the session has a role without grants all the same", async () => {
    const db = await open(`${server.url}?options=-c%20statement_timeout%3D1234`);
    expect(await firstOf(db, "select current_setting('statement_timeout') as value")).toBe("1234ms");
    await db.asPublic(async (tx) => {
      await tx.execute(sql`reset role`);
      const { rows } = (await tx.execute(sql`select current_user as value`)) as unknown as Rows;
      expect(rows).toEqual([{ value: "klynge_none" }]);
    });
  });
});

// an event that nobody heard ended the program
describe("when all connections are lost", () => {
  const loseAll = () =>
    server.administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'owner'");
  const quiet = () => vi.spyOn(console, "error").mockImplementation(() => {});

  test("the next transaction works again, and the log has nothing but a code", async () => {
    const log = quiet();
    const db = await open(server.url);
    await Promise.all([1, 2, 3].map(() => firstOf(db, "select pg_sleep(0.1)::text as value")));
    await loseAll();
    await vi.waitFor(() => expect(log).toHaveBeenCalledTimes(3));
    expect(await firstOf(db, "select current_user as value")).toBe("klynge_public");
    expect(new Set(log.mock.calls.flat())).toEqual(new Set(["database: connection lost (57P01)"]));
    log.mockRestore();
  });

  // each such transaction failed, and its connection was never given back
  test("a transaction that meets connections of whose loss nobody knows yet takes another", async () => {
    const log = quiet();
    const db = await open(server.url);
    await Promise.all([1, 2, 3].map(() => firstOf(db, "select pg_sleep(0.1)::text as value")));
    // in a process that is waited for, so that no event arrives in between
    const lose = `const { Client } = (await import("pg")).default;
      const client = new Client({ connectionString: ${JSON.stringify(server.url)} });
      await client.connect();
      await client.query("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename = 'owner'");
      await client.end();`;
    execFileSync(process.execPath, ["--input-type=module", "--eval", lose], { cwd: import.meta.dirname });
    expect(await firstOf(db, "select current_user as value")).toBe("klynge_public");
    log.mockRestore();
  });

  test("a transaction under way fails, also one that waits for something else at the time, and the next one works", async () => {
    const log = quiet();
    const db = await open(server.url);
    const away = { code: "database_away" };
    const asking = expect(firstOf(db, "select pg_sleep(60)::text as value")).rejects.toMatchObject(away);
    const lost = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const waiting = db.asPublic(async (tx) => {
      await tx.execute(sql`select 1`);
      begun.resolve();
      await lost.promise;
      await tx.execute(sql`select 1`);
    });
    const failed = expect(waiting).rejects.toMatchObject(away);
    await begun.promise;
    await loseAll();
    await vi.waitFor(() => expect(log).toHaveBeenCalled());
    lost.resolve();
    await Promise.all([asking, failed]);
    expect(await firstOf(db, "select current_user as value")).toBe("klynge_public");
    log.mockRestore();
  });

  test("jobs are done again", async () => {
    const log = quiet();
    const db = await open(server.url);
    const done = new EventTarget();
    const run = async () => void done.dispatchEvent(new Event("done"));
    const jobs = await startJobs(db, new Map([["greet", { run }]]));
    await loseAll();
    await vi.waitFor(() => expect(log).toHaveBeenCalled());
    const arrived = once(done, "done");
    await db.asPerson("ingrid", (tx) => jobs.enqueue(tx, "greet", {}));
    await arrived;
    await jobs.stop();
    log.mockRestore();
  });
});

interface Rows {
  readonly rows: readonly { readonly value: string | null }[];
}

async function firstOf(db: Database, text: string): Promise<string | null | undefined> {
  const { rows } = (await db.asPublic((tx) => tx.execute(sql.raw(text)))) as unknown as Rows;
  return rows[0]?.value;
}
