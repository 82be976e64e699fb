import type { Value } from "../expression/types.ts";
import type { FactTable } from "../facts/table.ts";
import { compare, divide, type Fraction, fraction, subtract, toNumber, ZERO } from "../fraction.ts";
import type { CompiledInterview, QuestionRow } from "../scheme/compile.ts";

/** Where a cluster stands in a group, and which fields of an interview are to improve (README-tables.md, "Bronze questions"). */

/** Statistics of one fact in one group as they are compared with; anything missing was withheld. */
export interface GroupStatistic {
  readonly median?: number;
  readonly q1?: number;
  readonly q3?: number;
}

export type GroupStatistics = ReadonlyMap<string, GroupStatistic>;

export type Band = "lower" | "middle" | "upper";

/** Own <= Q1 is the lower quartile, else own >= Q3 the upper one, else the middle half; mirrored where less is better. */
export function band(own: Fraction, statistic: GroupStatistic, lowerIsBetter: boolean): Band | null {
  const { q1, q3 } = statistic;
  if (q1 === undefined || q3 === undefined) return null;
  const [low, high] = [compare(own, fraction(q1)) <= 0, compare(own, fraction(q3)) >= 0];
  if (lowerIsBetter) return high ? "lower" : low ? "upper" : "middle";
  return low ? "lower" : high ? "upper" : "middle";
}

/**
 * Position in the group, 0 to 100: 12.5 when own <= Q1, 87.5 when own >= Q3, between them linear 25-50-75 over Q1, median,
 * Q3; reversed where less is better; equal quartiles are 50.
 */
export function position(own: Fraction, statistic: GroupStatistic, lowerIsBetter: boolean): number | null {
  const { q1, median, q3 } = statistic;
  if (q1 === undefined || median === undefined || q3 === undefined) return null;
  const forward = forwardPosition(own, fraction(q1), fraction(median), fraction(q3));
  return lowerIsBetter ? 100 - forward : forward;
}

function forwardPosition(own: Fraction, q1: Fraction, median: Fraction, q3: Fraction): number {
  if (compare(q1, q3) === 0) return 50;
  if (compare(own, q1) <= 0) return 12.5;
  if (compare(own, q3) >= 0) return 87.5;
  const below = compare(own, median) < 0;
  const [from, to] = below ? [q1, median] : [median, q3];
  const way = divide(subtract(own, from), subtract(to, from));
  return (below ? 25 : 50) + 25 * toNumber(way ?? ZERO);
}

export interface ComparedQuestion {
  readonly id: string;
  readonly fieldGroup: string;
  readonly dimension: string;
  /** True when a recommendation is due, false when not, null when it cannot be told. */
  readonly fires: boolean | null;
  readonly band: Band | null;
  readonly position: number | null;
}

/** Compares every question with one group; pure in the statistics it is given, rounded or not. */
export function compareQuestions(
  scheme: CompiledInterview,
  facts: FactTable,
  statistics: GroupStatistics,
): ComparedQuestion[] {
  return scheme.rows.map((row) => ({
    id: row.id,
    fieldGroup: row.question.field_group,
    dimension: row.dimension,
    fires: fires(row, facts, statistics),
    ...stand(row, facts, statistics),
  }));
}

/** An unknown own value and a withheld statistic neither fire nor count. */
function fires(row: QuestionRow, facts: FactTable, statistics: GroupStatistics): boolean | null {
  const { trigger } = row;
  if (trigger.kind === "none") return null;
  if (trigger.kind === "absolute") return trigger.fires(facts) as boolean | null;
  const own = facts[trigger.index] as Fraction | null;
  const { q1, q3 } = statistics.get(trigger.fact) ?? {};
  if (own === null) return null;
  if (trigger.kind === "lower_quartile") return q1 === undefined ? null : compare(own, fraction(q1)) <= 0;
  return q3 === undefined ? null : compare(own, fraction(q3)) >= 0;
}

function stand(
  row: QuestionRow,
  facts: FactTable,
  statistics: GroupStatistics,
): { band: Band | null; position: number | null } {
  const { fact, index, as, lowerIsBetter, scale } = row.compared;
  const own = facts[index] as Value;
  if (own === null || typeof own !== "object" || !("n" in own)) return { band: null, position: null };
  // scales are placed by their own length: 100 x value / 4
  if (as === "mean")
    return { band: null, position: scale && (100 * (toNumber(own) - scale.low)) / (scale.high - scale.low) };
  const statistic = statistics.get(fact) ?? {};
  return { band: band(own, statistic, lowerIsBetter), position: position(own, statistic, lowerIsBetter) };
}

export interface FieldToImprove {
  readonly field: string;
  /** The questions whose trigger fired, in list order. */
  readonly questions: readonly string[];
  /** Of how many that could be evaluated. */
  readonly of: number;
}

const LISTED = 5;

/**
 * Fields by the share of their evaluable triggers that fire, then by the number that fire, both downwards, then by their
 * first question; the first five with at least one.
 */
export function fieldsToImprove(compared: readonly ComparedQuestion[]): FieldToImprove[] {
  return fieldGroups(compared)
    .map(({ field, questions }) => ({
      field,
      questions: questions.filter((q) => q.fires === true).map((q) => q.id),
      of: questions.filter((q) => q.fires !== null).length,
    }))
    .filter((group) => group.questions.length > 0)
    .sort((a, b) => b.questions.length * a.of - a.questions.length * b.of || b.questions.length - a.questions.length)
    .slice(0, LISTED);
}

export interface StrongField {
  readonly field: string;
  /** Mean position of its placed questions, 0 to 100. */
  readonly position: number;
}

/** Fields without a fired trigger, by mean position downwards, then by their first question; at most five. */
export function strongFields(compared: readonly ComparedQuestion[]): StrongField[] {
  return fieldGroups(compared)
    .filter(({ questions }) => questions.every((q) => q.fires !== true))
    .flatMap(({ field, questions }) => {
      const mean = meanPosition(questions);
      return mean === null ? [] : [{ field, position: mean }];
    })
    .sort((a, b) => b.position - a.position)
    .slice(0, LISTED);
}

/** Field groups in order of their first question. */
function fieldGroups(compared: readonly ComparedQuestion[]): { field: string; questions: ComparedQuestion[] }[] {
  const groups = new Map<string, ComparedQuestion[]>();
  for (const question of compared)
    groups.set(question.fieldGroup, [...(groups.get(question.fieldGroup) ?? []), question]);
  return [...groups].map(([field, questions]) => ({ field, questions }));
}

/** The mean over the placed questions; null when none is. */
export function meanPosition(questions: readonly Pick<ComparedQuestion, "position">[]): number | null {
  const placed = questions.flatMap(({ position: p }) => (p === null ? [] : [p]));
  return placed.length === 0 ? null : placed.reduce((a, b) => a + b, 0) / placed.length;
}
