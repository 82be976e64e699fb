import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { REFUSALS } from "../../src/index.ts";

test("each code with which a step is refused is expected by a test of this folder, and no other", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
  const texts = files.map((name) => readFileSync(join(import.meta.dirname, name), "utf8"));
  const expected = texts.flatMap((text) => [...text.matchAll(/refused: "(\w+)"/g)].map(([, code]) => code));
  expect([...new Set(expected)].sort()).toEqual([...REFUSALS].sort());
});
