import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  agreesWithFigures,
  SIZE_CLASSES,
  type SizeClass,
  type SizeFigures,
  sizeClass,
  sizeRange,
} from "../../src/index.ts";

/** Recommendation 2003/361/EC, annex, article 2. Money in millions of euros, so that the rule can be read. */
const M = 1_000_000_00;
const figures = (headcount: number | null, turnover: number | null, balance: number | null): SizeFigures => ({
  headcount,
  turnover,
  balance,
});

describe("at each boundary", () => {
  test.each([
    [9, 2 * M, 2 * M, "micro"],
    [10, 2 * M, 2 * M, "small"],
    [49, 10 * M, 10 * M, "small"],
    [50, 10 * M, 10 * M, "medium"],
    [249, 50 * M, 43 * M, "medium"],
    [250, 50 * M, 43 * M, "large"],
    [250, 0, 0, "large"],
    [0, 0, 0, "micro"],
  ])("%d persons, turnover %d, balance %d: %s", (headcount, turnover, balance, size) => {
    expect(sizeClass(figures(headcount, turnover, balance))).toBe(size);
  });

  test.each([
    ["micro", 9, 2 * M, 2 * M],
    ["small", 49, 10 * M, 10 * M],
    ["medium", 249, 50 * M, 43 * M],
  ])("one cent over one ceiling leaves a %s enterprise what it is, over both it does not", (size, headcount, t, b) => {
    expect(sizeClass(figures(headcount, t + 1, b))).toBe(size);
    expect(sizeClass(figures(headcount, t, b + 1))).toBe(size);
    expect(sizeClass(figures(headcount, t + 1, b + 1))).toBe(SIZE_CLASSES[SIZE_CLASSES.indexOf(size as "micro") + 1]);
  });

  test("few people with much money are not small: headcount and money must both fit", () => {
    expect(sizeClass(figures(3, 60 * M, 60 * M))).toBe("large");
    expect(sizeClass(figures(300, 1, 1))).toBe("large");
  });
});

describe("what is not known is never guessed", () => {
  test("nothing known: every class is open", () => {
    expect(sizeRange(figures(null, null, null))).toEqual({ smallest: "micro", largest: "large" });
    expect(sizeClass(figures(null, null, null))).toBeNull();
  });
  test("headcount alone: at least the class of the people", () => {
    expect(sizeRange(figures(60, null, null))).toEqual({ smallest: "medium", largest: "large" });
    expect(sizeClass(figures(9, null, null))).toBeNull();
  });
  test("250 persons are large whatever the money is", () => {
    expect(sizeClass(figures(250, null, null))).toBe("large");
  });
  test("one sum of money under the ceiling is enough, one over it is not", () => {
    expect(sizeClass(figures(9, 2 * M, null))).toBe("micro");
    expect(sizeClass(figures(9, null, 2 * M))).toBe("micro");
    expect(sizeRange(figures(9, 2 * M + 1, null))).toEqual({ smallest: "micro", largest: "small" });
  });
  test("money without people", () => {
    expect(sizeRange(figures(null, 5 * M, 5 * M))).toEqual({ smallest: "small", largest: "large" });
    expect(sizeClass(figures(null, 51 * M, 44 * M))).toBe("large");
  });
});

test("a stated class and figures that disagree are told apart from figures that say nothing", () => {
  expect(agreesWithFigures("small", figures(49, 10 * M, null))).toBe(true);
  expect(agreesWithFigures("small", figures(50, 1 * M, null))).toBe(false);
  expect(agreesWithFigures("large", figures(null, null, null))).toBe(true);
  expect(agreesWithFigures("micro", figures(9, null, null))).toBe(true);
});

const money = fc.oneof(
  fc.constantFrom(...[2, 10, 43, 50].flatMap((m) => [m * M - 1, m * M, m * M + 1])),
  fc.nat(100 * M),
);
const people = fc.oneof(fc.constantFrom(9, 10, 49, 50, 249, 250), fc.nat(500));
const maybe = <T>(known: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(known, { nil: null });
const anyFigures = fc.record({ headcount: maybe(people), turnover: maybe(money), balance: maybe(money) });
const rank = (size: string | null): number => SIZE_CLASSES.indexOf(size as SizeClass);

describe("laws", () => {
  test("more of any figure never makes an enterprise smaller", () => {
    fc.assert(
      fc.property(
        anyFigures,
        fc.constantFrom("headcount" as const, "turnover" as const, "balance" as const),
        fc.nat(100 * M),
        (own, which, more) => {
          const before = sizeRange(own);
          const after = sizeRange({ ...own, [which]: own[which] === null ? null : own[which] + more });
          expect(rank(after.smallest)).toBeGreaterThanOrEqual(rank(before.smallest));
          expect(rank(after.largest)).toBeGreaterThanOrEqual(rank(before.largest));
        },
      ),
    );
  });
  test("learning a figure never opens what was closed", () => {
    fc.assert(
      fc.property(anyFigures, people, money, money, (own, headcount, turnover, balance) => {
        const before = sizeRange(own);
        const after = sizeRange({
          headcount: own.headcount ?? headcount,
          turnover: own.turnover ?? turnover,
          balance: own.balance ?? balance,
        });
        expect(after.smallest).toBe(after.largest);
        expect(rank(after.smallest)).toBeGreaterThanOrEqual(rank(before.smallest));
        expect(rank(after.largest)).toBeLessThanOrEqual(rank(before.largest));
      }),
    );
  });
});
