import { describe, expect, test } from "vitest";
import { exactMean, exactQuartiles } from "../../src/benchmark/statistics.ts";
import { groupedQuartiles, toNumber } from "../../src/index.ts";

/** "Type 7: sort, position h = (n - 1) x p counted from 0, linear between neighbours" (worked-cases/README.md). */

const exact = (...sorted: number[]): number[] => {
  const { q1, median, q3 } = exactQuartiles(sorted);
  return [q1, median, q3].map(toNumber);
};

describe("type 7, exact", () => {
  test.each<[number[], number[]]>([
    [[7], [7, 7, 7]],
    [
      [1, 2],
      [1.25, 1.5, 1.75],
    ],
    [
      [1, 2, 4],
      [1.5, 2, 3],
    ],
    [
      [0, 1, 2, 3],
      [0.75, 1.5, 2.25],
    ],
    [
      [0, 10, 20, 30, 40],
      [10, 20, 30],
    ],
    [
      [0, 10, 20, 30, 40, 50],
      [12.5, 25, 37.5],
    ],
    [
      [0, 1, 2, 4, 4, 5, 6, 8, 9, 13, 16, 24],
      [3.5, 5.5, 10],
    ],
    [
      [-2, -1, 0],
      [-1.5, -1, -0.5],
    ],
    [
      [5, 5, 5, 5],
      [5, 5, 5],
    ],
  ])("%j: %j", (sorted, quartiles) => expect(exact(...sorted)).toEqual(quartiles));
  test("decimals stay exact: 0.32 + 0.75 x 0.08 is 0.38", () => {
    expect(exact(0.1, 0.2, 0.32, 0.4, 0.5, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1)[0]).toBe(0.38);
  });
  test("a third is not rounded on the way", () => {
    const { median } = exactQuartiles([0.1, 0.2]);
    expect(toNumber(median)).toBe(0.15);
  });
});

test("the arithmetic mean, exact", () => {
  expect([toNumber(exactMean([0.1, 0.2])), toNumber(exactMean([4])), toNumber(exactMean([0, 0, 1]))]).toEqual([
    0.15,
    4,
    1 / 3,
  ]);
});

describe("grouped quartiles are those of the exact method", () => {
  /** A fixed sequence of whole numbers that looks random (a linear congruential generator). */
  const numbers = (n: number, below: number): number[] => {
    let x = 12_345;
    return Array.from({ length: n }, () => {
      x = (1_103_515_245 * x + 12_345) % 2_147_483_648;
      return x % below;
    });
  };
  const grouped = (values: readonly number[], groups: readonly number[], count: number): (number[] | null)[] =>
    groupedQuartiles(Float64Array.from(values), Uint16Array.from(groups), count).map(
      (q) => q && [q.q1, q.median, q.q3],
    );
  const one = (values: readonly number[]): number[] | null | undefined =>
    grouped(
      values,
      values.map(() => 0),
      1,
    )[0];
  const byExact = (values: readonly number[]): number[] => exact(...[...values].sort((a, b) => a - b));

  test.each(Array.from({ length: 40 }, (_, i) => i + 1))("%i values", (n) => {
    const values = numbers(n, 50);
    expect(one(values)).toEqual(byExact(values));
  });
  test.each([599, 600, 601, 602, 1000, 1203, 5000, 20_001])("%i values, where sampling begins", (n) => {
    for (const below of [2, 37, 1_000_000]) {
      const values = numbers(n, below);
      expect(one(values)).toEqual(byExact(values));
    }
  });
  test.each([700, 2001])("%i values in order, in reverse order, all equal, in two runs", (n) => {
    const rising = Array.from({ length: n }, (_, i) => i);
    for (const values of [
      rising,
      [...rising].reverse(),
      rising.map(() => 3),
      [...rising.slice(n / 2), ...rising.slice(0, n / 2)],
    ])
      expect(one(values)).toEqual(byExact(values));
  });
  test("each group by itself, in any mixture; an empty group has none", () => {
    const values = numbers(3000, 900);
    const groups = numbers(3000, 4000).map((x) => [0, 1, 3, 4][Math.floor(x / 1000)] as number);
    const expected = [0, 1, 2, 3, 4]
      .map((g) => values.filter((_, i) => groups[i] === g))
      .map((own) => (own.length === 0 ? null : byExact(own)));
    expect(expected.map((q) => q === null)).toEqual([false, false, true, false, false]);
    expect(grouped(values, groups, 5)).toEqual(expected);
  });
  test("no values, no groups", () => expect([grouped([], [], 0), grouped([], [], 2)]).toEqual([[], [null, null]]));
  test("the values given are left as they were", () => {
    const values = Float64Array.from([3, 1, 2]);
    groupedQuartiles(values, new Uint16Array(3), 1);
    expect([...values]).toEqual([3, 1, 2]);
  });
  test("more groups than 16 bits can tell", () => {
    const groups = Uint32Array.from([70_000, 3, 70_000]);
    const result = groupedQuartiles(Float64Array.from([1, 5, 2]), groups, 70_001);
    expect([result[70_000], result[3], result[4]]).toEqual([
      { q1: 1.25, median: 1.5, q3: 1.75 },
      { q1: 5, median: 5, q3: 5 },
      null,
    ]);
  });
});
