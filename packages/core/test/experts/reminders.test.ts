import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dueReminder, REMINDER_MONTHS, reminderDays } from "../../src/index.ts";

/** excellence.md 7: reminders 12, 6, 3 and 1 months before expiry. */

const days = (validUntil: string): string[] => reminderDays(validUntil).map(({ on }) => on);
const due = (validUntil: string, day: string, sent: number[] = []) => dueReminder(validUntil, day, sent);

describe("reminders fall", () => {
  test("on the same day of the earlier month", () => {
    expect(reminderDays("2028-07-25")).toEqual([
      { months: 12, on: "2027-07-25" },
      { months: 6, on: "2028-01-25" },
      { months: 3, on: "2028-04-25" },
      { months: 1, on: "2028-06-25" },
    ]);
  });
  test("on the last day of a month that is too short", () => {
    expect(days("2027-08-31")).toEqual(["2026-08-31", "2027-02-28", "2027-05-31", "2027-07-31"]);
    expect(days("2028-08-31")).toEqual(["2027-08-31", "2028-02-29", "2028-05-31", "2028-07-31"]);
    expect(days("2027-03-31")).toEqual(["2026-03-31", "2026-09-30", "2026-12-31", "2027-02-28"]);
    expect(days("2028-02-29")).toEqual(["2027-02-28", "2027-08-29", "2027-11-29", "2028-01-29"]);
  });
});

describe("a reminder is not due", () => {
  test("a day before its day, nor once the label has run out", () => {
    expect(due("2028-07-25", "2027-07-24")).toBeNull();
    expect(due("2028-07-25", "2028-07-26")).toBeNull();
  });
  test("a second time", () => {
    expect(due("2028-07-25", "2027-07-25", [12])).toBeNull();
    expect(due("2028-07-25", "2028-01-24", [12])).toBeNull();
  });
  test("when a later one was sent", () => {
    expect(due("2028-07-25", "2028-02-01", [12, 3])).toBeNull();
  });
});

describe("a reminder is due", () => {
  test("on its day, and later when that day was missed", () => {
    expect(due("2028-07-25", "2027-07-25")).toEqual({ months: 12, on: "2027-07-25" });
    expect(due("2028-07-25", "2027-08-30")).toEqual({ months: 12, on: "2027-07-25" });
    expect(due("2028-07-25", "2028-01-25", [12])).toEqual({ months: 6, on: "2028-01-25" });
  });
  test("as the only one, where several days were missed", () => {
    expect(due("2028-07-25", "2028-05-01")).toEqual({ months: 3, on: "2028-04-25" });
  });
  test("on the last day of validity", () => {
    expect(due("2028-07-25", "2028-07-25", [12, 6, 3])).toEqual({ months: 1, on: "2028-06-25" });
  });
});

test("asked every day, each reminder is sent once, in order, on its day", () => {
  fc.assert(
    fc.property(fc.nat(3000), (start) => {
      const validUntil = addDays("2024-01-01", start);
      const sent: { months: number; on: string; day: string }[] = [];
      for (let n = -400; n <= 10; n += 1) {
        const day = addDays(validUntil, n);
        const reminder = due(
          validUntil,
          day,
          sent.map(({ months }) => months),
        );
        if (reminder) sent.push({ ...reminder, day });
      }
      expect(sent.map(({ months }) => months)).toEqual([...REMINDER_MONTHS]);
      expect(sent.every(({ on, day }) => on === day)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
