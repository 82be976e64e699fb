import { describe, expect, test } from "vitest";
import {
  add,
  ceilTo,
  compare,
  divide,
  type Fraction,
  floorTo,
  fraction,
  isWhole,
  multiply,
  negate,
  roundToStep,
  subtract,
  toNumber,
  ZERO,
} from "../../src/fraction.ts";

/** "Arithmetic is exact: 1/3 is more than 0.33, 65 of 100 is 0.65." */

const ratio = (n: number, d: number): Fraction => divide(fraction(n), fraction(d)) as Fraction;
const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0;

describe("a number is the fraction that its shortest decimal shows", () => {
  test.each<[number, number, number]>([
    [0.65, 65, 100],
    [0.33, 33, 100],
    [-2.5, -5, 2],
    [1e-7, 1, 10_000_000],
    [0.000_001, 1, 1_000_000],
    [123_456.789_01, 12_345_678_901, 100_000],
    [9_007_199_254_740_991, 9_007_199_254_740_991, 1],
  ])("%s", (value, n, d) => {
    expect(equal(fraction(value), ratio(n, d))).toBe(true);
  });
  test("large numbers in exponent form", () => {
    expect(equal(fraction(1e21), { n: 10n ** 21n, d: 1n })).toBe(true);
    expect(equal(fraction(-1.5e22), { n: -15n * 10n ** 21n, d: 1n })).toBe(true);
    expect(equal(fraction(2.5e-10), { n: 25n, d: 10n ** 11n })).toBe(true);
  });
  test.each([Number.NaN, Number.POSITIVE_INFINITY])("%s is none", (value) => {
    expect(() => fraction(value)).toThrow(RangeError);
  });
});

describe("comparison is exact", () => {
  test("65 of 100 is 0.65", () => expect(compare(ratio(65, 100), fraction(0.65))).toBe(0));
  test("1/3 is more than 0.33 and less than 0.34", () => {
    expect(compare(ratio(1, 3), fraction(0.33))).toBeGreaterThan(0);
    expect(compare(ratio(1, 3), fraction(0.34))).toBeLessThan(0);
  });
  test("0.1 + 0.2 is 0.3", () => expect(equal(add(fraction(0.1), fraction(0.2)), fraction(0.3))).toBe(true));
  test("100 x 2.75 / 110 is 2.5", () =>
    expect(equal(divide(multiply(fraction(100), fraction(2.75)), fraction(110)) as Fraction, fraction(2.5))).toBe(
      true,
    ));
  test("beyond the safe integers, where plain numbers would be equal", () => {
    const big = fraction(9_007_199_254_740_991);
    expect(compare(multiply(big, big), subtract(multiply(big, big), fraction(1)))).toBeGreaterThan(0);
    expect(
      compare(ratio(9_007_199_254_740_991, 9_007_199_254_740_990), ratio(9_007_199_254_740_990, 9_007_199_254_740_989)),
    ).toBeLessThan(0);
  });
});

describe("a division by 0 is unknown", () => {
  test("1 / 0 and 0 / 0", () => expect([divide(fraction(1), ZERO), divide(ZERO, ZERO)]).toEqual([null, null]));
  test("also of a fraction that became 0", () =>
    expect(divide(fraction(1), subtract(ratio(1, 3), ratio(2, 6)))).toBe(null));
  test("also of big parts", () => expect(divide(fraction(1), { n: 0n, d: 7n })).toBe(null));
  test("by a negative number the denominator stays positive", () => {
    const result = divide(fraction(1), fraction(-4)) as Fraction;
    expect([toNumber(result), result.d > 0]).toEqual([-0.25, true]);
  });
});

describe("whole numbers and grids", () => {
  test("whole or not", () => {
    expect([
      isWhole(ratio(6, 3)),
      isWhole(ratio(7, 3)),
      isWhole(fraction(-4)),
      isWhole({ n: 10n ** 30n, d: 5n }),
    ]).toEqual([true, false, true, true]);
  });
  test.each<[number, number, number, number]>([
    [2.1, 1, 3, 2],
    [2, 1, 2, 2],
    [-2.1, 1, -2, -3],
    [0.3335, 1000, 0.334, 0.333],
    [0, 5, 0, 0],
  ])("%s on a grid of 1/%s lies between %s above and %s below", (value, parts, up, down) => {
    expect(
      [toNumber(ceilTo(fraction(value), parts)), toNumber(floorTo(fraction(value), parts))].map((x) => x + 0),
    ).toEqual([up, down]);
  });
  test.each<[number, number, number]>([
    [0.12, 0.05, 0.1],
    [0.125, 0.05, 0.15],
    [0.124_999, 0.05, 0.1],
    [0.175, 0.05, 0.2],
    [-0.125, 0.05, -0.15],
    [-0.12, 0.05, -0.1],
    [37, 10, 40],
    [35, 10, 40],
    [34.9, 10, 30],
  ])("%s to a step of %s is %s, a half goes away from zero", (value, step, rounded) => {
    expect(toNumber(roundToStep(fraction(value), fraction(step)))).toBe(rounded);
  });
  test.each([0, 0.01, -0.01])(
    "%s to a step of 0.03 is zero, not minus zero, which a page would show as -0",
    (value) => {
      expect(toNumber(roundToStep(fraction(value), fraction(0.03)))).toBe(0);
    },
  );
  test("the opposite of zero is zero", () => expect(toNumber(negate(ZERO))).toBe(0));
  test("a step of 0 is refused", () => expect(() => roundToStep(fraction(1), ZERO)).toThrow(RangeError));
});

describe("the nearest JavaScript number", () => {
  test.each<[bigint, bigint, number]>([
    [1n, 3n, 1 / 3],
    [10n ** 40n, 3n * 10n ** 40n, 1 / 3],
    [-(10n ** 40n), 4n * 10n ** 40n, -0.25],
    [10n ** 400n, 10n ** 399n, 10],
  ])("%s / %s", (n, d, value) => {
    expect(toNumber({ n, d })).toBe(value);
  });
});
