import {
  type AuditRow,
  type Band,
  band,
  type Case,
  type ComparedQuestion,
  type CompiledEdition,
  type CompiledScheme,
  type FactDefinition,
  fraction,
  type NextPoint,
  type PlainValue,
  plain,
  position,
  type QuestionRow,
  type Score,
  type ScoredRow,
  type Statistic,
  toNumber,
  type Value,
} from "@klynge/core";
import type { GoldView } from "./gold-view.ts";
import type { ComparisonGroup } from "./groups.ts";

/** One indicator or question as the report shows it: own value, place in the groups, what is due. */
export interface RowView {
  readonly id: string;
  readonly dimension: string;
  readonly texts: RowTexts;
  readonly scored: ScoredRow;
  /** False where the scheme leaves the row out for this cluster: then it has no points, no position, and nothing to advise. */
  readonly applies: boolean;
  /** The fact that is compared with the groups, and the own value of it. */
  readonly fact: string;
  readonly definition: FactDefinition;
  readonly own: PlainValue;
  readonly as: "quartiles" | "mean" | "frequency";
  readonly lowerIsBetter: boolean;
  /** Place in the main group; null when it cannot be told. */
  readonly band: Band | null;
  readonly position: number | null;
  /** Why a recommendation is due, or null. */
  readonly due: Due | null;
  readonly next: NextPoint | null;
  readonly audit: AuditRow | null;
  readonly question: QuestionRow | null;
  /** Entered facts that the row rests on, and that the case marks as assumed. */
  readonly assumed: readonly string[];
}

export type Due = "baseline" | "points" | "lower" | "absolute";

type Texts = CompiledEdition["edition"]["files"]["texts/gold.yaml"][string];
export type RowTexts = Texts & { readonly question?: Texts["name"] };

export function viewRows(
  edition: CompiledEdition,
  scheme: CompiledScheme,
  input: Case,
  score: Score,
  main: ComparisonGroup | null,
  compared: readonly ComparedQuestion[],
  gold: GoldView,
): RowView[] {
  if (scheme.kind === "audit") {
    return scheme.rows.map((row, i) =>
      viewIndicator(
        edition,
        scheme.excellenceStep,
        row,
        score.rows[i] as ScoredRow,
        input,
        main,
        gold.rows[i]?.next ?? null,
      ),
    );
  }
  return scheme.rows.map((row, i) =>
    viewQuestion(edition, row, score.rows[i] as ScoredRow, compared[i] as ComparedQuestion, input),
  );
}

function viewIndicator(
  edition: CompiledEdition,
  excellenceStep: number,
  row: AuditRow,
  scored: ScoredRow,
  input: Case,
  main: ComparisonGroup | null,
  next: NextPoint | null,
): RowView {
  const definition = edition.dictionary.definitions[row.headlineIndex] as FactDefinition;
  const lowerIsBetter = definition.lower_is_better === true;
  const applies = !scored.explanation.some(({ code }) => code === "not_applicable");
  const place = applies
    ? standIn(input.facts[row.headlineIndex] as Value, main?.statistics.get(row.headline), lowerIsBetter)
    : NOWHERE;
  return {
    id: row.id,
    dimension: row.dimension,
    texts: edition.edition.files["texts/gold.yaml"][row.id] as RowTexts,
    scored,
    applies,
    fact: row.headline,
    definition,
    own: scored.value,
    as: "quartiles",
    lowerIsBetter,
    ...place,
    due: dueOfIndicator(scored, place.band, excellenceStep),
    next,
    audit: row,
    question: null,
    assumed: assumedBelow(row.basis, input),
  };
}

/**
 * Due when the gate failed, when points are missing to the excellence threshold, or in the lower quartile; a row that does not
 * apply has none of these.
 */
function dueOfIndicator(scored: ScoredRow, place: Band | null, excellenceStep: number): Due | null {
  if (scored.gate === "failed") return "baseline";
  if (scored.points !== null && scored.points < excellenceStep) return "points";
  return place === "lower" && (scored.points === null || scored.points < scored.max) ? "lower" : null;
}

function viewQuestion(
  edition: CompiledEdition,
  row: QuestionRow,
  scored: ScoredRow,
  compared: ComparedQuestion,
  input: Case,
): RowView {
  const { index, fact, as, lowerIsBetter } = row.compared;
  const due = compared.fires === true ? (row.trigger.kind === "absolute" ? "absolute" : "lower") : null;
  return {
    id: row.id,
    dimension: row.dimension,
    texts: edition.edition.files["texts/bronze.yaml"][row.id] as RowTexts,
    scored,
    applies: true,
    fact,
    definition: edition.dictionary.definitions[index] as FactDefinition,
    own: plain(input.facts[index] as Value),
    as,
    lowerIsBetter,
    band: compared.band,
    position: compared.position,
    due,
    next: null,
    audit: null,
    question: row,
    assumed: assumedBelow(row.basis, input),
  };
}

/**
 * False where the scheme only asks whether there is one at all, such as one planned action: then many are no better than
 * few, and a place high in a group is no praise.
 */
export function moreIsBetter({ audit, fact, definition }: RowView): boolean {
  if (!audit || definition.unit !== "count") return true;
  const own = audit.steps.flatMap((step) => step.comparisons.filter((comparison) => comparison.fact === fact));
  return !own.every(({ op, threshold }) => op === ">=" && typeof threshold !== "boolean" && toNumber(threshold) <= 1);
}

interface Place {
  readonly band: Band | null;
  readonly position: number | null;
}
const NOWHERE: Place = { band: null, position: null };

/** Band and position of an own value in one group. */
export function standIn(own: Value, statistic: Statistic | undefined, lowerIsBetter: boolean): Place {
  const number = typeof own === "number" ? fraction(own) : own;
  if (number === null || typeof number !== "object" || !("n" in number) || !statistic || !("median" in statistic))
    return NOWHERE;
  return { band: band(number, statistic, lowerIsBetter), position: position(number, statistic, lowerIsBetter) };
}

function assumedBelow(basis: readonly string[], input: Case): string[] {
  return basis.filter((fact) => input.origins.get(fact)?.assumed === true);
}
