import type { FactDefinition } from "@klynge/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnswer, showAnswer } from "./parse-answer.ts";

const of = (unit: FactDefinition["unit"]): FactDefinition => ({
  unit,
  kind: "stock",
  window: "reference_date",
  register: "",
});
const value = (unit: FactDefinition["unit"], ...typed: string[]) => {
  const parsed = parseAnswer(of(unit), typed);
  return parsed.ok ? parsed.value : parsed.code;
};

describe("refused", () => {
  test.each(["twelve", "1e3", "0x10", "1,2,3", "1.234.567", "--1", "1 2", "∞", "NaN", "١٢"])(
    "%s is no number",
    (typed) => {
      expect(value("count", typed)).toBe("not_a_number");
    },
  );
  test.each(["yesterday", "2026/05/01", "1.5.26", "2026-05"])("%s is no day", (typed) => {
    expect(value("date", typed)).toBe("not_a_day");
  });
  test("maybe is neither yes nor no", () => expect(value("boolean", "maybe")).toBe("not_a_choice"));
  test("a text of 201 letters", () => expect(value("code", "x".repeat(201))).toBe("too_long"));
});

test("an empty field is not known, never zero and never no", () => {
  expect([
    value("count", ""),
    value("count"),
    value("boolean", " "),
    value("codes", "", " "),
    value("share", ""),
  ]).toEqual([null, null, null, null, null]);
});
test.each<[string, number]>([
  ["12", 12],
  ["3,5", 3.5],
  ["3.5", 3.5],
  ["1 234", 1234],
  ["1 234 567,25", 1234567.25],
  ["-2", -2],
  ["+7", 7],
])("the number %s", (typed, expected) => expect(value("eur", typed)).toBe(expected));

test.each<[string, number]>([
  ["14,7 %", 0.147],
  ["14.7", 0.147],
  ["7", 0.07],
  ["0,5%", 0.005],
  ["100", 1],
  ["-3", -0.03],
])("the share %s in percent, without a slip of binary numbers", (typed, expected) =>
  expect(value("share", typed)).toBe(expected),
);

test.each(["2026-05-01", "1.5.2026", "01/05/2026", "1 5 2026"])("the day %s", (typed) =>
  expect(value("date", typed)).toBe("2026-05-01"),
);

test("several codes stay several", () => expect(value("codes", "a", "b")).toEqual(["a", "b"]));

test("law: what is shown in a field reads back as the same value", () => {
  const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => ["share", thousandths / 1000] as const);
  const count = fc.nat().map((n) => ["count", n] as const);
  const bool = fc.boolean().map((b) => ["boolean", b] as const);
  fc.assert(
    fc.property(fc.oneof(share, count, bool), ([unit, stored]) => {
      expect(value(unit, showAnswer(of(unit), stored))).toBe(stored);
    }),
  );
});
