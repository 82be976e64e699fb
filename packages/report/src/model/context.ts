import { createHash } from "node:crypto";
import {
  type Case,
  type ComparedQuestion,
  type CompiledEdition,
  type CompiledScheme,
  compareQuestions,
  type Decision,
  decideLabel,
  type FieldToImprove,
  fieldsToImprove,
  type Language,
  mainGroup,
  quartilesOf,
  type ReleasedPortfolio,
  rowsToImprove,
  type Score,
  type StrongField,
  scoreCase,
  strongFields,
  strongRows,
} from "@klynge/core";
import { patternsIn, type Translate, textsIn } from "../texts.ts";
import { Wording } from "../wording/wording.ts";
import { type GoldView, goldView } from "./gold-view.ts";
import { type ComparisonGroup, comparisonGroups } from "./groups.ts";
import { recommendedRows } from "./recommended.ts";
import { type RowView, viewRows } from "./rows.ts";
import { type Say, sayer } from "./say.ts";

/** Everything that the sections of a report are written from; computed once. */
export interface ReportContext {
  readonly edition: CompiledEdition;
  readonly scheme: CompiledScheme;
  readonly input: Case;
  readonly score: Score;
  readonly decision: Decision;
  readonly released: ReleasedPortfolio;
  readonly groups: readonly ComparisonGroup[];
  /** The group that positions are measured against. */
  readonly main: ComparisonGroup | null;
  readonly rows: readonly RowView[];
  /** Gold: ids of indicators. Bronze: field groups. */
  readonly improve: readonly string[] | readonly FieldToImprove[];
  readonly strengths: readonly string[] | readonly StrongField[];
  /** The rows that are recommended to work on, in the order of their numbers. */
  readonly recommended: readonly RowView[];
  readonly compared: readonly ComparedQuestion[];
  /** The Gold audit on the facts of this case. */
  readonly gold: GoldView;
  readonly language: Language;
  readonly t: Translate;
  readonly say: Say;
  readonly wording: Wording;
  /** The cluster's name, fit for one line. */
  readonly name: string;
  readonly code: string;
  /** How tightly pages are planned, near 1. */
  readonly density: number;
}

export interface ReportInput {
  readonly edition: CompiledEdition;
  readonly case: Case;
  readonly released: ReleasedPortfolio;
  readonly language: Language;
}

export function buildContext(
  { edition, case: input, released, language }: ReportInput,
  density: number,
): ReportContext {
  const t = textsIn(language);
  const wording = wordingIn(edition, language, t);
  const { scheme, score: result } = scoreCase(edition, input);
  const groups = comparisonGroups(edition, input, released, t, wording);
  const measured = mainGroup(edition, input, released);
  const main = groups.find((group) => group.id === measured?.id) ?? null;
  const compared = scheme.kind === "interview" ? compareQuestions(scheme, input.facts, quartilesOf(measured)) : [];
  const code = reportCode(input, released);
  const gold = goldView(edition, scheme, result, input);
  const rows = viewRows(edition, scheme, input, result, main, compared, gold);
  const improve = scheme.kind === "audit" ? rowsToImprove(result) : fieldsToImprove(compared);
  return {
    gold,
    edition,
    scheme,
    input,
    score: result,
    decision: decideLabel(edition, input, result),
    released,
    groups,
    main,
    rows,
    improve,
    recommended: recommendedRows(scheme, rows, improve),
    strengths: scheme.kind === "audit" ? strongRows(scheme, result) : strongFields(compared),
    compared,
    language,
    t,
    say: sayer(patternsIn(language), code),
    wording,
    name: wording.name(input.cluster.name, 60),
    code,
    density,
  };
}

export function wordingIn(edition: CompiledEdition, language: Language, t: Translate): Wording {
  return new Wording(edition.edition, language, {
    atLeast: t("condition.at_least"),
    atMost: t("condition.at_most"),
    moreThan: t("condition.more_than"),
    lessThan: t("condition.less_than"),
    yes: t("condition.yes"),
    no: t("condition.no"),
    unknown: t("condition.unknown"),
  });
}

/** Country, year and month, label, and a check that follows from the facts: `NO-2026-05-GOLD-3F2A91`. */
function reportCode(input: Case, released: ReleasedPortfolio): string {
  const facts = JSON.stringify(
    [input.id, input.cluster, input.facts, [...input.agreedPoints], input.application, released.edition],
    bigints,
  );
  const check = createHash("sha256").update(facts).digest("hex").slice(0, 6).toUpperCase();
  return `${input.cluster.country}-${input.referenceDate.slice(0, 7)}-${input.label.toUpperCase()}-${check}`;
}

function bigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
