import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { file } from "../../evidence/testing.ts";
import { registerFile } from "../register-file.ts";
import { drawn, type LogoWorld, openLogoWorld } from "./testing.ts";

/** The picture of a cluster once it is there: how it is served, who sees it, and what is told of its changes. */

// each picture is drawn by a process of its own, on a machine that may be busy
vi.setConfig({ testTimeout: 60_000 });

let world: LogoWorld["world"];
let form: string;
let logo: string;
let png: Buffer;
let ingrid: LogoWorld["ingrid"];
let bring: LogoWorld["bring"];
let kept: LogoWorld["kept"];
let begin: LogoWorld["begin"];
beforeAll(async () => {
  ({ world, form, logo, png, ingrid, bring, kept, begin } = await openLogoWorld());
});
afterAll(() => world.close());
beforeEach(() => begin());

test("it is served so that nothing in it can do anything, and asked for each time", async () => {
  await bring(png, "logo.png");
  const visitor = await ingrid();
  const { response, status } = await visitor.open(logo);
  const names = [
    "content-type",
    "content-disposition",
    "content-security-policy",
    "x-content-type-options",
    "cache-control",
  ];
  expect([status, ...names.map((name) => response.headers.get(name))]).toEqual([
    200,
    "image/webp",
    'inline; filename="logo.webp"',
    "sandbox; default-src 'none'",
    "nosniff",
    "private, no-cache",
  ]);
  const again = await visitor.open(logo, { "if-none-match": response.headers.get("etag") ?? "" });
  expect(again.status).toBe(304);
});

test("programs get it as pages do, and what is not shown to them is not there", async () => {
  await bring(png, "logo.png");
  const of = async (person: string) => {
    const { status, response } = await world.visitor(person).open(`/api/v1${logo}`);
    return [status, response.headers.get("content-type")];
  };
  const shown = [200, "image/webp"];
  const notThere = [404, "application/problem+json"];
  expect([await of("lars"), await of("piotr-zielinski")]).toEqual([shown, notThere]);
  await world.rows("update cluster_logo set seen_by = 'signed_in'");
  expect(await of("piotr-zielinski")).toEqual(shown);
});

describe("who sees it", () => {
  const PEOPLE = { nobody: null, stranger: "piotr-zielinski", reader: "lars", secretariat: "claire-dubois" } as const;
  const seen = async () => {
    const told: Record<string, number> = {};
    for (const [who, person] of Object.entries(PEOPLE)) told[who] = (await world.visitor(person).open(logo)).status;
    return told;
  };
  test.each([
    ["cluster", true, { nobody: 404, stranger: 404, reader: 200, secretariat: 200 }],
    ["signed_in", true, { nobody: 404, stranger: 200, reader: 200, secretariat: 200 }],
    ["everybody", true, { nobody: 200, stranger: 200, reader: 200, secretariat: 200 }],
    ["everybody", false, { nobody: 404, stranger: 404, reader: 200, secretariat: 200 }],
  ])("%s, published: %s", async (seenBy, published, statuses) => {
    await bring(png, "logo.png", { seen_by: seenBy });
    await world.rows(`update cluster_profile set published = ${published}`);
    expect(await seen()).toEqual(statuses);
  });

  test("the directory has it for those who may see it", async () => {
    const shownTo = async (person: string | null) =>
      (await world.visitor(person).open("/directory")).html.includes(`src="${logo}?version=`);
    const shown = async () => [await shownTo(null), await shownTo("piotr-zielinski")];
    await bring(png, "logo.png");
    expect(await shown()).toEqual([false, false]);
    await (await ingrid()).sendFile(form, { version: "1", seen_by: "signed_in" }, file("", ""));
    expect(await shown()).toEqual([false, true]);
    await (await ingrid()).sendFile(form, { version: "2", seen_by: "everybody" }, file("", ""));
    expect(await shown()).toEqual([true, true]);
    expect(await kept()).toMatchObject([{ width: 480, seen_by: "everybody", version: 3 }]);
  });

  test("what a stranger kept in the browser is asked for again, and refused once it is withdrawn", async () => {
    await bring(png, "logo.png", { seen_by: "everybody" });
    const etag = (await world.visitor(null).open(logo)).response.headers.get("etag") ?? "";
    await world.rows("update cluster_profile set published = false");
    expect((await world.visitor(null).open(logo, { "if-none-match": etag })).status).toBe(404);
  });
});

test("replaced, shown to others and removed, each with who did it; what does not change is not told", async () => {
  const [{ last } = { last: 0 }] = await world.rows<{ last: number }>("select max(id)::int as last from audit_entry");
  await bring(png, "logo.png");
  const [first] = await kept();
  await bring(png, "same.png", { version: "1" });
  await bring(await drawn("red"), "red.png", { version: "1", seen_by: "everybody" });
  const [second] = await kept();
  expect(second?.sha256).not.toBe(first?.sha256);
  const visitor = await ingrid();
  const removed = await visitor.send(`${form}/remove`, { version: "2" });
  expect(removed.location).toBe(`/clusters/${world.cluster}/profile?done=logo_removed`);
  await visitor.send(`${form}/remove`, { version: "3" });
  expect((await visitor.open(logo)).status).toBe(404);
  expect((await visitor.open(`/clusters/${world.cluster}/profile`)).html).not.toContain("<img");
  const trail = await world.rows(
    `select action, person_id, before, after from audit_entry where id > ${last} order by id`,
  );
  const by = { person_id: "ingrid-solheim" };
  const [green, red] = [
    { sha256: first?.sha256, seenBy: "cluster" },
    { sha256: second?.sha256, seenBy: "everybody" },
  ];
  expect(trail).toEqual([
    { action: "logo.changed", ...by, before: null, after: green },
    { action: "logo.changed", ...by, before: green, after: red },
    { action: "logo.removed", ...by, before: red, after: null },
  ]);
});

test("the register as a file says where it is, how large, and who sees it", async () => {
  const told = async () =>
    registerFile.parse(JSON.parse((await (await ingrid()).open(`/clusters/${world.cluster}/register.json`)).html))
      .profile.logo;
  expect(await told()).toBeNull();
  await bring(png, "logo.png", { seen_by: "everybody" });
  const [row] = await kept();
  expect(await told()).toEqual({
    address: logo,
    media_type: "image/webp",
    sha256: row?.sha256,
    bytes: (await world.files.read(row?.sha256 ?? ""))?.length,
    width: 480,
    height: 120,
    visibility: "everybody",
  });
});
