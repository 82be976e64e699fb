import { checkEdition } from "../../packages/core/src/scheme/check.ts";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { FAULT_CODES } from "../../packages/core/src/index.ts";
import { SCHEME_CANARIES, type SchemeCanary } from "./scheme-canaries.ts";
import { TEXT_CANARIES } from "./text-canaries.ts";

/** The lint of the schemes must find each of its canaries, and nothing else. */

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../schemes/ecei");
const names = (readdirSync(FOLDER, { recursive: true }) as string[]).filter((name) => name.endsWith(".yaml"));
const texts = new Map(names.map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));

function faultsWith({ file, from, to }: SchemeCanary): string[] {
  const text = texts.get(file) ?? "";
  expect(text.includes(from), `${file} holds the text to replace`).toBe(true);
  const { ok, faults, edition } = checkEdition(new Map([...texts, [file, text.replace(from, () => to)]]));
  expect([ok, edition === undefined]).toEqual([faults.length === 0, faults.length > 0]);
  return faults.map((found) => `${found.file} ${found.path}: ${found.code}`);
}

test("the unchanged scheme has no fault", () => {
  const { ok, faults } = checkEdition(texts);
  expect([ok, faults]).toEqual([true, []]);
});

describe("each small fault is found at its place, and no other", () => {
  test.each(
    [...SCHEME_CANARIES, ...TEXT_CANARIES].map((canary) => [`${canary.file}: ${canary.name}`, canary] as const),
  )("%s", (_, canary) => {
    expect(faultsWith(canary).sort()).toEqual([...canary.faults].sort());
  });
});

test("every code for faults of a scheme has a canary", () => {
  const ofScheme = FAULT_CODES.slice(FAULT_CODES.indexOf("duplicate_id"));
  const found = new Set(
    [...SCHEME_CANARIES, ...TEXT_CANARIES].flatMap((canary) => canary.faults.map((fault) => fault.split(": ").at(-1))),
  );
  expect(ofScheme.filter((code) => !found.has(code))).toEqual([]);
});
