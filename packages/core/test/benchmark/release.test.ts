import { describe, expect, test } from "vitest";
import { passesPercentRule } from "../../src/benchmark/release.ts";
import { fraction } from "../../src/fraction.ts";
import { releaseFact, scaleOf } from "../../src/index.ts";
import { edition } from "../support.ts";
import { releaseOf, rules } from "./release-of.ts";

/** What may be released of one fact in one group (docs/disclosure.md, rules 2 to 5). */

const count = (n: number, of: (i: number) => number = (i) => i): number[] => Array.from({ length: n }, (_, i) => of(i));
const COMMITTED = "participants.committed"; // scale 0 to 200: steps of 10, of 40 for n < 15

describe("rule 2: quartiles from n >= 10; n 6 to 9 the median only; n < 6 nothing", () => {
  test.each([0, 1, 5])("n = %i: withheld, too few", (n) =>
    expect(releaseOf(COMMITTED, count(n))).toEqual({ fact: COMMITTED, n, withheld: "too_few" }),
  );
  test.each([6, 9])("n = %i: the median only", (n) =>
    expect(
      releaseOf(
        COMMITTED,
        count(n, () => 80),
      ),
    ).toEqual({ fact: COMMITTED, n, step: 40, median: 80 }),
  );
  test.each([10, 14])("n = %i: median and quartiles, coarse steps", (n) =>
    expect(
      releaseOf(
        COMMITTED,
        count(n, () => 80),
      ),
    ).toEqual({ fact: COMMITTED, n, step: 40, median: 80, q1: 80, q3: 80 }),
  );
  test("n = 15: fine steps", () =>
    expect(
      releaseOf(
        COMMITTED,
        count(15, () => 90),
      ),
    ).toEqual({ fact: COMMITTED, n: 15, step: 10, median: 90, q1: 90, q3: 90 }));
  test("no minimum, no maximum, no value of its own", () => {
    expect(
      Object.keys(
        releaseOf(
          COMMITTED,
          count(20, (i) => 7 * i),
        ),
      ).sort(),
    ).toEqual(["fact", "median", "n", "q1", "q3", "step"]);
  });
});

describe("rule 3: numbers are rounded to 5 % of the scale, 20 % for n < 15", () => {
  test("quartiles of 15 values to steps of 10", () => {
    // 0, 11, 22 ... 154: q1 38.5, median 77, q3 115.5
    expect(
      releaseOf(
        COMMITTED,
        count(15, (i) => 11 * i),
      ),
    ).toEqual({ fact: COMMITTED, n: 15, step: 10, q1: 40, median: 80, q3: 120 });
  });
  test("quartiles of 14 values to steps of 40", () => {
    // 0, 11 ... 143: q1 35.75, median 71.5, q3 107.25
    expect(
      releaseOf(
        COMMITTED,
        count(14, (i) => 11 * i),
      ),
    ).toEqual({ fact: COMMITTED, n: 14, step: 40, q1: 40, median: 80, q3: 120 });
  });
  test.each<[number, number]>([
    [64, 60],
    [65, 70],
    [74, 70],
    [75, 80],
  ])("a median of %i of 15 is released as %i: a half goes up", (value, released) =>
    expect(
      releaseOf(
        COMMITTED,
        count(15, () => value),
      ),
    ).toMatchObject({ median: released }),
  );
  test.each<[string, number, number, number]>([
    // fact, value, step for n = 20, released
    ["participants.within_radius_share", 0.64, 0.05, 0.65],
    ["team.turnover_rate", 0.1, 0.03, 0.09],
    ["participants.growth_rate", -0.1, 0.03, -0.09],
    ["plan.quality", 3, 0.2, 3],
    ["stories.credits", 31, 1.8, 30.6],
    ["stories.first.role", 2, 0.15, 1.95],
    ["budget.last_year", 349_999, 100_000, 300_000],
    ["team.fte_per_100", 2.7, 0.5, 2.5],
  ])("%s %s in steps of %s: %s", (fact, value, step, released) =>
    expect(
      releaseOf(
        fact,
        count(20, () => value),
      ),
    ).toMatchObject({ step, median: released, q1: released, q3: released }),
  );
  test("a value outside the scale is rounded, not cut", () =>
    expect(
      releaseOf(
        COMMITTED,
        count(15, () => 431),
      ),
    ).toMatchObject({ median: 430 }));
  test("zero is zero, never minus zero", () =>
    expect(
      releaseOf(
        "participants.foreign",
        count(15, () => 0),
      ),
    ).toMatchObject({ median: 0, q1: 0, q3: 0 }));
  test("order does not matter", () =>
    expect(
      releaseOf(
        COMMITTED,
        count(15, (i) => 11 * (14 - i)),
      ),
    ).toEqual(
      releaseOf(
        COMMITTED,
        count(15, (i) => 11 * i),
      ),
    ));
  test("numbers are sorted as numbers, not as texts", () => {
    expect(releaseOf(COMMITTED, [9, 10, 100, 20, 30, 8, 7, 6, 5, 4, 3, 2, 1, 200, 150])).toMatchObject({
      median: 10,
      q1: 0,
      q3: 30,
    });
  });
});

describe("rule 5: means of scales by the p% rule on the distance to both ends", () => {
  const FACT = "plan.quality";
  const levels = (counts: readonly number[]): number[] =>
    counts.flatMap((n, level) => new Array<number>(n).fill(level));
  test("a mean that gives nobody away, rounded", () =>
    expect(releaseOf(FACT, levels([3, 3, 3, 3, 3]))).toEqual({
      fact: FACT,
      n: 15,
      step: 0.2,
      median: 2,
      q1: 1,
      q3: 3,
      mean: 2,
    }));
  // rule 2 says "the median only"; a mean of six was released beside it
  test.each([6, 9])("n = %i has a median and no mean, and says that there are too few", (n) =>
    expect(releaseOf(FACT, levels([0, 2, n - 4, 2, 0]))).toEqual({
      fact: FACT,
      n,
      step: 0.8,
      median: 2.4,
      mean_withheld: "too_few",
    }),
  );
  test("n = 10 has a mean", () =>
    expect(releaseOf(FACT, levels([2, 2, 2, 2, 2]))).toEqual({
      fact: FACT,
      n: 10,
      step: 0.8,
      median: 2.4,
      q1: 0.8,
      q3: 3.2,
      mean: 2.4,
    }));
  test("all at one end: the mean would give every answer", () =>
    expect(releaseOf(FACT, levels([15, 0, 0, 0, 0]))).toEqual({
      fact: FACT,
      n: 15,
      step: 0.2,
      median: 0,
      q1: 0,
      q3: 0,
      mean_withheld: "dominated",
    }));
  test.each<[number[], number, Record<string, unknown>]>([
    [[13, 0, 1, 0, 1], 0, { mean_withheld: "dominated" }],
    [[1, 0, 1, 0, 13], 4, { mean_withheld: "dominated" }],
    [[12, 1, 1, 0, 1], 0, { mean: 0.4 }],
  ])("all but two at an end dominate: %j", (counts, median, mean) =>
    expect(releaseOf(FACT, levels(counts))).toEqual({
      fact: FACT,
      n: 15,
      step: 0.2,
      median,
      q1: median,
      q3: median,
      ...mean,
    }),
  );
  test("numbers that are no scale have no mean, and nothing to say of one", () =>
    expect(Object.keys(releaseOf(COMMITTED, count(15)))).toEqual(["fact", "n", "step", "median", "q1", "q3"]));
  test.each<[number[], boolean]>([
    [[10, 5, 1], true],
    [[10, 5, 0.9], false],
    [[5, 1, 10], true],
    [[10, 10, 1], true],
    [[10], false],
    [[10, 5], false],
    [[0, 0, 0], false],
    [[], false],
    [[10, 5, 0.5, 0.5], true],
  ])(
    "what remains without the two largest of %j is at least 10 %% of the largest, and not nothing: %s",
    (parts, passes) => {
      expect(passesPercentRule(10, parts.map(fraction))).toBe(passes);
    },
  );
});

describe("what cannot be compared", () => {
  const OWN = { fact: "x.y", byFrequency: false } as const;
  test("days", () =>
    expect(releaseOf("cluster.start_date", new Array<string>(12).fill("2020-01-01"))).toEqual({
      fact: "cluster.start_date",
      n: 12,
      withheld: "not_comparable",
    }));
  test("days of fewer than six are too few first", () =>
    expect(releaseOf("cluster.start_date", ["2020-01-01"])).toMatchObject({ withheld: "too_few" }));
  test("days even if somebody gave them a scale", () => {
    const days = new Array<string>(12).fill("2020-01-01");
    expect(releaseFact(rules, { ...OWN, unit: "date", scale: { low: 0, high: 1 } }, days)).toEqual({
      fact: "x.y",
      n: 12,
      withheld: "not_comparable",
    });
  });
  test("numbers without a scale", () => {
    expect(releaseFact(rules, { ...OWN, unit: "count", scale: null }, count(12))).toEqual({
      fact: "x.y",
      n: 12,
      withheld: "not_comparable",
    });
  });
});

test("the scale of a fact is its own, else that of its unit", () => {
  expect([
    scaleOf(edition, "participants.leave_rate"),
    scaleOf(edition, "contacts.contacted_share"),
    scaleOf(edition, "stories.credits"),
    scaleOf(edition, "plan.quality"),
    scaleOf(edition, "strategy.written"),
  ]).toEqual([{ low: 0, high: 0.4 }, { low: 0, high: 1 }, { low: 0, high: 36 }, { low: 0, high: 4 }, null]);
});
