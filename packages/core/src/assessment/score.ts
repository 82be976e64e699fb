import type { Value } from "../expression/types.ts";
import type { FactTable } from "../facts/table.ts";
import { compare, type Fraction, toNumber } from "../fraction.ts";
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
  | StepExplanation
  | { readonly code: "agreed_points"; readonly points: number; readonly computed: number | null }
  | { readonly code: "gate_without_points"; readonly level: number | null }
  | { readonly code: "not_applicable"; readonly condition: string }
  | { readonly code: "assumed_fact"; readonly fact: string }
  | { readonly code: "answer"; readonly fact: string; readonly value: PlainValue }
  | { readonly code: "trigger"; readonly condition: string; readonly fires: boolean | null };

export interface StepExplanation {
  readonly code: "step";
  readonly step: number;
  readonly met: boolean | null;
  readonly parts: readonly ExplainedComparison[];
}

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
  let level = 0;
  while (level < steps.length && steps[level] === true) level += 1;
  return steps[level] === null ? null : level;
}

function scoreRow(scheme: CompiledAudit, row: AuditRow, input: ScoringInput): ScoredRow {
  const { facts } = input;
  const explanation: Explanation[] = [];
  const steps: (boolean | null)[] = [];
  for (const step of row.steps) {
    const explained = explainStep(step.comparisons, facts, steps.length + 1);
    explanation.push(explained);
    steps.push(explained.met);
  }
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
    gate: row.gate ? gateOf(steps, scheme.baselineStep) : "none",
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
function explainStep(comparisons: readonly IndexedComparison[], facts: FactTable, step: number): StepExplanation {
  const parts: ExplainedComparison[] = [];
  let met: boolean | null = true;
  for (const comparison of comparisons) {
    const value = facts[comparison.index] as Value;
    const holds = judge(comparison, value);
    parts.push({
      fact: comparison.fact,
      op: comparison.op,
      threshold: comparison.shown,
      value: plain(value),
      met: holds,
    });
    if (holds === false) met = false;
    else if (holds === null && met) met = null;
  }
  return { code: "step", step, met, parts };
}

function judge(comparison: IndexedComparison, value: Value): boolean | null {
  if (value === null) return null;
  if (comparison.wanted !== null) return value === comparison.wanted;
  const order = compare(value as Fraction, comparison.threshold as Fraction);
  return order > 0 ? comparison.above : order < 0 ? comparison.below : comparison.equal;
}

/** Failed when a step up to the baseline is false, unknown when none is false and one is unknown, else met. */
function gateOf(steps: readonly (boolean | null)[], baselineStep: number): Gate {
  let gate: Gate = "met";
  for (let i = 0; i < baselineStep; i += 1) {
    if (steps[i] === false) return "failed";
    if (steps[i] === null) gate = "unknown";
  }
  return gate;
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

/** Points are multiples of a half, so that adding numbers is exact. */
function totals(scheme: CompiledScheme, rows: readonly ScoredRow[]): { total: Total; dimensions: DimensionTotal[] } {
  const dimensions = scheme.dimensions.map((id) => ({ id, points: 0, max: 0, unknown: 0 }));
  let [points, max, unknown, open] = [0, 0, 0, 0];
  for (const row of rows) {
    const own = dimensions.find(({ id }) => id === row.dimension) as (typeof dimensions)[number];
    own.points += row.points ?? 0;
    own.max += row.max;
    points += row.points ?? 0;
    max += row.max;
    if (row.state !== "unknown") continue;
    own.unknown += 1;
    unknown += 1;
    open += row.max;
  }
  const share = max > 0 ? points / max : null;
  return { dimensions, total: { points, max, share, lowest: points, highest: points + open, unknown } };
}

/** A value for the outside; exact fractions become the nearest number. */
export function plain(value: Value): PlainValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value as PlainValue;
  return toNumber(value as Fraction);
}
