import { fraction, roundToStep, toNumber } from "../fraction.ts";
import { type CompiledEdition, interviewsOf } from "../scheme/compile.ts";
import type { DisclosureRules } from "../scheme/schema.ts";
import type { Portfolio } from "./portfolio.ts";
import { meanIsSafe } from "./release.ts";
import { exactMean } from "./statistics.ts";

/**
 * Mean shares of the parts of a whole: of each category among the participants, of each source in the budget (`shares` of a
 * question; decision 0014). Each cluster counts alike, whatever its size.
 */
interface Shares {
  readonly question: string;
  /** Clusters with all parts known, that come to more than 0. */
  readonly n: number;
}

export interface ReleasedShares extends Shares {
  readonly step: number;
  /** By fact in the order of the question, which tells nothing; what is missing to the whole are parts that are not told. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface WithheldShares extends Shares {
  readonly withheld: "too_few" | "dominated" | "differs_too_little";
}

export type SharesStatistic = ReleasedShares | WithheldShares;

/** A question with shares whose parts are all columns of a portfolio. */
export interface SharedQuestion {
  readonly id: string;
  readonly parts: readonly string[];
  /** For each cluster its share of each part; null where it is unknown. */
  readonly clusters: readonly (readonly number[] | null)[];
}

export function sharedQuestions(edition: CompiledEdition, portfolio: Portfolio): SharedQuestion[] {
  return interviewsOf(edition).flatMap(({ rows }) =>
    rows.flatMap(({ id, question }): SharedQuestion[] => {
      const parts = question.statistics.shares ?? [];
      const columns = parts.map((fact) => portfolio.facts.indexOf(fact));
      if (parts.length === 0 || columns.includes(-1)) return [];
      return [{ id, parts, clusters: portfolio.clusters.map(({ values }) => sharesOf(columns.map((c) => values[c]))) }];
    }),
  );
}

/** Steps are 5 % of a whole; a millionth is more than enough and keeps the sums short. */
const DECIMALS = 6;

function sharesOf(values: readonly unknown[]): number[] | null {
  if (!values.every((value) => typeof value === "number")) return null;
  const whole = values.reduce((a, b) => a + b, 0);
  return whole > 0 ? values.map((value) => Number((value / whole).toFixed(DECIMALS))) : null;
}

const WHOLE = { low: 0, high: 1 };

/**
 * Parts whose mean would tell an answer are left out together; what they come to follows by subtraction, so the smallest
 * shown parts join them until that sum tells nothing either (docs/disclosure.md, rules 2, 3 and 5).
 * @param known the shares of each known cluster, in order of the parts
 */
export function releaseShares(
  rules: DisclosureRules,
  { id: question, parts }: Pick<SharedQuestion, "id" | "parts">,
  known: readonly (readonly number[])[],
): SharesStatistic {
  const n = known.length;
  if (n < rules.quartiles_from) return { question, n, withheld: "too_few" };
  const together = (indexes: readonly number[]): number[] =>
    known.map((shares) => Number(indexes.reduce((sum, i) => sum + (shares[i] ?? 0), 0).toFixed(DECIMALS)));
  const safe = (indexes: readonly number[]): boolean => meanIsSafe(rules, WHOLE, together(indexes));
  const means = parts.map((fact, i) => ({ fact, i, mean: exactMean(together([i])) }));
  const shown = means.filter(({ i }) => safe([i])).sort((a, b) => toNumber(b.mean) - toNumber(a.mean));
  const hidden = means.filter(({ i }) => !safe([i])).map(({ i }) => i);
  while (hidden.length > 0 && !safe(hidden)) {
    const last = shown.pop();
    if (!last) return { question, n, withheld: "dominated" };
    hidden.push(last.i);
  }
  if (shown.length === 0) return { question, n, withheld: "dominated" };
  const step = fraction(n < rules.small_below ? rules.step_share_small : rules.step_share);
  const rounded = shown
    .sort((a, b) => a.i - b.i)
    .map(({ fact, mean }) => [fact, toNumber(roundToStep(mean, step))] as const);
  return { question, n, step: toNumber(step), shares: Object.fromEntries(rounded) };
}
