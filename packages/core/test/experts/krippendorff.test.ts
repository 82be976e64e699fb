import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fraction, krippendorffAlpha, type Metric, toNumber } from "../../src/index.ts";

/** Values of K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), and laws that follow from the definition. */

type Unit = (number | null)[];

/** Observers as rows of a table, `.` for a missing value, turned into units. */
function unitsOf(...observers: string[]): Unit[] {
  const rows = observers.map((row) => row.split(" ").map((value) => (value === "." ? null : Number(value))));
  return (rows[0] as Unit).map((_, i) => rows.map((row) => row[i] as number | null));
}

const rounded = (units: Unit[], metric: Metric): string => {
  const { value } = krippendorffAlpha(units, metric);
  return value === null ? "none" : toNumber(value).toFixed(3);
};

describe("alpha is not defined", () => {
  test("without a unit that two observers judged", () => {
    const none = { value: null, undefinedBecause: "nothing_to_compare" };
    expect(krippendorffAlpha([], "interval")).toEqual(none);
    expect(
      krippendorffAlpha(
        [
          [3, null],
          [null, 4],
          [null, null],
        ],
        "interval",
      ),
    ).toEqual(none);
  });
  test.each(["nominal", "ordinal", "interval"] as const)("without variation, and is not 1 then (%s)", (metric) => {
    const none = { value: null, undefinedBecause: "no_variation" };
    expect(
      krippendorffAlpha(
        [
          [4, 4],
          [4, 4],
          [4, 4, null],
        ],
        metric,
      ),
    ).toEqual(none);
    // the 5 stands alone in its unit and is compared with nothing
    expect(
      krippendorffAlpha(
        [
          [4, 4],
          [5, null],
        ],
        metric,
      ),
    ).toEqual(none);
  });
});

describe("published values", () => {
  test("A: binary data of two observers: 0.095", () => {
    const units = unitsOf("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");
    const { value: alpha } = krippendorffAlpha(units, "nominal");
    expect(alpha && compare(alpha, { n: 2, d: 21 })).toBe(0);
    expect(rounded(units, "nominal")).toBe("0.095");
  });
  test("B: nominal data of two observers: 0.692", () => {
    expect(rounded(unitsOf("1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4"), "nominal")).toBe("0.692");
  });
  test.each([
    ["nominal", "0.743"],
    ["ordinal", "0.815"],
    ["interval", "0.849"],
  ] as const)("C and D: four observers, twelve units, missing values, %s: %s", (metric, value) => {
    const units = unitsOf(
      "1 2 3 3 2 1 4 1 2 . . .",
      "1 2 3 3 2 2 4 1 2 5 . 3",
      ". 3 3 3 2 3 4 2 2 5 1 .",
      "1 2 3 3 2 4 4 1 2 5 1 .",
    );
    expect(rounded(units, metric)).toBe(value);
  });
});

const value = fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n / 2));
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((observers) => fc.array(fc.array(value, { minLength: observers, maxLength: observers }), { maxLength: 12 }));
const metrics = fc.constantFrom<Metric>("nominal", "ordinal", "interval");

function same(a: Unit[], b: Unit[], metric: Metric): void {
  const [left, right] = [krippendorffAlpha(a, metric), krippendorffAlpha(b, metric)];
  expect(left.undefinedBecause).toBe(right.undefinedBecause);
  if (left.value && right.value) expect(compare(left.value, right.value)).toBe(0);
}

describe("laws of alpha", () => {
  test("it does not know who is who, nor in which order the units come", () => {
    fc.assert(
      fc.property(table, metrics, fc.nat(11), (units, metric, turn) => {
        same(
          units,
          units.map((unit) => [...unit].reverse()),
          metric,
        );
        same(units, [...units.slice(turn), ...units.slice(0, turn)], metric);
        same(units, [...units].reverse(), metric);
      }),
    );
  });
  test("it is at most 1, and 1 exactly when all agree and not everything is the same", () => {
    fc.assert(
      fc.property(table, metrics, (units, metric) => {
        const alpha = krippendorffAlpha(units, metric).value;
        if (alpha === null) return;
        const agree = units.every((unit) => new Set(unit.filter((own) => own !== null)).size <= 1);
        expect(compare(alpha, fraction(1)) <= 0).toBe(true);
        expect(compare(alpha, fraction(1)) === 0).toBe(agree);
      }),
    );
  });
  test("equal values throughout give 1", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 2 }), metrics, (values, metric) => {
        const { value: alpha } = krippendorffAlpha(
          values.map((own) => [own, own, null]),
          metric,
        );
        expect(alpha && compare(alpha, fraction(1))).toBe(0);
      }),
    );
  });
  test("shifting and stretching all values changes nothing for interval data, any rising change nothing for ordinal data", () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 7 }), (units, shift, stretch) => {
        const changed = (by: (own: number) => number): Unit[] =>
          units.map((unit) => unit.map((own) => (own === null ? null : by(own))));
        same(
          units,
          changed((own) => own * stretch + shift),
          "interval",
        );
        same(
          units,
          changed((own) => own ** 3 + shift),
          "ordinal",
        );
        same(
          units,
          changed((own) => (own * 2 + shift) * (own * 2 + shift + 40)),
          "nominal",
        );
      }),
    );
  });
  test("units that only one observer judged change nothing", () => {
    fc.assert(
      fc.property(table, metrics, fc.integer({ min: 0, max: 5 }), (units, metric, lone) => {
        same(units, [...units, [lone, null], [null]], metric);
      }),
    );
  });
});
