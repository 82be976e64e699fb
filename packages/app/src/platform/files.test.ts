import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Files, filesIn } from "./files.ts";

const CONTENT = new TextEncoder().encode("Kjære klynge");
let folder: string;
let files: Files;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "klynge-files-"));
  files = filesIn(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a name that is no hash leads nowhere", async () => {
  await expect(files.read("../../etc/passwd")).rejects.toThrow("not a SHA-256");
  await expect(files.has("", 0)).rejects.toThrow("not a SHA-256");
});

test("a file that is not there is null", async () => {
  expect(await files.read("0".repeat(64))).toBeNull();
  expect(await files.has("0".repeat(64), 1)).toBe(false);
});

test("a file that was changed is not given out", async () => {
  const sha256 = await files.write(CONTENT);
  writeFileSync(placeOf(sha256), "Kjære klynga");
  expect(await files.read(sha256)).toBeNull();
});

test("a file lies under its hash, and what was written twice is there once", async () => {
  const [sha256, again] = await Promise.all([files.write(CONTENT), files.write(CONTENT)]);
  expect(again).toBe(sha256);
  expect(readFileSync(placeOf(sha256))).toEqual(Buffer.from(CONTENT));
  expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256.slice(2)]);
  expect(await files.read(sha256)).toEqual(Buffer.from(CONTENT));
  expect(await files.has(sha256, CONTENT.length)).toBe(true);
  expect(await files.has(sha256, 1)).toBe(false);
});

function placeOf(sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}
