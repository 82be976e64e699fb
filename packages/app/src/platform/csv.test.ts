import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "./csv.ts";

describe("what a spreadsheet would take for a formula is harmless", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+47 35 00 00 00", "'+47 35 00 00 00"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", '"\'\t=1"'],
    ["\r=1", '"\'\r=1"'],
    ["\u200B=1", "'\u200B=1"],
    ["＝1", "'＝1"],
    ["a;=1", '"a;=1"'],
    ["a\n=1", '"a\n=1"'],
  ])("%j", (text, written) => {
    expect(csvText([[text]])).toBe(`\uFEFF${written}\r\n`);
  });
});

test("numbers stay numbers, nothing stays nothing, quotes are doubled", () => {
  expect(csvText([["a", -1.5, null, 'say "no"'], ["b"]])).toBe('\uFEFFa,-1.5,,"say ""no"""\r\nb\r\n');
});

test("every text comes back as it was, with the apostrophe in front of what would be a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 }), (cells) => {
      const [read = []] = parse(csvText([cells, cells]), { bom: true, record_delimiter: "\r\n" }) as string[][];
      expect(read.map((cell, i) => (cell === `'${cells[i]}` ? cells[i] : cell))).toEqual(cells);
      expect(read.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    }),
  );
});
