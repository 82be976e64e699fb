import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { onRow, openWorld, pdf, type World } from "../evidence/testing.ts";
import type { Of } from "./endpoint.ts";
import type * as shape from "./shapes/evidence.ts";
import { Client, tokenFor } from "./testing.ts";

type Evidence = Of<typeof shape.evidenceWithVersions>;

let world: World;
let ingrid: Client;
let files: string;

beforeAll(async () => {
  world = await openWorld();
  ingrid = new Client(world.app, await tokenFor(world.services, "ingrid-solheim"));
  files = `/clusters/${world.cluster}/evidence/files`;
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.rows("delete from evidence");
});

const FILE = { "content-type": "application/octet-stream" };
const query = (more: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ scheme: "ecei-gold", row: "2.5", file_name: "log.pdf", ...more });
const send = (client: Client, address: string, body: string | Buffer, headers: Record<string, string> = FILE) =>
  client.ask<Evidence>("POST", address, { body: typeof body === "string" ? body : new Uint8Array(body), headers });
const onDisk = () =>
  readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

describe("refused", () => {
  test.each([
    ["nobody in particular", null, 401],
    ["a reader", "lars", 403],
    ["somebody of another cluster", "piotr-zielinski", 404],
  ])("%s", async (_who, person, status) => {
    const made = await send(ingrid, `${files}?${query()}`, pdf("x"));
    const client = new Client(world.app, person && (await tokenFor(world.services, person)));
    const address = `/evidence/${made.json.id}`;
    const after = onDisk();
    expect((await send(client, `${files}?${query()}`, "x")).status).toBe(status);
    expect((await send(client, `${address}/files?file_name=a.txt`, "x", { ...FILE, "if-match": "x" })).status).toBe(
      status,
    );
    const withdrawn = await client.ask("POST", `${address}/withdraw`, { headers: { "if-match": made.json.etag } });
    expect([withdrawn.status, onDisk()]).toEqual([status, after]);
  });

  test.each([
    ["JSON instead of a file", { "content-type": "application/json" }, "{}", 415, "media_type"],
    ["a file that is not what its name says", FILE, "hello", 422, "file_misnamed"],
    ["an empty file", FILE, "", 422, "file_empty"],
  ])("%s", async (_what, headers, body, status, code) => {
    const told = await send(ingrid, `${files}?${query()}`, body, headers);
    expect([told.status, told.json]).toEqual([status, expect.objectContaining({ type: `/problems/${code}` })]);
  });

  test("more than 25 MB, and nothing of it is left", async () => {
    const before = onDisk();
    const told = await send(ingrid, `${files}?${query({ file_name: "a.txt" })}`, Buffer.alloc(25_000_001, "a"));
    expect([told.status, onDisk()]).toEqual([413, before]);
  });

  test("a change that does not say which version it starts from, or another one", async () => {
    const { json } = await send(ingrid, `${files}?${query()}`, pdf("x"));
    const address = `/evidence/${json.id}`;
    expect((await ingrid.ask("POST", `${address}/withdraw`)).status).toBe(428);
    const stale = await ingrid.ask<{ etag: string }>("POST", `${address}/withdraw`, {
      headers: { "if-match": '"evidence-7"' },
    });
    expect([stale.status, stale.json.etag]).toEqual([412, '"evidence-1"']);
  });

  test("a link that is none, a day that is none, a row that is none", async () => {
    const links = `/clusters/${world.cluster}/evidence/links`;
    const link = { scheme: "ecei-gold", row: "2.5", url: "https://example.org" };
    for (const wrong of [{ url: "javascript:alert(1)" }, { valid_until: "2027-02-30" }, { row: "9.9" }])
      expect((await ingrid.send("POST", links, { ...link, ...wrong })).status).toBe(400);
  });

  test("a form with a cookie and no token of ours", async () => {
    const headers = { ...FILE, "x-test-person": "ingrid-solheim" };
    const told = await world.app.request(`/api/v1${files}?${query()}`, { method: "POST", body: "x", headers });
    expect(told.status).toBe(403);
  });
});

test("a file is added, replaced, read in each version, and withdrawn", async () => {
  const made = await send(
    ingrid,
    `${files}?${query({ title: "Log", valid_until: "2027-01-31", seen_by: "cluster" })}`,
    pdf("1"),
  );
  expect([made.status, made.headers.get("location"), made.headers.get("etag")]).toEqual([
    201,
    `/api/v1/evidence/${made.json.id}`,
    '"evidence-1"',
  ]);
  const version = { added_by: "Ingrid Solheim", added_at: "2026-11-22T10:00:00.000Z", url: null, preview: "waiting" };
  const first = {
    ...version,
    number: 1,
    title: "Log",
    valid_until: "2027-01-31",
    file: { name: "log.pdf", media_type: "application/pdf", bytes: pdf("1").length, sha256: expect.any(String) },
  };
  expect(made.json).toEqual({
    id: made.json.id,
    cluster: world.cluster,
    scheme: "ecei-gold",
    row: "2.5",
    seen_by: "cluster",
    withdrawn_at: null,
    etag: '"evidence-1"',
    current: first,
    versions: [first],
  });

  const address = `/evidence/${made.json.id}`;
  const headers = { ...FILE, "if-match": made.json.etag };
  const next = await send(ingrid, `${address}/files?file_name=log-2.txt`, "second", headers);
  expect([next.status, next.json.current.title, next.json.versions.map(({ number }) => number)]).toEqual([
    200,
    "log-2",
    [2, 1],
  ]);
  const read = async (number: number) => ingrid.get(`${address}/versions/${number}/file`);
  const old = await read(1);
  expect([old.status, old.type, old.json, old.headers.get("content-security-policy")]).toEqual([
    200,
    "application/pdf",
    pdf("1").toString(),
    "sandbox; default-src 'none'",
  ]);
  expect((await read(2)).json).toBe("second");
  expect((await read(3)).status).toBe(404);

  const withdrawn = await ingrid.ask<Evidence>("POST", `${address}/withdraw`, {
    headers: { "if-match": next.json.etag },
  });
  expect([withdrawn.status, withdrawn.json.withdrawn_at]).toEqual([200, "2026-11-22T10:00:00.000Z"]);
  const list = await ingrid.get<{ items: Evidence[] }>(`/clusters/${world.cluster}/evidence`);
  expect(list.json.items.map(({ id, withdrawn_at }) => [id, withdrawn_at !== null])).toEqual([[made.json.id, true]]);
});

test("what a form brought, the API gives", async () => {
  const visitor = world.visitor("ingrid-solheim");
  await visitor.open(`/assessments/${world.assessment}/rows/2.5`);
  await visitor.send(`/clusters/${world.cluster}/evidence/links`, { ...onRow("2.5"), url: "https://example.org/a" });
  const list = await ingrid.get<{ items: Evidence[] }>(`/clusters/${world.cluster}/evidence`);
  expect(list.json.items.map(({ row, current }) => [row, current.url, current.file, current.preview])).toEqual([
    ["2.5", "https://example.org/a", null, null],
  ]);
});
