import { expect, test } from "vitest";
import { checkEdition, rememberingReader } from "../../src/scheme/check.ts";
import { EDITION_FILES } from "../../src/scheme/schema.ts";
import { editedTexts, editionTexts } from "../support.ts";

/** Editions checked one after the other: files that are the same are read once, and what is said of each edition stays its own. */

const FAULTY = editedTexts({ file: "gold.yaml", from: "gate_count: 19", to: "gate_count: 18" });
const BROKEN = new Map([...editionTexts(), ["gold.yaml", "scheme: ["]]);

test("says of every edition what a check without memory says, in any order", () => {
  const reader = rememberingReader();
  for (const texts of [FAULTY, BROKEN, editionTexts(), BROKEN, FAULTY])
    expect(checkEdition(texts, reader)).toEqual(checkEdition(texts));
});

test("keeps what it read last, as much as two editions have", () => {
  const reader = rememberingReader();
  const most = 2 * Object.keys(EDITION_FILES).length;
  const first = reader("a: 0");
  for (let i = 1; i < most; i += 1) reader(`a: ${i}`);
  expect(reader("a: 0")).toBe(first);
  // now the second is the oldest
  const second = reader("a: 1");
  reader("a: new");
  expect(reader("a: 0")).toBe(first);
  expect(reader("a: 1")).toBe(second);
  for (let i = 0; i < most; i += 1) reader(`b: ${i}`);
  const again = reader("a: 0");
  expect(again).toEqual(first);
  expect(again).not.toBe(first);
});
