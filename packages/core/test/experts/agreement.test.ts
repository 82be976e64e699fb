import { describe, expect, test } from "vitest";
import { agreementOf, compare, type DoubleScored, doubleScored, toNumber } from "../../src/index.ts";

/** Two experts, blind until both have submitted; then what they agree on, and what they talk about first. */

const row = (indicator: string, ada: number | null, bob: number | null): DoubleScored => ({
  indicator,
  points: { ada, bob },
});

test("opened points are set side by side, row by row; a row that one of them did not judge stays open", () => {
  const scores = new Map<string, Record<string, number>>([
    ["ada", { "2.1": 3, "2.5": 4 }],
    ["bob", { "2.1": 2 }],
  ]);
  expect(doubleScored(scores, ["2.1", "2.5"])).toEqual([row("2.1", 3, 2), row("2.5", 4, null)]);
});

test("nothing is compared where one of them has no points", () => {
  const only = row("2.1", null, 3);
  expect(agreementOf([only])).toEqual({
    indicators: [{ ...only, difference: null, exact: false, incomplete: true }],
    compared: 0,
    same: 0,
    alpha: { value: null, undefinedBecause: "nothing_to_compare" },
    agenda: [{ indicator: "2.1", why: "incomplete" }],
  });
});

test("agreement per indicator and as a whole", () => {
  const { indicators, compared, same, alpha } = agreementOf([
    row("a", 4, 4),
    row("b", 2, 4),
    row("c", 3.5, 3),
    row("d", null, 5),
  ]);
  expect(indicators.map(({ difference }) => difference && toNumber(difference))).toEqual([0, 2, 0.5, null]);
  expect(indicators.map(({ exact }) => exact)).toEqual([true, false, false, false]);
  expect([compared, same]).toEqual([3, 1]);
  // observed 2 x (4 + 1/4); expected, over ordered pairs of 4, 4, 2, 4, 3.5, 3: 2 x (3 x 4 + 3 x 1/4 + 3 + 9/4 + 1 + 1/4) = 38.5
  expect(alpha.value && compare(alpha.value, { n: -8, d: 77 })).toBe(0);
});

describe("the agenda of the consensus", () => {
  test("begins with differences of 2 points or more, the larger first", () => {
    const { agenda } = agreementOf([
      row("one", 3, 4),
      row("two", 2, 4),
      row("same", 4, 4),
      row("open", null, 4),
      row("half", 3, 3.5),
      row("five", 0, 5),
      row("almost", 2, 3.5),
      row("also two", 5, 3),
    ]);
    expect(agenda).toEqual([
      { indicator: "five", why: "large_difference" },
      { indicator: "two", why: "large_difference" },
      { indicator: "also two", why: "large_difference" },
      { indicator: "almost", why: "small_difference" },
      { indicator: "one", why: "small_difference" },
      { indicator: "half", why: "small_difference" },
      { indicator: "open", why: "incomplete" },
    ]);
  });
  test("is empty when all agree", () => {
    expect(agreementOf([row("a", 4, 4), row("b", 2, 2)]).agenda).toEqual([]);
  });
  test("takes the widest difference of three experts", () => {
    const points = { ada: 3, bob: 4, eva: 5 };
    const { indicators, agenda } = agreementOf([{ indicator: "a", points }]);
    expect(indicators[0]?.difference).toEqual({ n: 2, d: 1 });
    expect(agenda).toEqual([{ indicator: "a", why: "large_difference" }]);
  });
});
