import { add, divide, type Fraction, fraction, multiply, subtract } from "../fraction.ts";

/**
 * Quartiles of type 7: sorted values, position h = (n - 1) x p counted from 0, linear between neighbours
 * (worked-cases/README.md, "Quartiles").
 */
export interface Quartiles<Number> {
  readonly q1: Number;
  readonly median: Number;
  readonly q3: Number;
}

/** @param sorted at least one value, ascending */
export function exactQuartiles(sorted: readonly number[]): Quartiles<Fraction> {
  return { q1: exactQuantile(sorted, 1), median: exactQuantile(sorted, 2), q3: exactQuantile(sorted, 3) };
}

/** The quantile of quarters/4 as an exact fraction. */
function exactQuantile(sorted: readonly number[], quarters: number): Fraction {
  const position = (sorted.length - 1) * quarters;
  const below = Math.floor(position / 4);
  const low = fraction(sorted[below] as number);
  const rest = position % 4;
  if (rest === 0) return low;
  const high = fraction(sorted[below + 1] as number);
  return add(low, multiply(subtract(high, low), { n: rest, d: 4 }));
}

/** The arithmetic mean of at least one value, exact. */
export function exactMean(values: readonly number[]): Fraction {
  const sum = values.map(fraction).reduce(add);
  return divide(sum, { n: values.length, d: 1 }) as Fraction;
}
