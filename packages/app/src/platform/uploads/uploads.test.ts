import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesIn } from "../files.ts";
import type { FileKind } from "./file-kind.ts";
import { openUploads, type Uploads } from "./uploads.ts";

const TXT: FileKind = { endings: ["txt"], mediaType: "text/plain", text: true };
const TEXT = "Kjære klynge\n";
let folder: string;
let uploads: Uploads;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klynge-uploads-"));
  uploads = openUploads(folder);
});
afterEach(async () => {
  await uploads.close();
  rmSync(folder, { recursive: true, force: true });
});

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const waiting = (): string[] => readdirSync(join(folder, "incoming"));

test("more than is taken is refused while it comes, and nothing of it is left", async () => {
  await expect(uploads.hold(pieces("12345", "6"), 5)).rejects.toMatchObject({ code: "too_large" });
  expect(waiting()).toEqual([]);
});

test("what ends in the middle leaves nothing", async () => {
  async function* cut(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("12");
    throw new Error("cut");
  }
  await expect(uploads.hold(cut(), 5)).rejects.toThrow("cut");
  expect(waiting()).toEqual([]);
});

test("what nobody wants after all is gone, and so is what came when the program ended; not what another one holds", async () => {
  const held = await uploads.hold(pieces("12"), 5);
  expect(existsSync(held.place)).toBe(true);
  await uploads.drop(held);
  expect(waiting()).toEqual([]);
  for (const name of ["left", "young"]) writeFileSync(join(folder, "incoming", name), "x");
  const twoHoursAgo = Date.now() / 1000 - 7200;
  utimesSync(join(folder, "incoming", "left"), twoHoursAgo, twoHoursAgo);
  await openUploads(folder).close();
  expect(waiting()).toEqual(["young"]);
});

test("what is refused is not kept", async () => {
  const held = await uploads.hold(pieces("<svg/>"), 50);
  const kept = uploads.keep(held, { name: "a.txt", kinds: [TXT] });
  await expect(kept).rejects.toMatchObject({ code: "file_misnamed", details: { name: "a.txt" } });
  expect(readdirSync(folder)).toEqual(["incoming"]);
  expect(waiting()).toEqual([]);
});

test("two at once are both kept; the same content lies there once", async () => {
  const held = await Promise.all([uploads.hold(pieces("Kjære ", "klynge\n"), 50), uploads.hold(pieces(TEXT), 50)]);
  const kept = await Promise.all(held.map((one) => uploads.keep(one, { name: "a.txt", kinds: [TXT] })));
  expect(kept[0]).toEqual({ sha256: kept[1]?.sha256, bytes: 14, kind: TXT });
  expect(Buffer.from((await filesIn(folder).read(kept[0]?.sha256 ?? "")) ?? []).toString()).toBe(TEXT);
  expect(waiting()).toEqual([]);
  expect(readdirSync(folder).length).toBe(2);
});
