import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passesPercentRule } from "../src/benchmark/release.ts";
import { exactMean, exactQuartiles } from "../src/benchmark/statistics.ts";
import { addDays, addMonths, calendarMonths, isDay, monthsDown, monthsUp } from "../src/calendar.ts";
import {
  add,
  ceilTo,
  compare,
  divide,
  type Fraction,
  floorTo,
  fraction,
  multiply,
  roundToStep,
  subtract,
  toNumber,
} from "../src/fraction.ts";
import { groupedQuartiles, type KnownValue, releaseFact, scaleOf } from "../src/index.ts";
import { edition } from "./support.ts";

/** Laws of exact arithmetic, of the calendar, of quartiles and of release. */

/** Numerators and denominators on both sides of the safe integers. */
const part = fc.oneof(
  fc.bigInt(-1000n, 1000n),
  fc.bigInt(-(2n ** 60n), 2n ** 60n),
  fc.bigInt(-(2n ** 53n) - 2n, -(2n ** 53n) + 2n),
  fc.bigInt(2n ** 53n - 2n, 2n ** 53n + 2n),
);
const MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** As the code keeps it: plain numbers when both parts are safe. */
function made(n: bigint, d: bigint): Fraction {
  const [num, den] = d < 0n ? [-n, -d] : [n, d];
  return num <= MAX && num >= -MAX && den <= MAX ? { n: Number(num), d: Number(den) } : { n: num, d: den };
}
const pair = fc.tuple(
  part,
  part.filter((d) => d !== 0n),
);
const same = (a: Fraction | null, n: bigint, d: bigint): boolean => a !== null && BigInt(a.n) * d === n * BigInt(a.d);

describe("fractions obey exact arithmetic", () => {
  test("sum, difference, product, quotient and comparison against BigInt", () => {
    fc.assert(
      fc.property(pair, pair, ([an, ad], [bn, bd]) => {
        const [a, b] = [made(an, ad), made(bn, bd)];
        expect(same(add(a, b), an * bd + bn * ad, ad * bd)).toBe(true);
        expect(same(subtract(a, b), an * bd - bn * ad, ad * bd)).toBe(true);
        expect(same(multiply(a, b), an * bn, ad * bd)).toBe(true);
        const quotient = divide(a, b);
        expect(bn === 0n ? quotient === null : same(quotient, an * bd, ad * bn)).toBe(true);
        const sign = (an * bd - bn * ad) * (ad * bd > 0n ? 1n : -1n);
        expect(Math.sign(compare(a, b))).toBe(sign === 0n ? 0 : sign > 0n ? 1 : -1);
      }),
      { numRuns: 1000 },
    );
  });
  test("denominators stay positive and both parts have one type", () => {
    fc.assert(
      fc.property(pair, pair, ([an, ad], [bn, bd]) => {
        for (const result of [add, subtract, multiply, divide].map((operation) =>
          operation(made(an, ad), made(bn, bd)),
        )) {
          if (result !== null) expect([result.d > 0, typeof result.n]).toEqual([true, typeof result.d]);
        }
      }),
    );
  });
  test("a number of at most 15 digits comes back as it was", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
        fc.integer({ min: 0, max: 12 }),
        (k, decimals) => {
          const x = Number(`${k}e-${decimals}`);
          expect(toNumber(fraction(x)) + 0).toBe(x + 0);
        },
      ),
      { numRuns: 2000 },
    );
  });
  test("any other number comes back to its last binary digit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: 0.001, max: 1e15 }), (x) => {
        expect(Math.abs(toNumber(fraction(x)) - x)).toBeLessThanOrEqual(x * 2 ** -52);
      }),
      { numRuns: 2000 },
    );
  });
  test("the grid: floor <= value <= ceil, less than a part apart, both on it", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 1000 }), ([n, d], parts) => {
        const [value, step] = [made(n, d), made(1n, BigInt(parts))];
        const [low, high] = [floorTo(value, parts), ceilTo(value, parts)];
        expect(compare(low, value)).toBeLessThanOrEqual(0);
        expect(compare(high, value)).toBeGreaterThanOrEqual(0);
        expect(compare(subtract(high, low), step)).toBeLessThanOrEqual(0);
        expect(compare(low, high) === 0).toBe((n * BigInt(parts)) % d === 0n);
        for (const end of [low, high]) expect((BigInt(end.n) * BigInt(parts)) % BigInt(end.d)).toBe(0n);
      }),
    );
  });
  test("rounding to a step: a multiple of it, at most half a step away", () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 400 }), ([n, d], k) => {
        const [value, step] = [made(n, d), made(BigInt(k), 20n)];
        const rounded = roundToStep(value, step);
        const multiple = divide(rounded, step) as Fraction;
        expect(BigInt(multiple.n) % BigInt(multiple.d)).toBe(0n);
        const away = subtract(rounded, value);
        const distance = compare(away, { n: 0, d: 1 }) < 0 ? subtract({ n: 0, d: 1 }, away) : away;
        expect(compare(multiply(distance, { n: 2, d: 1 }), step)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("months", () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays("1980-01-01", n));
  test("months_down is the largest n with a + n months <= b", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const n = monthsDown(a, b);
        expect([addMonths(a, n) <= b, addMonths(a, n + 1) <= b]).toEqual([true, false]);
      }),
    );
  });
  test("months_up is the smallest n with a + n months >= b", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const n = monthsUp(a, b);
        expect([addMonths(a, n) >= b, addMonths(a, n - 1) >= b]).toEqual([true, false]);
      }),
    );
  });
  test("n months later is n calendar months later, a day that exists, never a later day of the month", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (a, n) => {
        const later = addMonths(a, n);
        expect([isDay(later), calendarMonths(a, later)]).toEqual([true, n]);
        expect(Number(later.slice(8)) <= Number(a.slice(8))).toBe(true);
        expect(Number(later.slice(8)) === Number(a.slice(8)) || addDays(later, 1).endsWith("-01")).toBe(true);
      }),
    );
  });
  test("days forth and back, in order", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 5000 }), (a, n) => {
        const later = addDays(a, n);
        expect([isDay(later), later > a, addDays(later, -n)]).toEqual([true, true, a]);
      }),
    );
  });
});

const values = fc.array(
  fc.integer({ min: -4000, max: 4000 }).map((n) => n / 8),
  { minLength: 1, maxLength: 80 },
);
const sorted = (list: readonly number[]): number[] => [...list].sort((a, b) => a - b);

describe("quartiles and means", () => {
  test("in order, between the smallest and the largest value", () => {
    fc.assert(
      fc.property(values, (list) => {
        const { q1, median, q3 } = exactQuartiles(sorted(list));
        const ends = [Math.min(...list), q1, median, q3, Math.max(...list)].map((x) =>
          typeof x === "number" ? fraction(x) : x,
        );
        ends.slice(1).forEach((x, i) => expect(compare(ends[i] as Fraction, x)).toBeLessThanOrEqual(0));
        const mean = exactMean(list);
        expect([compare(ends[0] as Fraction, mean) <= 0, compare(mean, ends[4] as Fraction) <= 0]).toEqual([
          true,
          true,
        ]);
      }),
    );
  });
  test("grouped quartiles are the exact ones, in any order of the values", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 5 }), (list, count) => {
        const groups = Uint16Array.from(list.map((_, i) => i % count));
        const result = groupedQuartiles(Float64Array.from(list), groups, count);
        result.forEach((quartiles, g) => {
          const own = sorted(list.filter((_, i) => i % count === g));
          const exact = own.length === 0 ? null : exactQuartiles(own);
          expect(quartiles && [quartiles.q1, quartiles.median, quartiles.q3]).toEqual(
            exact && [exact.q1, exact.median, exact.q3].map(toNumber),
          );
        });
      }),
    );
  });
});

describe("release", () => {
  const { rules } = edition.edition.files["disclosure.yaml"];
  const { ids, definitions } = edition.dictionary;
  const answers: Readonly<Record<string, fc.Arbitrary<KnownValue>>> = {
    boolean: fc.boolean(),
    date: fc.constant("2020-01-01"),
    code: fc.constantFrom("a", "b", "c", "d"),
    codes: fc.subarray(["a", "b", "c"]),
    level: fc.integer({ min: 0, max: 4 }),
  };
  const group = fc.constantFrom(...ids).chain((fact) => {
    const unit = definitions[ids.indexOf(fact)]?.unit ?? "count";
    const value = answers[unit] ?? fc.integer({ min: 0, max: 400 }).map((n) => n / 8);
    return fc.record({ fact: fc.constant(fact), values: fc.array(value, { maxLength: 24 }) });
  });
  const release = (fact: string, list: readonly KnownValue[], byFrequency = false): ReturnType<typeof releaseFact> => {
    const unit = definitions[ids.indexOf(fact)]?.unit as "count";
    return releaseFact(rules, { fact, unit, scale: scaleOf(edition, fact), byFrequency }, list);
  };

  test("never a number for n < 6, quartiles from 10 on, otherwise a reason", () => {
    fc.assert(
      fc.property(group, ({ fact, values: list }) => {
        const keys = Object.keys(release(fact, list));
        const numbers = keys.filter((key) => ["median", "q1", "q3", "mean", "share", "frequencies"].includes(key));
        expect(keys.includes("withheld")).toBe(numbers.length === 0);
        if (list.length < 6) expect(numbers).toEqual([]);
        expect(keys.includes("q1") && keys.includes("q3")).toBe(keys.includes("median") && list.length >= 10);
      }),
      { numRuns: 600 },
    );
  });
  test("the same for every order of the members", () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 23 }), ({ fact, values: list }, k) => {
        const turned = [...list.slice(k), ...list.slice(0, k)].reverse();
        expect(release(fact, turned)).toEqual(release(fact, list));
      }),
      { numRuns: 400 },
    );
  });
  test("every number is a multiple of its step", () => {
    fc.assert(
      fc.property(group, ({ fact, values: list }) => {
        const statistic = release(fact, list) as unknown as Record<string, number | undefined>;
        for (const key of ["median", "q1", "q3", "mean", "share"]) {
          const value = statistic[key];
          if (value === undefined) continue;
          const times = value / (statistic.step as number);
          expect(Math.abs(times - Math.round(times))).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 400 },
    );
  });
  test("a number that is told by frequency: nothing of fewer than three clusters, shown or left out", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 24 });
    fc.assert(
      fc.property(numbers, (list) => {
        const statistic = release("web.languages", list, true);
        const told = "frequencies" in statistic ? statistic.frequencies.map(({ code }) => Number(code)) : [];
        const clusters = (numbersOf: readonly number[]): number => list.filter((n) => numbersOf.includes(n)).length;
        expect("frequencies" in statistic || "withheld" in statistic).toBe(true);
        expect(told.filter((n) => clusters([n]) < 3 || list.length - clusters([n]) < 3)).toEqual([]);
        if (told.length > 0) expect([1, 2]).not.toContain(list.length - clusters(told));
      }),
      { numRuns: 600 },
    );
  });
  test("the p% rule: who knows his own part is at least p percent of the largest away from it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 20 }), (parts) => {
        const [largest = 0, ...rest] = sorted(parts).reverse();
        const others = rest.slice(1).reduce((a, b) => a + b, 0);
        expect(passesPercentRule(10, parts.map(fraction))).toBe(others > 0 && others * 10 >= largest);
      }),
    );
  });
});
