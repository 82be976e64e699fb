import { describe, expect, test } from "vitest";
import { passesPercentRule } from "../../src/benchmark/release.ts";
import { fraction } from "../../src/fraction.ts";
import { type KnownValue, releaseFact, type Statistic, scaleOf } from "../../src/index.ts";
import { edition } from "../support.ts";

/** What may be released of one fact in one group (docs/disclosure.md, rules 2 to 5). */

const { rules } = edition.edition.files["disclosure.yaml"];

function release(fact: string, values: readonly KnownValue[]): Statistic {
  const unit = edition.dictionary.definitions[edition.dictionary.index.get(fact) as number]?.unit as "count";
  return releaseFact(rules, fact, { unit }, scaleOf(edition, fact), values);
}

const count = (n: number, of: (i: number) => number = (i) => i): number[] => Array.from({ length: n }, (_, i) => of(i));
const COMMITTED = "participants.committed"; // scale 0 to 200: steps of 10, of 40 for n < 15

describe("rule 2: quartiles from n >= 10; n 6 to 9 the median only; n < 6 nothing", () => {
  test.each([0, 1, 5])("n = %i: withheld, too few", (n) =>
    expect(release(COMMITTED, count(n))).toEqual({ fact: COMMITTED, n, withheld: "too_few" }),
  );
  test.each([6, 9])("n = %i: the median only", (n) =>
    expect(
      release(
        COMMITTED,
        count(n, () => 80),
      ),
    ).toEqual({ fact: COMMITTED, n, step: 40, median: 80 }),
  );
  test.each([10, 14])("n = %i: median and quartiles, coarse steps", (n) =>
    expect(
      release(
        COMMITTED,
        count(n, () => 80),
      ),
    ).toEqual({ fact: COMMITTED, n, step: 40, median: 80, q1: 80, q3: 80 }),
  );
  test("n = 15: fine steps", () =>
    expect(
      release(
        COMMITTED,
        count(15, () => 90),
      ),
    ).toEqual({ fact: COMMITTED, n: 15, step: 10, median: 90, q1: 90, q3: 90 }));
  test("no minimum, no maximum, no value of its own", () => {
    expect(
      Object.keys(
        release(
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
      release(
        COMMITTED,
        count(15, (i) => 11 * i),
      ),
    ).toEqual({ fact: COMMITTED, n: 15, step: 10, q1: 40, median: 80, q3: 120 });
  });
  test("quartiles of 14 values to steps of 40", () => {
    // 0, 11 ... 143: q1 35.75, median 71.5, q3 107.25
    expect(
      release(
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
      release(
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
      release(
        fact,
        count(20, () => value),
      ),
    ).toMatchObject({ step, median: released, q1: released, q3: released }),
  );
  test("a value outside the scale is rounded, not cut", () =>
    expect(
      release(
        COMMITTED,
        count(15, () => 431),
      ),
    ).toMatchObject({ median: 430 }));
  test("zero is zero, never minus zero", () =>
    expect(
      release(
        "participants.foreign",
        count(15, () => 0),
      ),
    ).toMatchObject({ median: 0, q1: 0, q3: 0 }));
  test("order does not matter", () =>
    expect(
      release(
        COMMITTED,
        count(15, (i) => 11 * (14 - i)),
      ),
    ).toEqual(
      release(
        COMMITTED,
        count(15, (i) => 11 * i),
      ),
    ));
  test("numbers are sorted as numbers, not as texts", () => {
    expect(release(COMMITTED, [9, 10, 100, 20, 30, 8, 7, 6, 5, 4, 3, 2, 1, 200, 150])).toMatchObject({
      median: 10,
      q1: 0,
      q3: 30,
    });
  });
});

describe("rule 4: shares of yes only when at least 3 say yes and 3 say no", () => {
  const answers = (yes: number, no: number): boolean[] => [
    ...new Array<boolean>(yes).fill(true),
    ...new Array<boolean>(no).fill(false),
  ];
  const FACT = "strategy.written";
  test.each<[number, number, unknown]>([
    [2, 1, { n: 3, withheld: "too_few" }],
    [0, 8, { n: 8, withheld: "few" }],
    [2, 8, { n: 10, withheld: "few" }],
    [3, 7, { n: 10, step: 0.2, share: 0.4 }],
    [3, 3, { n: 6, step: 0.2, share: 0.6 }],
    [7, 3, { n: 10, step: 0.2, share: 0.8 }],
    [8, 2, { n: 10, withheld: "nearly_all" }],
    [8, 0, { n: 8, withheld: "nearly_all" }],
    [5, 10, { n: 15, step: 0.05, share: 0.35 }],
    [6, 8, { n: 14, step: 0.2, share: 0.4 }],
    [12, 3, { n: 15, step: 0.05, share: 0.8 }],
  ])("%i yes and %i no: %j", (yes, no, expected) =>
    expect(release(FACT, answers(yes, no))).toEqual({ fact: FACT, ...(expected as object) }),
  );
});

describe("rule 4: frequencies of codes named by at least 3 and not named by at least 3", () => {
  const FORM = "organisation.legal_form";
  const codes = (counts: Readonly<Record<string, number>>): string[] =>
    Object.entries(counts).flatMap(([code, n]) => new Array<string>(n).fill(code));
  test("most frequent first, then by code; rare ones are left out", () => {
    expect(release(FORM, codes({ foundation: 4, association: 8, company: 4, host: 2, cooperative: 2 }))).toEqual({
      fact: FORM,
      n: 20,
      step: 0.05,
      frequencies: [
        { code: "association", share: 0.4 },
        { code: "company", share: 0.2 },
        { code: "foundation", share: 0.2 },
      ],
    });
  });
  test("a code that all but two have would tell who has not", () => {
    expect(release(FORM, codes({ association: 8, host: 2 }))).toEqual({ fact: FORM, n: 10, withheld: "nearly_all" });
    expect(release(FORM, codes({ association: 7, host: 3 }))).toMatchObject({
      frequencies: [{ code: "association" }, { code: "host" }],
    });
  });
  test("one choice each: a remainder of one or two would follow by subtraction, the rarest shown code goes with it", () => {
    expect(release(FORM, codes({ association: 10, foundation: 4, host: 2 }))).toMatchObject({
      n: 16,
      frequencies: [{ code: "association", share: 0.65 }],
    });
    expect(release(FORM, codes({ association: 10, foundation: 4, host: 3 }))).toMatchObject({
      n: 17,
      frequencies: [{}, {}, {}],
    });
    expect(release(FORM, codes({ association: 10, foundation: 4, host: 2, company: 1 }))).toMatchObject({
      n: 17,
      frequencies: [{}, {}],
    });
  });
  test("several choices: what is left out does not follow", () => {
    const themes = [
      ...new Array(10).fill(["energy"]),
      ...new Array(4).fill(["water"]),
      ...new Array(2).fill(["soil"]),
    ] as string[][];
    expect(release("strategy.themes", themes)).toMatchObject({
      n: 16,
      frequencies: [{ code: "energy" }, { code: "water" }],
    });
  });
  test("a share that rounds to nothing is left out", () => {
    expect(
      release("strategy.themes", [
        ...new Array(77).fill([]),
        ...new Array(20).fill(["energy"]),
        ...new Array(3).fill(["soil"]),
      ] as string[][]),
    ).toMatchObject({
      frequencies: [
        { code: "energy", share: 0.2 },
        { code: "soil", share: 0.05 },
      ],
    });
    expect(
      release("strategy.themes", [
        ...new Array(117).fill([]),
        ...new Array(20).fill(["energy"]),
        ...new Array(3).fill(["soil"]),
      ] as string[][]),
    ).toMatchObject({ frequencies: [{ code: "energy", share: 0.15 }] });
  });
  test("nothing named often enough: few", () => {
    expect(release(FORM, codes({ association: 2, foundation: 2, host: 2 }))).toEqual({
      fact: FORM,
      n: 6,
      withheld: "few",
    });
  });
  test("3 of 6 and 3 of 6", () => {
    expect(release(FORM, codes({ association: 3, host: 3 }))).toEqual({
      fact: FORM,
      n: 6,
      step: 0.2,
      frequencies: [
        { code: "association", share: 0.6 },
        { code: "host", share: 0.6 },
      ],
    });
  });
  test("of several codes each counts once in a cluster", () => {
    const themes = [
      ...new Array(5).fill(["energy", "energy", "water"]),
      ...new Array(10).fill(["energy"]),
      ...new Array(5).fill([]),
    ] as string[][];
    expect(release("strategy.themes", themes)).toEqual({
      fact: "strategy.themes",
      n: 20,
      step: 0.05,
      frequencies: [
        { code: "energy", share: 0.75 },
        { code: "water", share: 0.25 },
      ],
    });
  });
  test("fewer than six: nothing", () =>
    expect(release(FORM, codes({ association: 5 }))).toEqual({ fact: FORM, n: 5, withheld: "too_few" }));
});

describe("rule 5: means of scales by the p% rule on the distance to both ends", () => {
  const FACT = "plan.quality";
  const levels = (counts: readonly number[]): number[] =>
    counts.flatMap((n, level) => new Array<number>(n).fill(level));
  test("a mean that gives nobody away, rounded", () =>
    expect(release(FACT, levels([3, 3, 3, 3, 3]))).toEqual({
      fact: FACT,
      n: 15,
      step: 0.2,
      median: 2,
      q1: 1,
      q3: 3,
      mean: 2,
    }));
  test("n = 6 has median and mean", () =>
    expect(release(FACT, levels([0, 2, 2, 2, 0]))).toEqual({ fact: FACT, n: 6, step: 0.8, median: 2.4, mean: 2.4 }));
  test("all at one end: the mean would give every answer", () =>
    expect(release(FACT, levels([15, 0, 0, 0, 0]))).toEqual({ fact: FACT, n: 15, step: 0.2, median: 0, q1: 0, q3: 0 }));
  test("all but two at an end", () => {
    expect(release(FACT, levels([13, 0, 1, 0, 1]))).not.toHaveProperty("mean");
    expect(release(FACT, levels([1, 0, 1, 0, 13]))).not.toHaveProperty("mean");
    expect(release(FACT, levels([12, 1, 1, 0, 1]))).toMatchObject({ mean: 0.4 });
  });
  test("numbers that are no scale have no mean", () =>
    expect(release(COMMITTED, count(15))).not.toHaveProperty("mean"));
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
  test("days", () =>
    expect(release("cluster.start_date", new Array<string>(12).fill("2020-01-01"))).toEqual({
      fact: "cluster.start_date",
      n: 12,
      withheld: "not_comparable",
    }));
  test("days of fewer than six are too few first", () =>
    expect(release("cluster.start_date", ["2020-01-01"])).toMatchObject({ withheld: "too_few" }));
  test("numbers without a scale", () => {
    expect(releaseFact(rules, "x.y", { unit: "count" }, null, count(12))).toEqual({
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
