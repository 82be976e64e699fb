import { add, compare, divide, type Fraction, fraction, multiply, subtract, ZERO } from "../fraction.ts";

/**
 * Krippendorff's alpha: how far several observers agree on the same units, 1 for always and 0 for no better than chance.
 * K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011), sections C and D: any number of observers, values may be missing.
 */
export type Metric = "nominal" | "ordinal" | "interval";

/** Not defined when no unit has two values to compare, or when all values that can be compared are the same: chance would agree as well. */
export type Alpha =
  | { readonly value: Fraction; readonly undefinedBecause: null }
  | { readonly value: null; readonly undefinedBecause: "nothing_to_compare" | "no_variation" };

/** A different value that somebody gave, and how often it was given in units with at least two values. */
interface Category {
  readonly value: Fraction;
  readonly count: number;
}

/**
 * Exact alpha: 1 minus observed over expected disagreement.
 * @param units for each unit the observers' values in any order, null where one has none
 */
export function krippendorffAlpha(units: readonly (readonly (number | null)[])[], metric: Metric): Alpha {
  const given = units.map((unit) => unit.filter((value) => value !== null).map(fraction));
  const pairable = given.filter((values) => values.length > 1);
  if (pairable.length === 0) return { value: null, undefinedBecause: "nothing_to_compare" };
  const categories = categoriesOf(pairable.flat());
  const distance = distances(categories, metric);
  const expected = sum(
    categories.flatMap((a, i) => categories.map((b, k) => multiply(whole(a.count * b.count), distance(i, k)))),
  );
  const total = categories.reduce((all, { count }) => all + count, 0);
  const observed = sum(pairable.map((values) => observedIn(values, categories, distance)));
  const quotient = divide(multiply(whole(total - 1), observed), expected);
  if (quotient === null) return { value: null, undefinedBecause: "no_variation" };
  return { value: subtract(whole(1), quotient), undefinedBecause: null };
}

type Distance = (a: number, b: number) => Fraction;

/** The disagreement of all ordered pairs of a unit, over one less than its values. */
function observedIn(values: readonly Fraction[], categories: readonly Category[], distance: Distance): Fraction {
  const places = values.map((value) => categories.findIndex((category) => compare(category.value, value) === 0));
  const all = sum(places.flatMap((a) => places.map((b) => distance(a, b))));
  return multiply(all, { n: 1, d: values.length - 1 });
}

function categoriesOf(values: readonly Fraction[]): Category[] {
  const categories: { value: Fraction; count: number }[] = [];
  for (const value of [...values].sort(compare)) {
    const last = categories.at(-1);
    if (last && compare(last.value, value) === 0) last.count += 1;
    else categories.push({ value, count: 1 });
  }
  return categories;
}

/** Squared differences: of values (interval), of ranks with ties in their middle (ordinal), or 1 for unlike (nominal). */
function distances(categories: readonly Category[], metric: Metric): Distance {
  const square = (a: Fraction): Fraction => multiply(a, a);
  if (metric === "nominal") return (a, b) => whole(a === b ? 0 : 1);
  if (metric === "interval") return (a, b) => square(subtract(valueAt(categories, a), valueAt(categories, b)));
  let below = 0;
  const ranks = categories.map(({ count }) => {
    below += count;
    return fraction(below - count / 2);
  });
  return (a, b) => square(subtract(ranks[a] as Fraction, ranks[b] as Fraction));
}

function valueAt(categories: readonly Category[], place: number): Fraction {
  return (categories[place] as Category).value;
}

function sum(values: readonly Fraction[]): Fraction {
  return values.reduce(add, ZERO);
}

function whole(n: number): Fraction {
  return { n, d: 1 };
}
