import type { Spread } from "./statistics.ts";
import { rounded, spread } from "./statistics.ts";

/** What a measure found. Times are milliseconds unless `unit` says otherwise. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: (Spread & { readonly what: string }) | null;
  /** Ours divided by the peer's, of each round; what it means stands in `bound`. */
  readonly ratio: Spread | null;
  readonly bound: string;
  readonly met: boolean;
  /** Each was checked in this run; a failed one ends the measure. */
  readonly checked: readonly string[];
  readonly information: Readonly<Record<string, number | string>>;
}

/** A peer that gave another result makes every figure worthless. */
export class NotTheSame extends Error {}

export function ensure(holds: boolean, what: string): string {
  if (!holds) throw new NotTheSame(what);
  return what;
}

/** Ratios of rounds, not of medians: a disturbance that hits both sides of a round falls out. */
export function ratios(over: readonly number[], under: readonly number[]): Spread {
  return spread(over.map((value, i) => rounded(value / (under[i] ?? Number.NaN))));
}
