/** Median and spread of measured times. */
export interface Spread {
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly least: number;
  readonly n: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => {
    const position = share * (sorted.length - 1);
    const low = sorted[Math.floor(position)] ?? Number.NaN;
    const high = sorted[Math.ceil(position)] ?? low;
    return rounded(low + (high - low) * (position - Math.floor(position)));
  };
  return { median: at(0.5), q1: at(0.25), q3: at(0.75), least: at(0), n: values.length };
}

/** Four significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
