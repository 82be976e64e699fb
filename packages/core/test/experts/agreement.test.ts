import { describe, expect, test } from "vitest";
import { agreementOf, compare, type DoubleScored, doubleScored, type Finding, toNumber } from "../../src/index.ts";

/** Two experts, blind until both have submitted; then what they agree on, and what they talk about first. */

const finding = (points: number | null, gate: boolean | null = true): Finding => ({ points, gate });
const row = (indicator: string, ...[ada, bob]: [Finding, Finding]): DoubleScored => ({
  indicator,
  findings: { ada, bob },
});

test("opened points are set side by side, row by row; a row that one of them did not judge stays open", () => {
  const scores = new Map<string, Record<string, number>>([
    ["ada", { "2.1": 3, "2.5": 4 }],
    ["bob", { "2.1": 2 }],
  ]);
  expect(doubleScored(scores, ["2.1", "2.5"])).toEqual([
    row("2.1", finding(3, null), finding(2, null)),
    row("2.5", finding(4, null), finding(null, null)),
  ]);
});

test("nothing is compared where one of them has no points", () => {
  const only = row("2.1", finding(null, null), finding(3));
  expect(agreementOf([only])).toEqual({
    indicators: [{ ...only, difference: null, exact: false, gateDiffers: true, incomplete: true }],
    compared: 0,
    same: 0,
    alpha: { value: null, undefinedBecause: "nothing_to_compare" },
    agenda: [{ indicator: "2.1", why: "gate_differs" }],
  });
});

test("a row without points is compared by its gate alone", () => {
  const { indicators, compared, agenda } = agreementOf([
    row("1.1.0", finding(null, true), finding(null, false)),
    row("1.2", finding(null, true), finding(null, true)),
  ]);
  expect(indicators.map(({ gateDiffers, incomplete }) => [gateDiffers, incomplete])).toEqual([
    [true, false],
    [false, false],
  ]);
  expect(compared).toBe(0);
  expect(agenda).toEqual([{ indicator: "1.1.0", why: "gate_differs" }]);
});

test("agreement per indicator and as a whole", () => {
  const { indicators, compared, same, alpha } = agreementOf([
    row("a", finding(4), finding(4)),
    row("b", finding(2), finding(4)),
    row("c", finding(3.5), finding(3)),
    row("d", finding(null), finding(5)),
  ]);
  expect(indicators.map(({ difference }) => difference && toNumber(difference))).toEqual([0, 2, 0.5, null]);
  expect(indicators.map(({ exact }) => exact)).toEqual([true, false, false, false]);
  expect([compared, same]).toEqual([3, 1]);
  // observed 2 x (4 + 1/4); expected, over ordered pairs of 4, 4, 2, 4, 3.5, 3: 2 x (3 x 4 + 3 x 1/4 + 3 + 9/4 + 1 + 1/4) = 38.5
  expect(alpha.value && compare(alpha.value, { n: -8, d: 77 })).toBe(0);
});

describe("the agenda of the consensus", () => {
  test("begins with gates that differ and differences of 2 points or more, the larger first", () => {
    const { agenda } = agreementOf([
      row("one", finding(3), finding(4)),
      row("two", finding(2), finding(4)),
      row("same", finding(4), finding(4)),
      row("open", finding(null), finding(4)),
      row("half", finding(3), finding(3.5)),
      row("gate", finding(1, false), finding(2, true)),
      row("five", finding(0, false), finding(5, true)),
      row("almost", finding(2), finding(3.5)),
      row("unknown gate", finding(4, null), finding(4, true)),
      row("also two", finding(5), finding(3)),
    ]);
    expect(agenda).toEqual([
      { indicator: "five", why: "gate_differs" },
      { indicator: "two", why: "large_difference" },
      { indicator: "also two", why: "large_difference" },
      { indicator: "gate", why: "gate_differs" },
      { indicator: "unknown gate", why: "gate_differs" },
      { indicator: "almost", why: "small_difference" },
      { indicator: "one", why: "small_difference" },
      { indicator: "half", why: "small_difference" },
      { indicator: "open", why: "incomplete" },
    ]);
  });
  test("is empty when all agree", () => {
    expect(agreementOf([row("a", finding(4), finding(4)), row("b", finding(2), finding(2))]).agenda).toEqual([]);
  });
  test("takes the widest difference of three experts", () => {
    const findings = { ada: finding(3), bob: finding(4), eva: finding(5) };
    const { indicators, agenda } = agreementOf([{ indicator: "a", findings }]);
    expect(indicators[0]?.difference).toEqual({ n: 2, d: 1 });
    expect(agenda).toEqual([{ indicator: "a", why: "large_difference" }]);
  });
});
