import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  calendarMonths,
  endOfMonth,
  isDay,
  isLeapYear,
  monthLength,
  monthsDown,
  monthsUp,
} from "../../src/calendar.ts";
import { goldRow } from "../support.ts";

/** "month n after day a is the same day of that month, or its last day where there is none" */

describe("days that exist", () => {
  test.each(["2024-02-29", "2000-02-29", "2026-12-31", "1000-01-01", "9999-12-31"])("%s", (day) =>
    expect(isDay(day)).toBe(true),
  );
  test.each([
    "2023-02-29",
    "1900-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-01-00",
    "0999-01-01",
    "2026-1-1",
    "2026-01-01T00:00",
    " 2026-01-01",
    "20260101",
    "",
  ])("not %j", (day) => expect(isDay(day)).toBe(false));
});

test("leap years and lengths of months", () => {
  expect([2024, 2023, 1900, 2000].map(isLeapYear)).toEqual([true, false, false, true]);
  expect(Array.from({ length: 12 }, (_, m) => monthLength(2023, m + 1))).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
  ]);
  expect(monthLength(2024, 2)).toBe(29);
});

describe("month n after a day", () => {
  test.each<[string, number, string]>([
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2023-10-31", 4, "2024-02-29"],
    ["2023-12-15", 1, "2024-01-15"],
    ["2024-01-15", -1, "2023-12-15"],
    ["2024-03-31", -13, "2023-02-28"],
    ["2024-05-05", 0, "2024-05-05"],
  ])("%s + %i months = %s", (day, months, later) => expect(addMonths(day, months)).toBe(later));
});

test("adding a year to 29 February gives 28 February where there is no such day", () => {
  expect([addYears("2024-02-29", 1), addYears("2024-02-29", 4), addYears("2023-02-28", 1)]).toEqual([
    "2025-02-28",
    "2028-02-29",
    "2024-02-28",
  ]);
});

test("days after a day, over the ends of months and years", () => {
  expect([
    addDays("2024-02-28", 1),
    addDays("2024-02-29", 1),
    addDays("2023-12-31", 1),
    addDays("2024-03-01", -1),
  ]).toEqual(["2024-02-29", "2024-03-01", "2024-01-01", "2024-02-29"]);
});

test("the last day of a month", () => {
  expect(["2024-02-10", "2023-02-28", "2026-04-30", "2026-12-01"].map(endOfMonth)).toEqual([
    "2024-02-29",
    "2023-02-28",
    "2026-04-30",
    "2026-12-31",
  ]);
});

describe("calendar months, days ignored", () => {
  test.each<[string, string, number]>([
    ["2022-03-10", "2023-01-20", 10],
    ["2022-03-31", "2023-10-02", 19],
    ["2022-03-31", "2022-04-01", 1],
    ["2023-01-01", "2022-12-31", -1],
  ])("%s to %s: %i", (from, to, months) => expect(calendarMonths(from, to)).toBe(months));
});

describe("months_down: the largest n with a + n months <= b", () => {
  test.each<[string, string, number]>([
    ["2025-06-15", "2026-06-15", 12],
    ["2025-06-16", "2026-06-15", 11],
    ["2025-06-14", "2026-06-15", 12],
    ["2024-02-29", "2025-02-28", 12],
    ["2024-02-29", "2025-02-27", 11],
    ["2023-01-31", "2023-02-28", 1],
    ["2023-01-31", "2023-02-27", 0],
    ["2026-06-15", "2026-06-15", 0],
  ])("%s to %s: %i", (a, b, months) => expect(monthsDown(a, b)).toBe(months));
});

describe("months_up: the smallest n with a + n months >= b", () => {
  test.each<[string, string, number]>([
    ["2025-06-15", "2026-06-15", 12],
    ["2025-06-14", "2026-06-15", 13],
    ["2025-06-16", "2026-06-15", 12],
    ["2023-01-31", "2023-02-28", 1],
    ["2023-01-31", "2023-03-01", 2],
    ["2023-01-31", "2023-03-31", 2],
    ["2024-02-29", "2025-03-01", 13],
    ["2024-02-29", "2025-02-28", 12],
    ["2026-06-15", "2026-06-15", 0],
    ["2026-06-14", "2026-06-15", 1],
  ])("%s to %s: %i", (a, b, months) => expect(monthsUp(a, b)).toBe(months));
});

describe("2.1: the day of the anniversary counts as reached", () => {
  const points = (start: string, reference: string): number | null =>
    goldRow("2.1", { "organisation.start_date": start }, { reference_date: reference }).points;
  test("two years to the day are 2 points, one day less is 1", () => {
    expect([points("2024-06-15", "2026-06-15"), points("2024-06-16", "2026-06-15")]).toEqual([2, 1]);
  });
  test("a start on 29 February has its anniversary on 28 February", () => {
    expect([points("2024-02-29", "2026-02-28"), points("2024-02-29", "2026-02-27")]).toEqual([2, 1]);
  });
});

describe("4.1.5: a started month counts whole", () => {
  const points = (day: string): number | null =>
    goldRow(
      "4.1.5",
      { "review.strategy_reviewed": true, "review.strategy_date": day, "review.plan_date": "2020-01-01" },
      { reference_date: "2026-06-15" },
    ).points;
  test("36 months to the day hold, one day older does not", () => {
    expect([points("2023-06-15"), points("2023-06-14"), points("2023-06-16")]).toEqual([2, 1, 2]);
  });
});
