import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, appealTerm } from "../../src/index.ts";

/** excellence.md 3.5: appeal within 30 days, counted from the day after the decision was sent. */

const term = (sentOn: string, filedOn: string) => appealTerm({ sentOn, filedOn, days: 30 });

describe("appeal.days: an appeal", () => {
  test("on day 31 is late", () => {
    expect(term("2026-03-01", "2026-04-01")).toEqual({ lastDay: "2026-03-31", verdict: "late" });
  });
  test("before the decision was sent is refused as such", () => {
    expect(term("2026-03-01", "2026-02-28")).toEqual({ lastDay: "2026-03-31", verdict: "not_sent" });
  });
  test("on day 30 is in time", () => {
    expect(term("2026-03-01", "2026-03-31")).toEqual({ lastDay: "2026-03-31", verdict: "in_time" });
  });
  test("on the day of sending, and on day 1, is in time", () => {
    expect(term("2026-03-01", "2026-03-01").verdict).toBe("in_time");
    expect(term("2026-03-01", "2026-03-02").verdict).toBe("in_time");
  });
  test("across a leap day and the turn of a year counts every day", () => {
    expect(term("2028-02-10", "2028-03-11")).toEqual({ lastDay: "2028-03-11", verdict: "in_time" });
    expect(term("2027-02-10", "2027-03-13")).toEqual({ lastDay: "2027-03-12", verdict: "late" });
    expect(term("2026-12-15", "2027-01-14").verdict).toBe("in_time");
  });
  test("is in time on day n exactly when n is 0 to the number of days", () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 400 }), fc.nat(90), fc.nat(20_000), (n, days, start) => {
        const sentOn = addDays("1990-01-01", start);
        const { verdict } = appealTerm({ sentOn, filedOn: addDays(sentOn, n), days });
        expect(verdict).toBe(n < 0 ? "not_sent" : n <= days ? "in_time" : "late");
      }),
    );
  });
});
