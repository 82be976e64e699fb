import { type Application, type Case, readCase } from "../assessment/case.ts";
import type { Score } from "../assessment/score.ts";
import { scoreCase } from "../assessment/score-case.ts";
import type { WrittenFact } from "../facts/written.ts";
import { type Decision, decideLabel } from "../label/decide.ts";
import { eligibilityItems, enteredFacts } from "../label/eligibility.ts";
import { type CompiledEdition, parameter } from "../scheme/compile.ts";
import type { FactFault, Judged, SchemeRules } from "./circumstances.ts";
import type { CasePoints, FactValue, FactValues, Fee } from "./steps.ts";

/**
 * The label rules over a submitted case, as the experts found it.
 * @param data a case file as it was submitted; its own application and points are replaced
 * @throws RangeError when the case is not lawful, which submitting does not let happen
 */
export function judgeCase(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  application: Application,
  agreed: ReadonlyMap<string, number>,
  facts: ReadonlyMap<string, FactValue> = NO_FACTS,
): Judged {
  const { input, scheme, score } = scoreFound(edition, withFacts(data, facts), application, agreed);
  const { outcome, reasons, validFrom, validUntil, kind, fee, rules } = decideLabel(edition, input, score);
  return {
    outcome,
    reasons: reasons.map(({ code }) => code),
    validFrom,
    validUntil,
    kind,
    fee: fee && inCents(fee),
    total: scheme.kind === "audit" && input.label === "gold" ? totalOf(score.total) : null,
    expertReasons: codesOf(edition, rules, (_, group) => group === "experts"),
    intervalReasons: codesOf(edition, rules, (id) => id.startsWith("silver.interval")),
  };
}

/** Where the points come from, and which minimum requirements are open: for those who decide, without any answer of the cluster. */
export interface PointsInParts {
  readonly dimensions: readonly { readonly id: string; readonly points: number; readonly max: number }[];
  readonly gates: { readonly failed: readonly string[]; readonly unknown: readonly string[] };
}

/** The submitted case as the experts found it, in parts; see `judgeCase`. */
export function pointsInParts(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  application: Application,
  agreed: ReadonlyMap<string, number>,
  facts: ReadonlyMap<string, FactValue> = NO_FACTS,
): PointsInParts {
  const { score } = scoreFound(edition, withFacts(data, facts), application, agreed);
  const gates = (wanted: string) => score.rows.filter(({ gate }) => gate === wanted).map(({ id }) => id);
  return {
    dimensions: score.dimensions.map(({ id, points, max }) => ({ id, points, max })),
    gates: { failed: gates("failed"), unknown: gates("unknown") },
  };
}

/** Points by row; null where a fact is not known that they hang on, and no entry for a row without points. */
export type RulePoints = ReadonlyMap<string, number | null>;

/** What the steps of the scheme give for a submitted case with these facts instead of the cluster's, whatever experts gave. */
export function rulePoints(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  facts: ReadonlyMap<string, FactValue> = NO_FACTS,
): RulePoints {
  const { score } = scoreFound(edition, withFacts(data, facts), null, new Map());
  const withPoints = score.rows.filter(({ state }) => state !== "not_applicable");
  return new Map(withPoints.map(({ id, points }) => [id, points]));
}

function scoreFound(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  application: Application | null,
  agreed: ReadonlyMap<string, number>,
) {
  const read = readCase(edition, { ...data, application, agreed_points: null });
  if (!read.ok) throw new RangeError(`submitted case: ${JSON.stringify(read.faults)}`);
  const applies = applicableRows(edition, read.value);
  const input = { ...read.value, agreedPoints: new Map([...agreed].filter(([row]) => applies.has(row))) };
  return { input, ...scoreCase(edition, input) };
}

/** A corrected fact can take a row out that experts gave points for. */
export function applicableRows(edition: CompiledEdition, { scheme, facts }: Case): ReadonlySet<string> {
  const own = edition.schemes.get(scheme);
  if (own?.kind !== "audit") return new Set();
  return new Set(own.rows.filter((row) => row.scored && row.notApplicable?.(facts) !== true).map(({ id }) => id));
}

const NO_FACTS: ReadonlyMap<string, FactValue> = new Map();

/** The case file with what experts found, instead of what the cluster had answered. */
export function withFacts(
  data: Readonly<Record<string, unknown>>,
  facts: ReadonlyMap<string, FactValue | WrittenFact>,
): Readonly<Record<string, unknown>> {
  if (facts.size === 0) return data;
  return { ...data, facts: { ...(data.facts as object), ...Object.fromEntries(facts) } };
}

/**
 * The same as a case file, with the points that count: what a report is made from.
 * @param facts with their origin, as a case file has them
 * @throws RangeError when the case is not lawful
 */
export function caseAsFound(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  agreed: ReadonlyMap<string, number>,
  facts: ReadonlyMap<string, WrittenFact>,
): Readonly<Record<string, unknown>> {
  const found = withFacts(data, facts);
  const read = readCase(edition, { ...found, agreed_points: null });
  if (!read.ok) throw new RangeError(`submitted case: ${JSON.stringify(read.faults)}`);
  const applies = applicableRows(edition, read.value);
  return { ...found, agreed_points: Object.fromEntries([...agreed].filter(([row]) => applies.has(row))) };
}

/** Rules that do not hold, by the code for their being false or open. */
function codesOf(
  { edition }: CompiledEdition,
  judged: Decision["rules"],
  concerns: (id: string, group: string) => boolean,
): string[] {
  const codes = new Map(edition.files["label-rules.yaml"].rules.map((rule) => [rule.id, rule]));
  return judged
    .filter(({ id, group, holds }) => concerns(id, group) && holds !== true)
    .map(({ id, holds }) => (holds === false ? codes.get(id)?.code_false : codes.get(id)?.code_unknown) ?? id);
}

function inCents({ amount, currency }: NonNullable<Decision["fee"]>): Fee {
  return { amount: Math.round(amount * 100), currency };
}

function totalOf({ points, lowest, highest, max }: Score["total"]): CasePoints {
  return { points, lowest, highest, max };
}

/**
 * What the edition says of the way of a case (label-rules.csv).
 * @param submitted the case file as it was submitted; null before
 * @param corrected facts that the experts agreed on instead
 */
export function schemeRules(
  edition: CompiledEdition,
  label: string,
  submitted: Readonly<Record<string, unknown>> | null,
  corrected: ReadonlyMap<string, FactValue> = NO_FACTS,
): SchemeRules {
  const data = submitted && withFacts(submitted, corrected);
  const schemes = [...edition.schemes.values()];
  const audit = schemes.find((scheme) => scheme.kind === "audit");
  const own = schemes.find(({ labels }) => labels.includes(label));
  const rows = audit?.kind === "audit" ? audit.rows : [];
  const number = (id: string) => Number(parameter(edition.edition, id, label));
  const read = data && label === "gold" ? readCase(edition, { ...data, application: null, agreed_points: null }) : null;
  const facts = read?.ok ? read.value.facts : null;
  const scored = rows.filter((row) => row.scored && !(facts && row.notApplicable?.(facts) === true));
  return {
    scored: new Map(label === "gold" ? scored.map((row) => [row.id, row.maxPoints]) : []),
    rows: new Set(schemes.flatMap(({ rowIds }) => rowIds)),
    asked: new Map(
      (own?.rows ?? []).map(({ id, basis }) => [id, new Set(enteredFacts(edition.dictionary, basis))] as const),
    ),
    submitted: (fact) => submittedValue(submitted, fact),
    faultsIn: (facts) => (data ? faultsIn(edition, data, facts) : []),
    areaRows: new Set(rows.map(({ id }) => id)),
    eligibility: eligibilityItems(edition).map(({ id }) => id),
    areas: label === "silver" ? number("silver.improvement_areas") : 0,
    appealDays: number("appeal.days"),
  };
}

/** A fact stands in a case file as a value, or as one with its origin. */
function submittedValue(data: Readonly<Record<string, unknown>> | null, fact: string): FactValue {
  const { facts } = (data ?? {}) as { facts?: Readonly<Record<string, FactValue | { readonly value: FactValue }>> };
  const written = facts?.[fact] ?? null;
  return typeof written === "object" && written !== null && !Array.isArray(written) ? written.value : written;
}

function faultsIn(edition: CompiledEdition, data: Readonly<Record<string, unknown>>, facts: FactValues): FactFault[] {
  const corrected = withFacts(data, new Map(Object.entries(facts)));
  const read = readCase(edition, { ...corrected, application: null, agreed_points: null });
  if (read.ok) return [];
  return read.faults.map(({ code, path, details }) => ({ fact: path.replace(/^facts\./, ""), code, details }));
}
