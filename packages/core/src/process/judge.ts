import { type Application, readCase } from "../assessment/case.ts";
import type { Score } from "../assessment/score.ts";
import { scoreCase } from "../assessment/score-case.ts";
import { type Decision, decideLabel } from "../label/decide.ts";
import { eligibilityItems } from "../label/eligibility.ts";
import { type CompiledEdition, parameter } from "../scheme/compile.ts";
import type { Judged, SchemeRules } from "./circumstances.ts";
import type { CasePoints, Fee } from "./steps.ts";

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
): Judged {
  const { input, scheme, score } = scoreFound(edition, data, application, agreed);
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
): PointsInParts {
  const { score } = scoreFound(edition, data, application, agreed);
  const gates = (wanted: string) => score.rows.filter(({ gate }) => gate === wanted).map(({ id }) => id);
  return {
    dimensions: score.dimensions.map(({ id, points, max }) => ({ id, points, max })),
    gates: { failed: gates("failed"), unknown: gates("unknown") },
  };
}

function scoreFound(
  edition: CompiledEdition,
  data: Readonly<Record<string, unknown>>,
  application: Application,
  agreed: ReadonlyMap<string, number>,
) {
  const read = readCase(edition, { ...data, application, agreed_points: Object.fromEntries(agreed) });
  if (!read.ok) throw new RangeError(`submitted case: ${JSON.stringify(read.faults)}`);
  return { input: read.value, ...scoreCase(edition, read.value) };
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
 * @param data the case file as it was submitted; null before
 */
export function schemeRules(
  edition: CompiledEdition,
  label: string,
  data: Readonly<Record<string, unknown>> | null,
): SchemeRules {
  const audit = [...edition.schemes.values()].find((scheme) => scheme.kind === "audit");
  const rows = audit?.kind === "audit" ? audit.rows : [];
  const number = (id: string) => Number(parameter(edition.edition, id, label));
  const read = data && label === "gold" ? readCase(edition, { ...data, application: null, agreed_points: null }) : null;
  const facts = read?.ok ? read.value.facts : null;
  const scored = rows.filter((row) => row.scored && !(facts && row.notApplicable?.(facts) === true));
  return {
    scored: new Map(label === "gold" ? scored.map((row) => [row.id, row.maxPoints]) : []),
    rows: new Set([...edition.schemes.values()].flatMap(({ rowIds }) => rowIds)),
    areaRows: new Set(rows.map(({ id }) => id)),
    eligibility: eligibilityItems(edition).map(({ id }) => id),
    areas: label === "silver" ? number("silver.improvement_areas") : 0,
    appealDays: number("appeal.days"),
  };
}
