import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { loadImage } from "@napi-rs/canvas";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { plainText } from "../assessment/testing.ts";
import { drawThumbnail } from "./draw-thumbnail.ts";
import { makeThumbnailJob } from "./make-thumbnail.ts";
import { onRow, openWorld, pdf, photo, SECRET, type World } from "./testing.ts";

// each starts a process, on a machine that may be busy
vi.setConfig({ testTimeout: 60_000 });
const draw = (content: Uint8Array) => drawThumbnail(content, new AbortController().signal);

describe("none is made of", () => {
  test("what is no PDF behind its first letters", async () => {
    expect(await draw(Buffer.from("%PDF-1.7\nnot a PDF at all"))).toBeNull();
  });

  test("a PDF that is cut, or has no page", async () => {
    expect(await draw(pdf("x").subarray(0, 60))).toBeNull();
    expect(await draw(Buffer.from("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"))).toBeNull();
  });

  test("a picture that claims to be 60,000 pixels wide", async () => {
    expect(await draw(hugePng())).toBeNull();
  });

  test("a PDF that unpacks to more than there is memory for", async () => {
    expect(await draw(bomb())).toBeNull();
  });

  test("anything when the program ends", async () => {
    expect(await drawThumbnail(pdf("x"), AbortSignal.abort())).toBeNull();
  });
});

test("a PDF gives a picture of its first page, 320 pixels on its longer side", async () => {
  const drawn = await draw(pdf("Contact log"));
  const image = await loadImage(Buffer.from(drawn ?? []));
  expect([image.width, image.height]).toEqual([320, 213]);
});

test("a photo is turned upright, and nothing of its data is left", async () => {
  const taken = await photo();
  expect(taken.includes(SECRET)).toBe(true);
  const drawn = Buffer.from((await draw(taken)) ?? []);
  const image = await loadImage(drawn);
  expect([image.width, image.height]).toEqual([20, 40]);
  expect(drawn.subarray(8, 12).toString()).toBe("WEBP");
  expect([drawn.includes("Exif"), drawn.includes("EXIF"), drawn.includes("Ingrid")]).toEqual([false, false, false]);
});

describe("the job", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    const { db, files } = world.services;
    const job = makeThumbnailJob({ db, files });
    world.job.run = job.run.bind(job);
  });
  afterEach(() => world.rows("delete from evidence"));
  afterAll(() => world.close());

  async function bring(content: Buffer, name: string): Promise<string> {
    const ingrid = world.visitor("ingrid-solheim");
    await ingrid.open(`/assessments/${world.assessment}/rows/2.5`);
    const file = new File([new Uint8Array(content)], name);
    const sent = await ingrid.sendFile(`/clusters/${world.cluster}/evidence/files`, onRow("2.5"), file);
    await vi.waitFor(
      async () => {
        const [{ thumbnail = "" } = {}] = await world.rows("select thumbnail from evidence_version");
        expect(thumbnail).not.toBe("waiting");
      },
      { timeout: 30_000, interval: 100 },
    );
    return sent.location ?? "";
  }

  test("makes the picture of a PDF, which stands in the list and is served as safely as the file", async () => {
    const address = await bring(pdf("Contact log"), "log.pdf");
    const ingrid = world.visitor("ingrid-solheim");
    expect((await ingrid.open(address)).html).toContain(`<img src="${address}/versions/1/thumbnail"`);
    const { response, status } = await ingrid.open(`${address}/versions/1/thumbnail`);
    const names = ["content-type", "content-security-policy", "x-content-type-options", "cache-control"];
    expect([status, ...names.map((name) => response.headers.get(name))]).toEqual([
      200,
      "image/webp",
      "sandbox; default-src 'none'",
      "nosniff",
      "private, max-age=31536000, immutable",
    ]);
    expect((await world.visitor("piotr-zielinski").open(`${address}/versions/1/thumbnail`)).status).toBe(404);
  });

  test("says of a broken PDF that there is none; the file itself is kept as it came", async () => {
    const address = await bring(Buffer.from("%PDF-1.7\nnot a PDF at all"), "broken.pdf");
    const page = await world.visitor("ingrid-solheim").open(address);
    expect(plainText(page.html)).toContain("No preview could be made of this file.");
    expect((await world.visitor("ingrid-solheim").open(`${address}/versions/1`)).html).toContain("not a PDF at all");
    expect((await world.visitor("ingrid-solheim").open(`${address}/versions/1/thumbnail`)).status).toBe(404);
  });

  test("done twice it does nothing the second time", async () => {
    await bring(await photo(), "photo.jpg");
    const before = await world.rows("select * from evidence_version");
    const [last] = world.jobs.slice(-1);
    await world.job.run(last ?? {}, new AbortController().signal);
    await world.job.run({ evidence: "nowhere", number: 1 }, new AbortController().signal);
    expect(await world.rows("select * from evidence_version")).toEqual(before);
  });
});

/** Says of itself that it is 60,000 pixels wide and high: 14 GB once it is unpacked. */
function hugePng(): Buffer {
  const head = Buffer.alloc(25);
  head.writeUInt32BE(13);
  head.write("IHDR", 4);
  head.writeUInt32BE(60_000, 8);
  head.writeUInt32BE(60_000, 12);
  head.set([8, 6, 0, 0, 0], 16);
  head.writeUInt32BE(crc(head.subarray(4, 21)), 21);
  const pixels = deflateSync(Buffer.alloc(240_001 * 100));
  const body = Buffer.alloc(pixels.length + 12);
  body.writeUInt32BE(pixels.length);
  body.write("IDAT", 4);
  pixels.copy(body, 8);
  body.writeUInt32BE(crc(body.subarray(4, -4)), body.length - 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    head,
    body,
    Buffer.from("\0\0\0\0IEND\xaeB`\x82", "latin1"),
  ]);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** A page whose drawing unpacks to 2 GB. */
function bomb(): Buffer {
  // a piece that can follow itself: nothing in it points back
  const piece = deflateRawSync(Buffer.alloc(2_000_000, " "), { finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array.from({ length: 1000 }, () => piece);
  const twice = deflateSync(Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, deflateRawSync("")]));
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R>>",
  ].map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const stream = `4 0 obj\n<</Length ${twice.length}/Filter[/FlateDecode/FlateDecode]>>stream\n`;
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${objects.join("")}${stream}`, "latin1"),
    twice,
    Buffer.from("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF", "latin1"),
  ]);
}
