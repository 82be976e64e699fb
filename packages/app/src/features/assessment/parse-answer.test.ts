import { type FactDefinition, LANGUAGES, type Language } from "@klynge/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnswer, showAnswer } from "./parse-answer.ts";

const of = (unit: FactDefinition["unit"]): FactDefinition => ({
  unit,
  kind: "stock",
  window: "reference_date",
  register: "",
});
const valueIn = (language: Language, unit: FactDefinition["unit"], ...typed: string[]) => {
  const parsed = parseAnswer(of(unit), typed, language);
  return parsed.ok ? parsed.value : parsed.code;
};
const value = (unit: FactDefinition["unit"], ...typed: string[]) => valueIn("en", unit, ...typed);

describe("refused", () => {
  test.each(["twelve", "1e3", "0x10", "1,2,3", "1.234.567", "--1", "1 2", "∞", "NaN", "١٢"])(
    "%s is no number",
    (typed) => {
      expect(value("count", typed)).toBe("not_a_number");
    },
  );
  // a figure that can mean a thousand times the other is asked for again, never guessed
  test.each<[Language, string]>([
    ["nb", "1.234"],
    ["pl", "12.345"],
    ["nb", "-1.234"],
  ])("in %s %s has two readings", (language, typed) => expect(valueIn(language, "eur", typed)).toBe("two_readings"));
  test.each<[Language, string]>([
    ["en", "1,23,456"],
    ["en", "1.234.567"],
    ["da", "1,234,567"],
    ["nb", "1.23.456"],
    ["pl", "1 23 456"],
    ["en", "1,234.567.8"],
    ["en", "1{234"],
    ["en", ".5"],
    ["en", "5."],
  ])("in %s %s is no number", (language, typed) => expect(valueIn(language, "eur", typed)).toBe("not_a_number"));
  test("more digits than a number can hold", () => {
    expect(value("eur", "9".repeat(16))).toBe("too_long");
    expect(value("eur", `0.${"1".repeat(31)}`)).toBe("too_long");
  });
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

test.each(["2026-05-01", "1.5.2026", "01/05/2026", "1 5 2026", "1. 5. 2026", "01-05-2026", "01.05.2026"])(
  "the day %s",
  (typed) => expect(value("date", typed)).toBe("2026-05-01"),
);

describe("a number as people write it", () => {
  const everywhere: [string, number][] = [
    ["1 234,5", 1234.5],
    ["1\u00A0234,5", 1234.5],
    ["1\u202F234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1,234.5", 1234.5],
    ["12.345.678,9", 12345678.9],
    ["12,345,678.9", 12345678.9],
    ["1234,567", 1234.567],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["\u22127", -7],
    // marks that nobody sees, as they come from a sheet
    ["\u200E48\u200B", 48],
  ];
  const here: [Language, string, number][] = [
    ["en", "1,234", 1234],
    ["en", "1.234", 1.234],
    ["en", "1,234,567", 1234567],
    ["da", "1.234", 1234],
    ["da", "1,234", 1.234],
    ["da", "1.234.567", 1234567],
    ["nb", "1,234", 1.234],
    ["nb", "1.234.567", 1234567],
    ["pl", "1,234", 1.234],
  ];
  test.each(everywhere)("%s in every language", (typed, expected) => {
    expect(LANGUAGES.map((language) => valueIn(language, "eur", typed))).toEqual(LANGUAGES.map(() => expected));
  });
  test.each(here)("in %s %s", (language, typed, expected) => {
    expect(valueIn(language, "eur", typed)).toBe(expected);
  });
  test("a share of more than a thousand per cent", () => expect(valueIn("da", "share", "1.234,5 %")).toBe(12.345));
});

test("several codes stay several", () => expect(value("codes", "a", "b")).toEqual(["a", "b"]));

test("law: what is shown in a field reads back as the same value, in every language", () => {
  const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => ["share", thousandths / 1000] as const);
  const count = fc.nat().map((n) => ["count", n] as const);
  const amount = fc.double({ min: 1e-6, max: 1e12, noNaN: true }).map((n) => ["eur", n] as const);
  const bool = fc.boolean().map((b) => ["boolean", b] as const);
  const day = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => ["date", date.toISOString().slice(0, 10)] as const);
  fc.assert(
    fc.property(
      fc.oneof(share, count, amount, bool, day),
      fc.constantFrom(...LANGUAGES),
      ([unit, stored], language) => {
        expect(valueIn(language, unit, showAnswer(of(unit), stored, language))).toBe(stored);
      },
    ),
  );
});
