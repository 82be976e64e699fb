import type { Sum } from "../assessment/read-facts.ts";
import { type Compute, compileExpression, type Verdicts, verdictsOf } from "../expression/compile.ts";
import type { Comparison, Expression, Value } from "../expression/types.ts";
import { buildDictionary, type Dictionary, type FactTable } from "../facts/table.ts";
import { toNumber } from "../fraction.ts";
import type { Edition } from "./content.ts";
import { type Scale, scaleIn } from "./scale.ts";
import type { Indicator, Question, Unit } from "./schema.ts";

/** An edition ready to compute with; built once, used for any number of cases. */
export interface CompiledEdition {
  readonly id: string;
  readonly hash: string;
  readonly edition: Edition;
  readonly dictionary: Dictionary;
  readonly sums: readonly Sum[];
  readonly labels: readonly string[];
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
}

interface SchemeBase {
  readonly id: string;
  /** The labels that can be applied for with it, lowest first. */
  readonly labels: readonly string[];
  readonly dimensions: readonly string[];
  readonly rowIds: readonly string[];
}

export interface CompiledAudit extends SchemeBase {
  readonly kind: "audit";
  readonly rows: readonly AuditRow[];
  /** The number of the step that is the baseline: a gate is met when the steps up to it hold. */
  readonly baselineStep: number;
  readonly excellenceStep: number;
  /** Agreed points are multiples of it. */
  readonly agreedStep: number;
}

export interface CompiledInterview extends SchemeBase {
  readonly kind: "interview";
  readonly rows: readonly QuestionRow[];
  readonly fieldGroups: readonly string[];
}

export type CompiledScheme = CompiledAudit | CompiledInterview;

/** A comparison of a step, ready to be judged: the place of its fact in the table, and its threshold as a plain number. */
export interface IndexedComparison extends Comparison, Verdicts {
  readonly index: number;
  readonly shown: number | boolean;
}

export interface Step {
  readonly text: string;
  readonly comparisons: readonly IndexedComparison[];
}

export interface AuditRow {
  readonly id: string;
  readonly dimension: string;
  readonly headline: string;
  readonly headlineIndex: number;
  readonly unit: Unit;
  readonly scored: boolean;
  /** Points of the row when it applies; 0 for a row that is not scored. */
  readonly maxPoints: number;
  readonly gate: boolean;
  readonly steps: readonly Step[];
  readonly notApplicable: Compute<FactTable> | null;
  /** Every fact the row rests on, derivations followed down to what is entered. */
  readonly basis: readonly string[];
  readonly indicator: Indicator;
}

export interface QuestionRow {
  readonly id: string;
  readonly dimension: string;
  readonly headline: string;
  readonly headlineIndex: number;
  readonly unit: Unit;
  readonly trigger: Trigger;
  /** The fact that is compared with groups, and whether less of it is better. */
  readonly compared: {
    readonly fact: string;
    readonly index: number;
    readonly lowerIsBetter: boolean;
    readonly as: "quartiles" | "mean" | "frequency";
    readonly scale: Scale | null;
  };
  readonly basis: readonly string[];
  readonly question: Question;
}

export type Trigger =
  | { readonly kind: "none" }
  | { readonly kind: "lower_quartile" | "upper_quartile"; readonly fact: string; readonly index: number }
  | { readonly kind: "absolute"; readonly text: string; readonly fires: Compute<FactTable> };

export function compileEdition(edition: Edition): CompiledEdition {
  const dictionary = buildDictionary(edition);
  const audit = compileAudit(edition, dictionary);
  const interview = compileInterview(edition, dictionary);
  return {
    id: edition.files["edition.yaml"].edition,
    hash: edition.hash,
    edition,
    dictionary,
    sums: edition.files["facts.yaml"].sums,
    labels: [...interview.labels, ...audit.labels],
    schemes: new Map<string, CompiledScheme>([
      [audit.id, audit],
      [interview.id, interview],
    ]),
  };
}

export function interviewsOf({ schemes }: CompiledEdition): CompiledInterview[] {
  return [...schemes.values()].filter((scheme) => scheme.kind === "interview");
}

/** The value of a parameter of the label rules; the row of the label before the row for all. */
export function parameter(edition: Edition, id: string, label: string): number | string {
  const rows = edition.files["label-rules.yaml"].parameters.filter((row) => row.id === id);
  const row = rows.find((r) => r.label === label) ?? rows.find((r) => r.label === "all");
  if (!row) throw new RangeError(`no parameter ${id} for ${label}`);
  return row.value;
}

function compileAudit(edition: Edition, dictionary: Dictionary): CompiledAudit {
  const file = edition.files["gold.yaml"];
  const top = file.labels.at(-1) as string;
  return {
    id: file.scheme,
    kind: "audit",
    labels: file.labels,
    dimensions: file.dimensions.map((d) => d.id),
    rowIds: file.indicators.map((row) => row.id),
    rows: file.indicators.map((row) => compileIndicator(edition, dictionary, row)),
    baselineStep: Number(parameter(edition, "points.baseline_step", top)),
    excellenceStep: Number(parameter(edition, "points.excellence_step", top)),
    agreedStep: Number(parameter(edition, "points.step_agreed", top)),
  };
}

function compileIndicator(edition: Edition, dictionary: Dictionary, row: Indicator): AuditRow {
  const steps = row.steps.map((text) => ({
    text,
    comparisons: comparisonsOf(edition.expressions[text] as Expression, dictionary),
  }));
  const facts = [row.headline_fact, ...steps.flatMap((step) => step.comparisons.map((c) => c.fact))];
  return {
    id: row.id,
    dimension: row.dimension,
    ...headline(dictionary, row.headline_fact),
    scored: row.scored,
    maxPoints: row.scored ? (row.max_points ?? 0) : 0,
    gate: row.gate ?? false,
    steps,
    notApplicable: row.not_applicable_if ? condition(edition, dictionary, row.not_applicable_if) : null,
    basis: basisOf(dictionary, facts),
    indicator: row,
  };
}

function headline(dictionary: Dictionary, fact: string): { headline: string; headlineIndex: number; unit: Unit } {
  const index = indexOf(dictionary, fact);
  return { headline: fact, headlineIndex: index, unit: dictionary.definitions[index]?.unit as Unit };
}

function indexOf(dictionary: Dictionary, fact: string): number {
  const index = dictionary.index.get(fact);
  if (index === undefined) throw new RangeError(`unknown fact ${fact}`);
  return index;
}

/** A condition over facts as a function of the table. */
export function condition(edition: Edition, dictionary: Dictionary, text: string): Compute<FactTable> {
  return compileExpression<FactTable>(edition.expressions[text] as Expression, (name) => {
    const index = indexOf(dictionary, name);
    return (table) => table[index] as Value;
  });
}

/** The parts of a step, a conjunction of comparisons of a fact with a literal; anything else is refused by checkEdition. */
function comparisonsOf(tree: Expression, dictionary: Dictionary): IndexedComparison[] {
  if (tree.kind === "and") return [...comparisonsOf(tree.left, dictionary), ...comparisonsOf(tree.right, dictionary)];
  const comparison = asComparison(tree);
  if (!comparison)
    throw new RangeError("a step is a conjunction of comparisons of a fact with a number, true or false");
  const { fact, op, threshold } = comparison;
  const shown = typeof threshold === "boolean" ? threshold : toNumber(threshold);
  return [{ fact, op, threshold, index: indexOf(dictionary, fact), shown, ...verdictsOf(op, threshold) }];
}

export function asComparison(tree: Expression): Comparison | null {
  if (tree.kind !== "comparison" || tree.left.kind !== "name") return null;
  if (tree.right.kind !== "number" && tree.right.kind !== "boolean") return null;
  return { fact: tree.left.name, op: tree.op, threshold: tree.right.value };
}

/** Facts below the given ones: themselves and what they are derived from, each once, in order of the dictionary. */
export function basisOf(dictionary: Dictionary, facts: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    dictionary.derivations.find((d) => d.id === id)?.parts.forEach(visit);
  };
  facts.forEach(visit);
  return dictionary.ids.filter((id) => found.has(id));
}

function compileInterview(edition: Edition, dictionary: Dictionary): CompiledInterview {
  const file = edition.files["bronze.yaml"];
  return {
    id: file.scheme,
    kind: "interview",
    labels: file.labels,
    dimensions: file.dimensions.map((d) => d.id),
    rowIds: file.questions.map((row) => row.id),
    rows: file.questions.map((row) => compileQuestion(edition, dictionary, row)),
    fieldGroups: file.field_groups,
  };
}

function compileQuestion(edition: Edition, dictionary: Dictionary, row: Question): QuestionRow {
  const trigger = compileTrigger(edition, dictionary, row);
  const answered = row.answers.flatMap((answer) => answer.fact ?? []);
  const compared = comparedFact(row, trigger);
  const index = indexOf(dictionary, compared.fact);
  return {
    id: row.id,
    dimension: row.dimension,
    ...headline(dictionary, row.headline_fact),
    trigger,
    compared: {
      ...compared,
      index,
      lowerIsBetter: trigger.kind === "upper_quartile" || dictionary.definitions[index]?.lower_is_better === true,
      scale: scaleIn(edition, compared.fact),
    },
    basis: basisOf(dictionary, [...answered, compared.fact]),
    question: row,
  };
}

function compileTrigger(edition: Edition, dictionary: Dictionary, row: Question): Trigger {
  const { trigger } = row;
  if (!trigger) return { kind: "none" };
  if ("absolute" in trigger) {
    return { kind: "absolute", text: trigger.absolute, fires: condition(edition, dictionary, trigger.absolute) };
  }
  const [kind, fact] =
    "lower_quartile" in trigger
      ? (["lower_quartile", trigger.lower_quartile] as const)
      : (["upper_quartile", trigger.upper_quartile] as const);
  return { kind, fact, index: indexOf(dictionary, fact) };
}

/** "The fact of its quartile trigger, else the first fact named in `comparison_statistic`" (README-tables.md). */
function comparedFact(row: Question, trigger: Trigger): { fact: string; as: "quartiles" | "mean" | "frequency" } {
  if (trigger.kind === "lower_quartile" || trigger.kind === "upper_quartile")
    return { fact: trigger.fact, as: "quartiles" };
  for (const as of ["quartiles", "mean", "frequency"] as const) {
    const first = firstNamed(row, as);
    if (first) return { fact: first, as };
  }
  throw new RangeError(`question ${row.id} is compared on nothing`);
}

function firstNamed(row: Question, as: "quartiles" | "mean" | "frequency"): string | undefined {
  return row.statistics[as]?.[0];
}
