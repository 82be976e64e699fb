import {
  add,
  compare,
  type Fraction,
  fraction,
  multiply,
  negate,
  roundToStep,
  subtract,
  toNumber,
  ZERO,
} from "../fraction.ts";
import type { Scale } from "../scheme/scale.ts";
import type { DisclosureRules, Unit } from "../scheme/schema.ts";
import { exactMean, exactQuartiles } from "./statistics.ts";

/**
 * What may be released of one fact in one group, by the rules that need no history (docs/disclosure.md, rules 2 to 5).
 * Values go in, rounded statistics or the reason for withholding come out; nothing else of a group leaves the core.
 */
export type WithheldCode =
  | "too_few" // fewer clusters than a median may be shown of
  | "few" // fewer than three say yes, or give any one answer
  | "nearly_all" // fewer than three say no, or give another answer
  | "differs_too_little" // the group differs from another published one by one to five clusters
  | "not_comparable"; // a day or a text

/** Why a scale has no mean: a median only is shown of few; or one answer could be told from it. */
export type MeanWithheldCode = "too_few" | "dominated";

export interface ReleasedNumber {
  readonly fact: string;
  readonly n: number;
  readonly step: number;
  readonly median: number;
  /** From n >= quartiles_from only. */
  readonly q1?: number;
  readonly q3?: number;
  /** Of scales: the mean, or why there is none. */
  readonly mean?: number;
  readonly mean_withheld?: MeanWithheldCode;
}

export interface ReleasedShare {
  readonly fact: string;
  readonly n: number;
  readonly step: number;
  /** Share of the clusters that say yes. */
  readonly share: number;
}

export interface ReleasedFrequencies {
  readonly fact: string;
  readonly n: number;
  readonly step: number;
  /** Codes or numbers given by at least three, most frequent first; those that round to nothing are left out. */
  readonly frequencies: readonly { readonly code: string; readonly share: number }[];
}

export interface Withheld {
  readonly fact: string;
  readonly n: number;
  readonly withheld: WithheldCode;
}

export type Statistic = ReleasedNumber | ReleasedShare | ReleasedFrequencies | Withheld;

/** A known value of a cluster: number, yes or no, a code or several codes. */
export type KnownValue = number | boolean | string | readonly string[];

/** A fact as it is released. */
export interface FactToRelease {
  readonly fact: string;
  readonly unit: Unit;
  readonly scale: Scale | null;
  /** A number is told by how often each value is given, and then by nothing else (docs/disclosure.md, rule 4). */
  readonly byFrequency: boolean;
}

/** @param values the known values of the group, in any order */
export function releaseFact(rules: DisclosureRules, released: FactToRelease, values: readonly KnownValue[]): Statistic {
  const { fact, unit, scale, byFrequency } = released;
  const n = values.length;
  if (n < rules.median_from) return { fact, n, withheld: "too_few" };
  const share = fraction(n < rules.small_below ? rules.step_share_small : rules.step_share);
  if (unit === "boolean") return releaseShare(rules, fact, values as readonly boolean[], share);
  if (unit === "code" || unit === "codes" || byFrequency)
    return releaseFrequencies(rules, fact, values, unit !== "codes", share);
  return unit === "date" || !scale
    ? { fact, n, withheld: "not_comparable" }
    : releaseNumber(rules, fact, { unit, scale }, values as readonly number[], share);
}

function releaseNumber(
  rules: DisclosureRules,
  fact: string,
  { unit, scale }: { readonly unit: Unit; readonly scale: Scale },
  values: readonly number[],
  share: Fraction,
): Statistic {
  const step = multiply(share, subtract(fraction(scale.high), fraction(scale.low)));
  const round = (value: Fraction): number => toNumber(roundToStep(value, step));
  const { q1, median, q3 } = exactQuartiles([...values].sort((a, b) => a - b));
  const n = values.length;
  return {
    fact,
    n,
    step: toNumber(step),
    median: round(median),
    ...(n >= rules.quartiles_from && { q1: round(q1), q3: round(q3) }),
    ...(unit === "level" && meanOf(rules, scale, values, round)),
  };
}

/** Rule 2 gives a median only to groups too small for quartiles; rule 5 holds for the others. */
function meanOf(
  rules: DisclosureRules,
  scale: Scale,
  values: readonly number[],
  round: (value: Fraction) => number,
): Pick<ReleasedNumber, "mean" | "mean_withheld"> {
  if (values.length < rules.quartiles_from) return { mean_withheld: "too_few" };
  return meanIsSafe(rules, scale, values) ? { mean: round(exactMean(values)) } : { mean_withheld: "dominated" };
}

/**
 * The p% rule on the distance to both ends of the scale: nobody who knows his own answer may come within p percent of the
 * largest distance of another (disclosure.md, rule 5).
 */
export function meanIsSafe(rules: DisclosureRules, scale: Scale, values: readonly number[]): boolean {
  const toLow = values.map((value) => subtract(fraction(value), fraction(scale.low)));
  const toHigh = values.map((value) => subtract(fraction(scale.high), fraction(value)));
  return [toLow, toHigh].every((distances) => passesPercentRule(rules.p_percent, distances));
}

/** True when what remains of the sum without the two largest parts is at least p percent of the largest, and not nothing. */
export function passesPercentRule(percent: number, parts: readonly Fraction[]): boolean {
  const [largest = ZERO, second = ZERO] = [...parts].sort((a, b) => compare(b, a));
  const rest = parts.reduce(add, negate(add(largest, second)));
  return compare(rest, ZERO) > 0 && compare(rest, multiply(fraction(percent / 100), largest)) >= 0;
}

function releaseShare(rules: DisclosureRules, fact: string, values: readonly boolean[], step: Fraction): Statistic {
  const n = values.length;
  const yes = values.filter(Boolean).length;
  if (yes < rules.answers_each_way) return { fact, n, withheld: "few" };
  if (n - yes < rules.answers_each_way) return { fact, n, withheld: "nearly_all" };
  return { fact, n, step: toNumber(step), share: toNumber(roundToStep({ n: yes, d: n }, step)) };
}

function releaseFrequencies(
  rules: DisclosureRules,
  fact: string,
  values: readonly KnownValue[],
  exclusive: boolean,
  step: Fraction,
): Statistic {
  const n = values.length;
  const least = rules.answers_each_way;
  const counts = new Map<string, number>();
  for (const value of values) {
    const given = Array.isArray(value) ? value : [String(value)];
    for (const code of new Set<string>(given)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const all = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (all.some(([, count]) => n - count < least)) return { fact, n, withheld: "nearly_all" };
  const shown = all.filter(([, count]) => count >= least);
  // one choice each: what is left out follows by subtraction, so a remainder of one or two takes the rarest shown code along
  const remainder = (): number => n - shown.reduce((sum, [, count]) => sum + count, 0);
  while (exclusive && shown.length > 0 && remainder() > 0 && remainder() < least) shown.pop();
  const frequencies = shown
    .map(([code, count]) => ({ code, share: toNumber(roundToStep({ n: count, d: n }, step)) }))
    .filter(({ share }) => share > 0);
  return frequencies.length > 0 ? { fact, n, step: toNumber(step), frequencies } : { fact, n, withheld: "few" };
}
