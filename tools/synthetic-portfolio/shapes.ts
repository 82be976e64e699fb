/** Turns a position on a bell curve into a plausible number, with + - x / only (see random.ts). */

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Where (5 + z) / (5 - z) stops: about six times the median at the top, a sixth at the bottom. */
const WIDEST = 3.6;

/** A long tail upwards: the median at z = 0, half as much again at 1, more than twice at 2. A rational stand-in for exp. */
export function skewed(median: number, z: number): number {
  const held = clamp(z, -WIDEST, WIDEST);
  return (median * (5 + held)) / (5 - held);
}

/** A count with a long tail. */
export function count(median: number, z: number, highest = Number.MAX_SAFE_INTEGER): number {
  return clamp(Math.round(skewed(median, z)), 0, highest);
}

/** A level from 0 to 4 around a centre. */
export function level(centre: number, z: number): number {
  return clamp(Math.round(centre + z), 0, 4);
}

/** As many of a whole as a share of it makes, never more than all and never fewer than none. */
export function partOf(whole: number, share: number): number {
  return clamp(Math.round(whole * share), 0, whole);
}

/** A probability, or the chance of a yes, that never becomes certain. */
export function odds(middle: number, z = 0): number {
  return clamp(middle + z, 0.02, 0.98);
}

/**
 * Divides a whole number into whole parts by weight, so that the parts add up to it: largest remainders first,
 * the earlier part at a tie.
 */
export function split(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : 0));
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - (parts[i] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of byRemainder) {
    if (left <= 0) break;
    parts[i] = (parts[i] ?? 0) + 1;
    left -= 1;
  }
  return parts;
}

/** To hundreds, as budgets are told. */
export function hundreds(amount: number): number {
  return Math.round(amount / 100) * 100;
}
