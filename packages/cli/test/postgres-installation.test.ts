import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { freePort } from "../../../test/support/free-port.ts";
import { type Server, startPostgres } from "../../app/test/support/postgres.ts";
import { ensureBuilt, klynge, linesOf, temporaryFolder } from "./run.ts";
import { ENVIRONMENT, type Running, serve } from "./serve.ts";
import { Visitor } from "./visitor.ts";

/** An installation on a PostgreSQL server, with the user that docs/configuration.md has made. */

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const REFUSED = { code: 2, stdout: "" };
const data = join(temporaryFolder(), "data");
const runWith = (env: Record<string, string>, ...args: string[]) =>
  klynge([...args, "--data", data], { env: { ...ENVIRONMENT, ...env }, timeout: 30_000 });

let server: Server;
let running: Running | null = null;
beforeAll(async () => {
  ensureBuilt();
  server = await startPostgres();
});
afterAll(async () => {
  await running?.stop();
  server.stop();
  rmSync(data, { recursive: true, force: true });
});

it("a user without a right is told which one, and one with roles of another installation what to do", async () => {
  const weak = await server.addUser("weak", "nocreaterole");
  expect(runWith({ DATABASE_URL: weak }, "init")).toEqual({
    ...REFUSED,
    stderr:
      "klynge init: the database user weak lacks a right (permission denied to create role); make weak the owner of the database and give it CREATEROLE\n",
  });
  await server.administer("create role klynge_none");
  expect(runWith({ DATABASE_URL: server.url }, "init")).toEqual({
    ...REFUSED,
    stderr:
      "klynge init: the roles klynge_none of this server belong to another installation; connect as the user who made them, or have them granted to owner\n",
  });
  await server.administer("drop role klynge_none");
});

// "permission denied for schema public"; and later every dropped connection ended the program
it("an ordinary user makes an installation, which goes on after all connections were lost", async () => {
  const link = linesOf(runWith({ DATABASE_URL: server.url }, "init").stdout)[1] ?? "";
  running = await serve(data, await freePort(), [], { DATABASE_URL: server.url });
  const path = new URL(link).pathname;
  const nobody = new Visitor(running.address);
  expect((await nobody.open(path)).status).toBe(200);
  await server.administer("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'owner'");
  expect((await nobody.open(path)).status).toBe(200);
  expect((await running.stop()).code).toBe(0);
});
