import { compareValues } from "../expression/compile.ts";
import type { Value } from "../expression/types.ts";
import type { FactTable } from "../facts/table.ts";
import { type Fraction, toNumber } from "../fraction.ts";
import type {
  AuditRow,
  CompiledAudit,
  CompiledInterview,
  CompiledScheme,
  IndexedComparison,
  QuestionRow,
} from "../scheme/compile.ts";
import type { Unit } from "../scheme/schema.ts";

/** A value as it leaves the core: exact fractions become the nearest number. */
export type PlainValue = number | boolean | string | readonly string[] | null;

export type RowState = "scored" | "unknown" | "not_applicable";
export type Gate = "met" | "failed" | "unknown" | "none";

/** One comparison of a step, with the own value: enough to judge it again. */
export interface ExplainedComparison {
  readonly fact: string;
  readonly op: IndexedComparison["op"];
  readonly threshold: number | boolean;
  readonly value: PlainValue;
  readonly met: boolean | null;
}

/**
 * Why a row has its points, as codes and numbers; text is made at the edge.
 * From the `step` entries the points follow: the highest n such that steps 1 to n are met.
 */
export type Explanation =
  | {
      readonly code: "step";
      readonly step: number;
      readonly met: boolean | null;
      readonly parts: readonly ExplainedComparison[];
    }
  | { readonly code: "agreed_points"; readonly points: number; readonly computed: number | null }
  | { readonly code: "gate_without_points"; readonly level: number | null }
  | { readonly code: "not_applicable"; readonly condition: string }
  | { readonly code: "assumed_fact"; readonly fact: string }
  | { readonly code: "answer"; readonly fact: string; readonly value: PlainValue }
  | { readonly code: "trigger"; readonly condition: string; readonly fires: boolean | null };

export interface ScoredRow {
  readonly id: string;
  readonly dimension: string;
  readonly points: number | null;
  readonly max: number;
  readonly value: PlainValue;
  readonly unit: Unit;
  readonly state: RowState;
  /** The condition of the highest step reached; null when none is, or it is unknown. */
  readonly rule: string | null;
  readonly gate: Gate;
  readonly explanation: readonly Explanation[];
}

export interface Total {
  readonly points: number;
  readonly max: number;
  readonly share: number | null;
  readonly lowest: number;
  readonly highest: number;
  readonly unknown: number;
}

export interface DimensionTotal {
  readonly id: string;
  readonly points: number;
  readonly max: number;
  readonly unknown: number;
}

export interface Score {
  readonly scheme: string;
  readonly total: Total;
  readonly dimensions: readonly DimensionTotal[];
  readonly rows: readonly ScoredRow[];
}

/** What scoring needs of a case. */
export interface ScoringInput {
  readonly facts: FactTable;
  readonly agreedPoints: ReadonlyMap<string, number>;
  /** Facts that the case marks as assumed. */
  readonly assumed?: ReadonlySet<string>;
}

const NOTHING_ASSUMED: ReadonlySet<string> = new Set();

/** Scores a case; unknown is kept apart from zero throughout (README-tables.md, "Gold rubric", "Bronze questions"). */
export function score(scheme: CompiledScheme, input: ScoringInput): Score {
  const rows = scheme.kind === "audit" ? scoreAudit(scheme, input) : answerInterview(scheme, input);
  return { scheme: scheme.id, ...totals(scheme, rows), rows };
}

function scoreAudit(scheme: CompiledAudit, input: ScoringInput): ScoredRow[] {
  return scheme.rows.map((row) => scoreRow(scheme, row, input));
}

/** The level reached (the highest n such that steps 1 to n hold), or null when the next step is unknown. */
function levelOf(steps: readonly (boolean | null)[]): number | null {
  const end = steps.findIndex((met) => met !== true);
  if (end === -1) return steps.length;
  return steps[end] === false ? end : null;
}

function scoreRow(scheme: CompiledAudit, row: AuditRow, input: ScoringInput): ScoredRow {
  const { facts } = input;
  const explanation: Explanation[] = row.steps.map((step, i) => explainStep(step.comparisons, facts, i + 1));
  const steps = explanation.map((entry) => (entry as { met: boolean | null }).met);
  const level = levelOf(steps);
  if (row.notApplicable?.(facts) === true) return notApplicable(row, facts);
  const agreed = row.scored ? input.agreedPoints.get(row.id) : undefined;
  if (!row.scored) explanation.push({ code: "gate_without_points", level });
  if (agreed !== undefined) explanation.push({ code: "agreed_points", points: agreed, computed: level });
  noteAssumed(row.basis, input.assumed ?? NOTHING_ASSUMED, explanation);
  const points = row.scored ? (agreed ?? level) : null;
  return {
    id: row.id,
    dimension: row.dimension,
    points,
    max: row.maxPoints,
    value: plain(facts[row.headlineIndex] as Value),
    unit: row.unit,
    state: !row.scored ? "not_applicable" : points === null ? "unknown" : "scored",
    rule: level ? (row.steps[level - 1]?.text ?? null) : null,
    gate: row.gate ? gateOf(steps.slice(0, scheme.baselineStep)) : "none",
    explanation,
  };
}

function notApplicable(row: AuditRow, facts: FactTable): ScoredRow {
  return {
    id: row.id,
    dimension: row.dimension,
    points: null,
    max: 0,
    value: plain(facts[row.headlineIndex] as Value),
    unit: row.unit,
    state: "not_applicable",
    rule: null,
    gate: "none",
    explanation: [{ code: "not_applicable", condition: row.indicator.not_applicable_if as string }],
  };
}

/** A step holds with three values: false when one part is false, else unknown when one is unknown. */
function explainStep(comparisons: readonly IndexedComparison[], facts: FactTable, step: number): Explanation {
  const parts: ExplainedComparison[] = [];
  let met: boolean | null = true;
  for (const { fact, op, threshold, index } of comparisons) {
    const value = facts[index] as Value;
    const holds = compareValues(op, value, threshold);
    parts.push({ fact, op, threshold: plain(threshold) as number | boolean, value: plain(value), met: holds });
    if (holds === false) met = false;
    else if (holds === null && met) met = null;
  }
  return { code: "step", step, met, parts };
}

/** Failed when a step up to the baseline is false, unknown when none is false and one is unknown, else met. */
function gateOf(steps: readonly (boolean | null)[]): Gate {
  if (steps.includes(false)) return "failed";
  return steps.includes(null) ? "unknown" : "met";
}

function noteAssumed(basis: readonly string[], assumed: ReadonlySet<string>, explanation: Explanation[]): void {
  if (assumed.size === 0) return;
  for (const fact of basis) if (assumed.has(fact)) explanation.push({ code: "assumed_fact", fact });
}

function answerInterview(scheme: CompiledInterview, input: ScoringInput): ScoredRow[] {
  return scheme.rows.map((row) => answerRow(row, input));
}

/** "Nothing earns points": a question is `scored` when its headline fact is known (README-tables.md). */
function answerRow(row: QuestionRow, input: ScoringInput): ScoredRow {
  const { facts } = input;
  const value = plain(facts[row.headlineIndex] as Value);
  const explanation: Explanation[] = [{ code: "answer", fact: row.headline, value }];
  if (row.trigger.kind === "absolute") {
    explanation.push({
      code: "trigger",
      condition: row.trigger.text,
      fires: row.trigger.fires(facts) as boolean | null,
    });
  }
  noteAssumed(row.basis, input.assumed ?? NOTHING_ASSUMED, explanation);
  return {
    id: row.id,
    dimension: row.dimension,
    points: null,
    max: 0,
    value,
    unit: row.unit,
    state: value === null ? "unknown" : "scored",
    rule: null,
    gate: "none",
    explanation,
  };
}

function totals(scheme: CompiledScheme, rows: readonly ScoredRow[]): { total: Total; dimensions: DimensionTotal[] } {
  const dimensions = scheme.dimensions.map((id) => {
    const own = rows.filter((row) => row.dimension === id);
    return {
      id,
      points: sum(own, pointsOf),
      max: sum(own, maxOf),
      unknown: own.filter((row) => row.state === "unknown").length,
    };
  });
  const [points, max] = [sum(rows, pointsOf), sum(rows, maxOf)];
  const open = rows.filter((row) => row.state === "unknown");
  return {
    dimensions,
    total: {
      points,
      max,
      share: max > 0 ? points / max : null,
      lowest: points,
      highest: points + sum(open, maxOf),
      unknown: open.length,
    },
  };
}

const pointsOf = (row: ScoredRow): number => row.points ?? 0;
const maxOf = (row: ScoredRow): number => row.max;

/** Points are multiples of a half, so that adding numbers is exact. */
function sum(rows: readonly ScoredRow[], of: (row: ScoredRow) => number): number {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
}

/** A value for the outside; exact fractions become the nearest number. */
export function plain(value: Value): PlainValue {
  return typeof value === "object" && value !== null && "n" in value
    ? toNumber(value as Fraction)
    : (value as PlainValue);
}
