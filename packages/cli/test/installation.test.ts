import { existsSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { freePort } from "../../../test/support/free-port.ts";
import { initAnswer } from "../src/shapes/installation.ts";
import { ensureBuilt, klynge, linesOf, temporaryFolder } from "./run.ts";
import { ENVIRONMENT, type Running, serve } from "./serve.ts";
import { Visitor } from "./visitor.ts";

/**
 * A real installation as its operator and its first people live it: from `klynge init` to submitted assessments, over HTTP, with no
 * data of the demonstration. One story; each test begins where the one before ended.
 */

// each step starts the whole program, on a machine that may be busy
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const PASSWORD = "correct horse battery";
const REFUSED = { code: 2, stdout: "" };

let data: string;
let port: number;
let running: Running | null = null;

beforeAll(async () => {
  ensureBuilt();
  data = join(temporaryFolder(), "data");
  port = await freePort();
});
afterAll(async () => {
  await running?.stop();
  rmSync(data, { recursive: true, force: true });
});

const run = (...args: string[]) => runWith({}, ...args);
const runWith = (env: Record<string, string>, ...args: string[]) =>
  klynge([...args, "--data", data], { env: { ...ENVIRONMENT, ...env }, timeout: 30_000 });
const serveHere = () => run("serve", "--port", String(port));

describe("before there is one", () => {
  it("nothing is served", () => {
    expect(serveHere()).toEqual({
      ...REFUSED,
      stderr: "klynge serve: there is no installation here yet; make one with “klynge init”\n",
    });
  });

  it.each([["0"], ["65536"], ["http"], ["-1"]])("a port that is none is refused: %s", (given) => {
    expect(run("serve", `--port=${given}`)).toEqual({
      ...REFUSED,
      stderr: `--port: ${given} is not allowed; allowed are: 1-65535\n`,
    });
  });
});

describe("klynge init", () => {
  let first: string;

  it("prints one link, and a new one until somebody used it", () => {
    const told = run("init", "--port", String(port));
    expect([told.code, told.stderr]).toEqual([0, ""]);
    const [head, link, next, ...more] = linesOf(told.stdout);
    expect(head).toBe(
      "The installation is ready. This link makes whoever opens it first the administrator; it works once, for 14 days:",
    );
    expect(link).toMatch(new RegExp(`^http://localhost:${port}/invitations/[\\w-]{43}$`));
    expect([next, more]).toEqual(["Start the program with “klynge serve” and open the link.", []]);
    first = String(link);
  });

  it("a slash at the end of the address of people is not part of it", () => {
    const [, link] = linesOf(runWith({ KLYNGE_ORIGIN: "https://klynge.example.org/" }, "init").stdout);
    expect(link).toMatch(/^https:\/\/klynge\.example\.org\/invitations\/[\w-]{43}$/);
  });

  it("answers --json with the link alone; the older link no longer holds", async () => {
    const told = run("init", "--port", String(port), "--json");
    const { link } = initAnswer.parse(JSON.parse(told.stdout));
    running = await serve(data, port);
    const nobody = new Visitor(running.address);
    expect((await nobody.open(new URL(first).pathname)).status).toBe(410);
    const welcome = await nobody.open(new URL(link).pathname);
    expect(welcome.html).toContain("You are invited to this installation as administrator.");
    const joined = await nobody.send(new URL(link).pathname, {
      name: "Ada Admin",
      email: "ada@owner.example",
      password: PASSWORD,
    });
    expect([joined.status, joined.location]).toEqual([303, "/"]);
    admin = nobody;
  });

  it("is refused once there is an administrator", async () => {
    await running?.stop();
    const stderr = "klynge init: this installation has an administrator already\n";
    expect(run("init")).toEqual({ ...REFUSED, stderr });
    running = await serve(data, port);
  });
});

let admin: Visitor;
let owner: Visitor;
let clusterPath: string;

describe("the first people", () => {
  it("the administrator names the scheme owner, adds a cluster and gets the link for its owner", async () => {
    const page = await admin.open("/administration");
    expect([page.status, page.html.includes("No cluster yet")]).toEqual([200, true]);
    expect(page.html).not.toContain("Fjordkraft");
    const saved = await admin.fill("/administration/settings", { scheme_owner: "Klyngerådet" });
    expect(saved.location).toBe("/administration?done=saved");
    await admin.open("/administration");
    const made = await admin.fill("/administration/clusters", {
      name: "Havklyngen",
      country: "NO",
      place: "Bergen",
      owner_email: "ola@hav.example",
    });
    expect(made.status).toBe(200);
    const link = /value="(http:\/\/localhost:\d+\/invitations\/[\w-]{43})"/.exec(made.html)?.[1] ?? "";
    owner = new Visitor(running?.address ?? "");
    await owner.open(new URL(link).pathname);
    const joined = await owner.send(new URL(link).pathname, { name: "Ola Eier", password: PASSWORD });
    clusterPath = joined.location ?? "";
    expect([joined.status, clusterPath]).toEqual([303, expect.stringMatching(/^\/clusters\/[\da-f-]{36}$/)]);
    const overview = await owner.open(clusterPath);
    expect([overview.status, overview.html.includes("Havklyngen")]).toEqual([200, true]);
    expect((await owner.open("/administration")).status).toBe(404);
  });

  it("the owner answers rows of a Bronze interview and of a Gold audit, and submits both", async () => {
    const interview = await start("ecei-bronze/bronze");
    await answer(interview, "B01", { "cluster.start_date": "2019-03-01", "organisation.start_date": "2020-06-15" });
    await answer(interview, "B19", { "fees.average": "1 500" });
    hashes.push(await submit(interview));
    const audit = await start("ecei-gold/gold");
    await answer(audit, "1.1.2", { "participants.committed": "42" });
    const row = await answer(audit, "2.5", { "contacts.participants_contacted": "28" });
    // 28 of 42 are two thirds, between the steps of 60% and 80%
    expect(row.html).toMatch(/6[67](\.\d+)?% gives 4 points\./);
    hashes.push(await submit(audit));
    expect(new Set(hashes).size).toBe(2);
  });
});

/** Of the submissions, in their order. */
const hashes: string[] = [];
const submitted: string[] = [];

async function start(scheme: string): Promise<string> {
  await owner.open(`${clusterPath}/assessments`);
  const made = await owner.fill(`${clusterPath}/assessments`, { scheme });
  expect(made.location).toMatch(/^\/assessments\/[\da-f-]{36}$/);
  return made.location ?? "";
}

async function answer(assessment: string, row: string, values: Record<string, string>) {
  const path = `${assessment}/rows/${row}`;
  expect((await owner.open(path)).status).toBe(200);
  const saved = await owner.fill(path, values);
  expect([row, saved.status]).toEqual([row, 303]);
  return owner.open(path);
}

async function submit(assessment: string): Promise<string> {
  await owner.open(`${assessment}/review`);
  const sent = await owner.fill(`${assessment}/submit`, {});
  expect([sent.status, sent.location]).toEqual([303, `${assessment}/review`]);
  submitted.push(`${assessment}/review`);
  const hash = /<code[^>]*>([\da-f]{64})<\/code>/.exec((await owner.open(`${assessment}/review`)).html)?.[1];
  expect(hash).toBeDefined();
  return hash ?? "";
}

describe("serving", () => {
  it("a second program on the same folder is refused, and leaves the first alone", async () => {
    const { code, stderr } = run("serve", "--port", String(await freePort()));
    expect([code, linesOf(stderr)]).toEqual([
      2,
      [`klynge serve: ${join(data, "database")} is used by another Klynge (process ${running?.pid}); stop it first`],
    ]);
    expect((await owner.open(clusterPath)).status).toBe(200);
  });

  it("stops within two seconds when it is told to, and finds everything again", async () => {
    const since = performance.now();
    const stopped = await running?.stop();
    expect(performance.now() - since).toBeLessThan(2000);
    expect(stopped).toEqual({ code: 0, lastLine: "Klynge has stopped; everything is saved." });
    expect(existsSync(join(data, "database", "klynge.lock"))).toBe(false);
    running = null;
    running = await serve(data, port);
    // the same session, the same submissions
    for (const [index, path] of submitted.entries())
      expect((await owner.open(path)).html).toContain(hashes[index] ?? "none");
    expect((await admin.open("/administration")).html).toContain("Klyngerådet");
  });

  it("a taken port is refused, and the folder is free afterwards", async () => {
    await running?.stop();
    running = null;
    const other = await takePort(port);
    expect(serveHere()).toEqual({
      ...REFUSED,
      stderr: `klynge serve: port ${port} is taken by another program; choose another with --port\n`,
    });
    await new Promise((done) => other.close(done));
    expect(existsSync(join(data, "database", "klynge.lock"))).toBe(false);
  });

  it("is no demonstration", () => {
    expect(run("serve", "--demo", "--port", String(port))).toEqual({
      ...REFUSED,
      stderr: "klynge serve: this is a real installation; start it without --demo\n",
    });
  });

  it("a demonstration is no installation", async () => {
    const folder = join(temporaryFolder(), "demo");
    const demonstration = await serve(folder, port, ["--demo"]);
    await demonstration.stop();
    const stderr = "this is a demonstration; start it with --demo, or choose another folder with --data\n";
    for (const verb of ["init", "serve"])
      expect(klynge([verb, "--data", folder, "--port", String(port)], { env: ENVIRONMENT, timeout: 30_000 })).toEqual({
        ...REFUSED,
        stderr: `klynge ${verb}: ${stderr}`,
      });
    rmSync(folder, { recursive: true, force: true });
  });
});

function takePort(wanted: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(wanted, "127.0.0.1", () => resolve(server));
  });
}
