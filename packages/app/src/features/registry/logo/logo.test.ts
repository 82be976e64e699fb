import { readdirSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fieldIn } from "../../../../test/support/visitor.ts";
import { file, pdf, photo, SECRET } from "../../evidence/testing.ts";
import { drawn, type LogoWorld, openLogoWorld } from "./testing.ts";

/** Bringing the picture of a cluster: who may not, what is refused, and what is kept of it. */

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

const onDisk = () =>
  readdirSync(world.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;
const summary = (html: string) => [...html.matchAll(/<a href="#logo-file">([^<]*)</g)].map(([, text]) => text);

describe("who may not", () => {
  test("nobody in particular signs in first, and no byte is taken", async () => {
    const before = onDisk();
    const stranger = world.visitor(null);
    await stranger.open("/sign-in");
    expect((await stranger.sendFile(form, { version: "0" }, file(png, "a.png"))).status).toBe(401);
    expect((await stranger.open(form)).location).toMatch(/^\/sign-in/);
    expect((await stranger.open(logo)).status).toBe(404);
    expect([await kept(), onDisk()]).toEqual([[], before]);
  });

  test("a reader looks on: no way to the form, and what is sent all the same is refused", async () => {
    await bring(png, "a.png");
    const lars = world.visitor("lars");
    const page = await lars.open(`/clusters/${world.cluster}/profile`);
    expect([page.html.includes(`src="${logo}?version=1"`), page.html.includes(form)]).toEqual([true, false]);
    expect((await lars.open(form)).status).toBe(403);
    await lars.open("/account");
    expect((await lars.sendFile(form, { version: "1" }, file(png, "a.png"))).status).toBe(403);
    expect((await lars.send(`${form}/remove`, { version: "1" })).status).toBe(403);
    expect(await kept()).toMatchObject([{ version: 1 }]);
  });

  test("somebody of another cluster finds nothing", async () => {
    await bring(png, "a.png");
    const piotr = world.visitor("piotr-zielinski");
    await piotr.open("/account");
    for (const path of [form, logo, `${logo}?version=1`])
      expect([path, (await piotr.open(path)).status]).toEqual([path, 404]);
    expect((await piotr.sendFile(form, { version: "1" }, file(png, "a.png"))).status).toBe(404);
    expect((await piotr.send(`${form}/remove`, { version: "1" })).status).toBe(404);
    expect(await kept()).toMatchObject([{ version: 1 }]);
  });

  test.each(["nowhere", "00000000-0000-0000-0000-000000000000", "%00"])("%s has none", async (id) => {
    const visitor = await ingrid();
    expect([
      (await visitor.open(`/clusters/${id}/logo`)).status,
      (await visitor.open(`/clusters/${id}/profile/logo`)).status,
    ]).toEqual([404, 404]);
    expect((await world.visitor(null).open(`/clusters/${id}/logo`)).status).toBe(404);
  });

  test("a form without the token of this site is forged; nothing of it is kept", async () => {
    const before = onDisk();
    const body = new FormData();
    body.append("version", "0");
    body.append("file", file(png, "a.png"));
    const sent = await world.app.request(form, {
      method: "POST",
      body,
      headers: { "x-test-person": "ingrid-solheim" },
    });
    expect([sent.status, await kept(), onDisk()]).toEqual([403, [], before]);
  });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe("what is no logo", () => {
  const misnamed = (name: string) =>
    `“${name}” is not what its name says. Save it once more as PNG, JPG, WEBP, and choose it again.`;
  const ofNoKind = (name: string) =>
    `“${name}” is of a kind that is not taken. Save it as one of these: PNG, JPG, WEBP.`;
  const broken = (name: string) =>
    `“${name}” cannot be read as a picture. Save it once more from the program it was made with.`;
  const tooLarge = (name: string) =>
    `“${name}” has more than 6000 pixels on one side. Save it smaller, and choose it again.`;
  test.each<[string, () => string | Buffer, string, string]>([
    [
      "a program that is called a picture",
      () => Buffer.from(`MZ\x90\0${"\0".repeat(200)}`, "latin1"),
      "logo.png",
      misnamed("logo.png"),
    ],
    ["a program", () => Buffer.from(`MZ\x90\0${"\0".repeat(200)}`, "latin1"), "logo.exe", ofNoKind("logo.exe")],
    ["a drawing with script", () => SVG, "logo.svg", ofNoKind("logo.svg")],
    ["a drawing that is called a picture", () => SVG, "logo.png", misnamed("logo.png")],
    ["a page that is called a picture", () => "<html><script>alert(1)</script>", "logo.jpg", misnamed("logo.jpg")],
    ["a PDF", () => pdf("Logo"), "logo.pdf", ofNoKind("logo.pdf")],
    ["a picture that is called another kind of picture", () => png, "logo.jpg", misnamed("logo.jpg")],
    ["nothing at all", () => "", "logo.png", "“logo.png” is empty. Choose the picture again."],
    ["a picture that is cut", () => png.subarray(0, png.length / 2), "logo.png", broken("logo.png")],
    [
      "a picture of which only the head is one",
      () => Buffer.concat([png.subarray(0, 40), Buffer.from("IEND")]),
      "logo.png",
      broken("logo.png"),
    ],
    ["a bomb: 3.6 milliard pixels in 24 kB", () => plainPng(60_000, 100), "logo.png", tooLarge("logo.png")],
    ["a picture that is one pixel too wide", () => plainPng(6001, 1), "logo.png", tooLarge("logo.png")],
  ])("%s", async (_, content, name, sentence) => {
    const before = onDisk();
    const sent = await bring(content(), name);
    expect([sent.status, summary(sent.html)]).toEqual([422, [sentence]]);
    expect([await kept(), onDisk()]).toEqual([[], before]);
  });

  test("a file of more than 5 MB", async () => {
    const before = onDisk();
    const sent = await bring(Buffer.concat([png, Buffer.alloc(5_000_001 - png.length)]), "logo.png");
    expect([sent.status, sent.html.includes("5 MB"), await kept(), onDisk()]).toEqual([413, true, [], before]);
  });

  test("no file, where there is no logo yet", async () => {
    const sent = await bring("", "");
    expect([sent.status, summary(sent.html), await kept()]).toEqual([400, ["Choose a picture."], []]);
  });

  test("a form that says nothing of who sees it", async () => {
    expect((await bring(png, "logo.png", { seen_by: "friends" })).status).toBe(400);
    expect(await kept()).toEqual([]);
  });
});

describe("of two at once", () => {
  test.each(["", "0", "2", "x", "1e99"])(
    "whoever saw version “%s” of version 1 is told, and nothing is lost",
    async (version) => {
      await bring(png, "logo.png");
      const before = await kept();
      expect((await bring(await drawn("red"), "other.png", { version })).status).toBe(409);
      expect((await (await ingrid()).send(`${form}/remove`, { version })).status).toBe(409);
      expect(await kept()).toEqual(before);
    },
  );

  test("a form of before the logo was removed does not bring it back", async () => {
    await bring(png, "logo.png");
    await (await ingrid()).send(`${form}/remove`, { version: "1" });
    for (const version of ["0", "1"]) expect((await bring(png, "logo.png", { version })).status).toBe(409);
    expect((await bring(png, "logo.png", { version: "2" })).status).toBe(303);
  });
});

test("a logo is drawn anew, smaller, and stands on the pages of the register with words for those who do not see it", async () => {
  const before = onDisk();
  const sent = await bring(await drawn("blue"), "logo.png");
  expect([sent.status, sent.location]).toEqual([303, `/clusters/${world.cluster}/profile?done=logo_saved`]);
  expect(await kept()).toMatchObject([{ width: 480, height: 120, seen_by: "cluster", version: 1 }]);
  expect(onDisk()).toBe(before + 1);
  const visitor = await ingrid();
  const picture = `<img src="${logo}?version=1" alt="Logo of Fjordkraft Industriklynge" width="480" height="120"/>`;
  for (const page of ["profile", "profile/logo", "register"])
    expect([page, (await visitor.open(`/clusters/${world.cluster}/${page}`)).html.includes(picture)]).toEqual([
      page,
      true,
    ]);
  expect(fieldIn(await visitor.open(form), "version")).toBe("1");
});

test("of a photo nothing is kept but what is seen: no place, no name, not the file itself", async () => {
  const taken = await photo();
  expect(taken.includes(SECRET)).toBe(true);
  const before = new Set(readdirSync(world.folder, { recursive: true }).map(String));
  await bring(taken, "logo.jpg");
  const served = await world.app.request(logo, { headers: { "x-test-person": "ingrid-solheim" } });
  const content = Buffer.from(await served.arrayBuffer());
  const image = await loadImage(content);
  // it was taken with the camera turned
  expect([image.width, image.height, content.subarray(8, 12).toString()]).toEqual([20, 40, "WEBP"]);
  expect(["Exif", "EXIF", "Ingrid"].map((word) => content.includes(word))).toEqual([false, false, false]);
  const [row] = await kept();
  const fresh = readdirSync(world.folder, { recursive: true })
    .map(String)
    .filter((name) => !before.has(name));
  expect(fresh.filter((name) => name.length > 60)).toEqual([`${row?.sha256?.slice(0, 2)}/${row?.sha256?.slice(2)}`]);
});

/** One colour and as wide as high; of its lines only some are there. */
function plainPng(side: number, lines: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 6], 8);
  const pixels = deflateSync(Buffer.alloc((side * 4 + 1) * lines));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
