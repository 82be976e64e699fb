/** The ends of an axis; `min` may be the greater one, where less is better. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** Where a value lies on its scale, from 0 to 1; what lies outside stands at the end. */
export function shareOf(value: number, { min, max }: Scale): number {
  if (min === max) return 0;
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

/** A share as the per cent of an SVG length: `71.333%`. */
export function percent(share: number): string {
  return `${round(share * 100, 3)}%`;
}

export function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  // adding 0 turns -0 into 0
  return Math.round(value * factor) / factor + 0;
}
