import {
  type Band,
  band,
  type CompiledEdition,
  type FactDefinition,
  fraction,
  type MeanWithheldCode,
  type PlainValue,
  type Scale,
  type Statistic,
  scaleOf,
  type WithheldCode,
} from "@klynge/core";
import type { Group } from "./groups.ts";

/** The fact of one question or indicator beside what was released of a group. */
export interface ComparedFact extends RowToCompare {
  readonly definition: FactDefinition;
  /** The ends of the axis; null for what has no numbers. */
  readonly scale: Scale | null;
  readonly shown: Shown;
  /** Null when it cannot be told. */
  readonly band: Band | null;
  /** The own value lies beyond the axis and is drawn at its end. */
  readonly outside: boolean;
}

/** The same with the name of the question or indicator. */
export interface ComparedRow extends ComparedFact {
  readonly name: string;
}

export interface RowToCompare {
  readonly id: string;
  readonly dimension: string;
  readonly fact: string;
  readonly as: "quartiles" | "mean" | "frequency";
  readonly lowerIsBetter: boolean;
  readonly own: PlainValue;
}

/** What of a group may be shown. */
export type Shown =
  | {
      readonly kind: "quartiles";
      readonly n: number;
      readonly q1: number;
      readonly median: number;
      readonly q3: number;
    }
  | { readonly kind: "median"; readonly n: number; readonly median: number }
  | { readonly kind: "mean"; readonly n: number; readonly mean: number }
  | { readonly kind: "shares"; readonly n: number; readonly shares: readonly CodeShare[] }
  | { readonly kind: "withheld"; readonly because: Because };

export interface CodeShare {
  readonly code: string;
  readonly share: number;
  readonly own: boolean;
}

export type Because =
  | WithheldCode
  | MeanWithheldCode
  | "not_asked"
  | "too_few_mean"
  | "few_choose"
  | "nearly_all_choose";

export function compareRow(edition: CompiledEdition, row: RowToCompare, group: Group | null): ComparedFact {
  const definition = edition.dictionary.definitions[edition.dictionary.index.get(row.fact) as number] as FactDefinition;
  const scale = row.as === "frequency" ? null : scaleOf(edition, row.fact);
  const shown = shownOf(row, group?.statistics.get(row.fact));
  const own = typeof row.own === "number" ? row.own : null;
  return {
    ...row,
    definition,
    scale,
    shown,
    band: own !== null && shown.kind === "quartiles" ? band(fraction(own), shown, row.lowerIsBetter) : null,
    outside: own !== null && scale !== null && (own < scale.low || own > scale.high),
  };
}

function shownOf(row: RowToCompare, statistic: Statistic | undefined): Shown {
  if (!statistic) return { kind: "withheld", because: "not_asked" };
  if ("withheld" in statistic) return { kind: "withheld", because: becauseOf(row, statistic.withheld) };
  const { n } = statistic;
  if (row.as === "frequency") {
    if (!("frequencies" in statistic)) return { kind: "withheld", because: "not_comparable" };
    const own = Array.isArray(row.own) ? row.own : [row.own];
    return {
      kind: "shares",
      n,
      shares: statistic.frequencies.map(({ code, share }) => ({ code, share, own: own.includes(code) })),
    };
  }
  if (!("median" in statistic)) return { kind: "withheld", because: "not_comparable" };
  const { q1, median, q3, mean, mean_withheld } = statistic;
  // the median of a scale does not stand in for a mean that is withheld: it was withheld for what it tells
  if (row.as === "mean")
    return mean === undefined
      ? { kind: "withheld", because: mean_withheld === "too_few" ? "too_few_mean" : "dominated" }
      : { kind: "mean", n, mean };
  return q1 === undefined || q3 === undefined
    ? { kind: "median", n, median }
    : { kind: "quartiles", n, q1, median, q3 };
}

/** Answers of choice are not yes and no, and are told otherwise. */
function becauseOf({ as }: RowToCompare, code: WithheldCode): Because {
  if (as === "frequency" && (code === "few" || code === "nearly_all")) return `${code}_choose`;
  return code;
}

/** The figure that a group is known by: its median, of a scale its mean. */
export function centreOf({ shown }: Pick<ComparedFact, "shown">): number | null {
  if (shown.kind === "mean") return shown.mean;
  return shown.kind === "quartiles" || shown.kind === "median" ? shown.median : null;
}

/** Of the own answers of choice the one that most of the group give too; null when none of them may be told. */
export function ownShare({ shown }: Pick<ComparedFact, "shown">): CodeShare | null {
  return shown.kind === "shares" ? (shown.shares.find(({ own }) => own) ?? null) : null;
}
