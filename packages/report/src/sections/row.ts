import type { Block } from "../document.ts";
import type { PlannedBlock } from "../layout/paginate.ts";
import { firstStep, isRecommended } from "../model/advice.ts";
import type { ReportContext } from "../model/context.ts";
import { centreOf } from "../model/groups.ts";
import { isWeak, reasonOf } from "../model/recommended.ts";
import { moreIsBetter, type RowView } from "../model/rows.ts";
import { capital } from "../wording/capital.ts";
import { answerBlocks, comparedLine } from "./row-answers.ts";
import { furtherBlocks } from "./row-choices.ts";
import { ladderBlocks } from "./row-ladder.ts";
import { comparisonBlocks } from "./row-strips.ts";
import { oneOrTwoPages, type Section } from "./section.ts";

/** The page of one indicator or question. What must stand comes first; the rest gives way by rank where a page is full. */
export function rowSection(context: ReportContext, row: RowView, chapter: string): Section {
  const { wording } = context;
  const name = wording.text(row.texts.name);
  const begin: PlannedBlock[] = [
    { kind: "kicker", text: kicker(context, row) },
    { kind: "heading", level: 2, text: name },
    { kind: "lead", text: lead(context, row) },
    valueBlock(context, row),
    ...ladderBlocks(context, row),
    ...comparisonBlocks(context, row),
  ];
  const { groups, main } = context;
  const further = furtherBlocks(context, row, groups);
  const end = [...answers(context, row), ...explanations(context, row), ...advice(context, row)];
  return oneOrTwoPages(context, chapter, `${row.id} ${name}`, { begin, end }, [
    further,
    ...(main ? [furtherBlocks(context, row, [main])] : []),
  ]);
}

/** All answers under their heading; those of a choice must stand, others give way where the page is full. */
function answers(context: ReportContext, row: RowView): PlannedBlock[] {
  const [heading, block] = answerBlocks(context, row);
  if (!heading || !block) return [];
  if (row.as === "frequency") return [heading, block];
  const instead = comparedLine(context, row);
  return [{ rank: 70, heading, block, ...(instead && { instead }) }];
}

function kicker({ t, scheme, edition }: ReportContext, row: RowView): string {
  if (row.audit) {
    const interview = [...edition.schemes.values()].find((s) => s.kind === "interview");
    const asked =
      interview?.kind === "interview"
        ? interview.rows.filter((q) => q.question.gold_indicator === row.id).map((q) => q.id)
        : [];
    return [
      t("row.indicator", { id: row.id }),
      ...(row.audit.gate ? [t("row.gate")] : []),
      ...(asked.length > 0 ? [t("row.asked_as", { ids: asked.join(", ") })] : []),
    ].join(" · ");
  }
  const gold = row.question?.question.gold_indicator;
  return [t("row.question", { id: row.id }), ...(gold && scheme ? [t("row.linked_to", { id: gold })] : [])].join(" · ");
}

/** The own value against the main group in a sentence or two; without a group, or without a value, it says so. */
function lead(context: ReportContext, row: RowView): string {
  const { say, wording, main, groups } = context;
  const value = ownText(context, row);
  const statistic = main?.statistics.get(row.fact);
  const base = { value, group: main?.name ?? "", n: statistic?.n ?? 0, fact: wording.factName(row.fact) };
  if (!row.applies) return say("lead.notapplicable", { condition: exemption(context, row) });
  if (row.own === null) return say("lead.unknown", base);
  const told = groups.some((group) => "frequencies" in (group.statistics.get(row.fact) ?? {}));
  if (row.as === "frequency") return say(told ? "lead.choice" : "lead.choice_alone", base);
  if (!statistic || !("median" in statistic)) return say("lead.alone", base);
  if (row.as === "mean") {
    const mean = centreOf("mean", statistic);
    return mean === null
      ? say("lead.alone", base)
      : say("lead.scale", { ...base, value: wording.number(Number(row.own)), median: wording.mean(mean) });
  }
  const figures = { q1: statistic.q1, q3: statistic.q3 };
  const shown = Object.fromEntries(
    Object.entries(figures).map(([key, figure]) => [
      key,
      figure === undefined ? "" : wording.valueOf(row.definition, figure),
    ]),
  );
  const median = wording.valueOf(row.definition, statistic.median);
  if (row.band !== null && !moreIsBetter(row)) return say("lead.neutral", { ...base, ...shown, median });
  return say(row.band === null ? "lead.median" : `lead.${row.band}`, { ...base, ...shown, median });
}

/** The own value for a sentence: of many choices the first, and how many more there are. */
function ownText(context: ReportContext, { definition, own }: RowView): string {
  const { wording } = context;
  if (!Array.isArray(own) || own.length <= MOST_NAMED) return wording.valueOf(definition, own);
  return shortened(
    context,
    own.map((code) => wording.valueOf(definition, code)),
  );
}

/** What makes the scheme leave the row out, in words. */
function exemption({ wording, edition }: ReportContext, { scored }: RowView): string {
  const entry = scored.explanation.find(({ code }) => code === "not_applicable");
  return entry?.code === "not_applicable" ? wording.condition(edition.edition.expressions[entry.condition]) : "";
}

const LARGE = 34;

function valueBlock(context: ReportContext, row: RowView): Block {
  const { wording, t } = context;
  const note = valueNote(context, row);
  if (row.own === null) return { kind: "value", value: t("condition.unknown"), unit: "", size: 22, note };
  if (typeof row.own === "number") {
    const share = row.definition.unit === "share";
    const number = share ? wording.percent(row.own) : wording.number(row.own);
    return {
      kind: "value",
      value: number,
      unit: share ? "" : wording.unitWords(row.own, row.definition.unit),
      size: LARGE,
      note,
    };
  }
  const text = wording.name(wording.valueOf(row.definition, row.own), 60);
  return { kind: "value", value: text, unit: "", size: text.length > 24 ? 16 : 22, note };
}

/** What the large figure is, over which time, and where it comes from. */
function valueNote(context: ReportContext, row: RowView): string {
  const { t, wording, edition, input } = context;
  const windows = edition.edition.files["texts/units.yaml"].windows;
  const name = capital(wording.factName(row.fact));
  const origin = input.origins.get(row.fact);
  const parts =
    edition.dictionary.derivations
      .find((d) => d.id === row.fact)
      ?.parts.filter((part) => part !== "case.reference_date") ?? [];
  const missing = missingBelow(context, row.fact);
  const assumed = row.assumed.map((fact) => wording.factName(fact));
  return [
    `${name}, ${wording.text(windows[row.definition.window] ?? {})}.`,
    ...(row.own === null && missing.length > 0
      ? [t("row.origin_unknown", { facts: listShort(context, missing) })]
      : []),
    ...(row.own !== null && parts.length > 0 && !origin
      ? [`${t("row.origin_derived", { parts: listShort(context, parts) })}.`]
      : []),
    ...(origin && row.own !== null ? [`${t("row.origin_entered")}.`] : []),
    ...(origin?.note ? [t("row.origin_assumed_note", { note: wording.name(origin.note, 110) })] : []),
    ...(origin?.source ? [t("row.origin_source", { source: wording.name(origin.source, 60) })] : []),
    ...(assumed.length > 0 ? [t("row.origin_assumed", { facts: wording.list(assumed) })] : []),
  ].join(" ");
}

function listShort(context: ReportContext, facts: readonly string[]): string {
  const names = facts.map((fact) => context.wording.factName(fact));
  return facts.length <= MOST_NAMED ? context.wording.list(names) : shortened(context, names);
}

function shortened({ t }: ReportContext, names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED - 1);
  return t("row.and_more", { names: named.join(", "), count: names.length - named.length });
}

/** Facts that a note names before it only counts them, and choices that a sentence does. */
const MOST_NAMED = 5;

/** The entered facts below a fact that are not known. */
export function missingBelow({ edition, input }: ReportContext, fact: string): string[] {
  const missing = new Set<string>();
  const visit = (id: string): void => {
    const index = edition.dictionary.index.get(id);
    if (index === undefined || input.facts[index] !== null) return;
    const parts = edition.dictionary.derivations.find((d) => d.id === id)?.parts ?? [];
    if (parts.length === 0) missing.add(id);
    parts.forEach(visit);
  };
  visit(fact);
  return [...missing];
}

/** What is looked at and why, how to read it, what others do well: in two columns where there is room. */
function explanations({ t, wording }: ReportContext, row: RowView): PlannedBlock[] {
  const texts = row.texts;
  const labelled = (label: string, text: string): Block => ({ kind: "labelled", label, text });
  return [
    {
      rank: 65,
      block: {
        kind: "pair",
        left: [labelled(t("row.measures"), wording.text(texts.measures))],
        right: [labelled(t("row.why"), wording.text(texts.why))],
      },
    },
    {
      rank: 50,
      block: {
        kind: "pair",
        left: [labelled(t("row.reading"), wording.text(texts.reading))],
        right: [labelled(t("row.good"), wording.text(texts.good))],
      },
    },
  ];
}

/** The recommendation where there is one, else a sentence that says why there is none; then evidence and questions. */
function advice(context: ReportContext, row: RowView): PlannedBlock[] {
  const { t, wording } = context;
  const texts = row.texts;
  const rest: PlannedBlock[] = [
    {
      rank: 30,
      block: { kind: "labelled", label: t("row.evidence"), text: `${capital(wording.text(texts.evidence))}.` },
    },
    { rank: 40, block: { kind: "labelled", label: t("row.talk"), text: wording.text(texts.talk) } },
  ];
  if (isRecommended(context, row)) return [recommendation(context, row), ...rest];
  if (!row.applies) return rest;
  const unknown: PlannedBlock[] =
    row.own === null ? [{ kind: "labelled", label: t("row.unknown"), text: wording.text(texts.unknown) }] : [];
  return [...notDue(context, row), ...unknown, ...rest];
}

/**
 * Why nothing is due; a row that stands low without a rule against it, or whose place says nothing, is left without comment.
 * What a strength allows is told where it is whole: its text speaks of all that the row asks for.
 */
function notDue({ say, wording }: ReportContext, row: RowView): PlannedBlock[] {
  if (row.own === null) return [{ kind: "text", text: say("notdue.unknown") }];
  if (row.band === "middle" && moreIsBetter(row)) return [{ kind: "text", text: say("notdue.middle") }];
  if (row.band !== "upper" || !moreIsBetter(row)) return [];
  return [
    { kind: "text", text: `${say("notdue.upper")}${isWhole(row) ? ` ${wording.text(row.texts.strength)}` : ""}` },
  ];
}

/** Nothing is left to gain: full points, or a question, which has none. */
function isWhole({ audit, scored }: RowView): boolean {
  return audit === null || (scored.max > 0 && scored.points === scored.max);
}

function recommendation(context: ReportContext, row: RowView): Block {
  const { t, wording, recommended, main } = context;
  const due = reasonOf(row);
  const reason = context.say(`due.${due}`, {
    group: main?.name ?? "",
    n: wording.number(main?.statistics.get(row.fact)?.n ?? main?.n ?? 0),
    value: wording.valueOf(row.definition, row.own),
    fact: wording.factName(row.fact),
  });
  return {
    kind: "recommendation",
    title: t("row.recommendation", { number: recommended.indexOf(row) + 1, count: recommended.length }),
    text: [
      reason,
      wording.text(isWeak(row) ? row.texts.improve_low : row.texts.improve_high),
      `${t("row.first_step")} ${firstStep(context, row)}`,
    ],
    facts: recommendationFacts(context, row),
  };
}

/** What following the advice brings; nothing where it cannot be told. */
function effectOf({ t }: ReportContext, { due, next, as }: RowView): string | null {
  if (due === "baseline") return t("row.effect_gate");
  if (next) return next.points === null || next.code ? null : t("row.effect_point", { points: next.points });
  if (due === "absolute") return t("row.effect_answer");
  return t(as === "mean" ? "row.effect_level" : "row.effect_band");
}

function recommendationFacts(context: ReportContext, row: RowView): [string, string][] {
  const { t, wording } = context;
  const effect = effectOf(context, row);
  const gold = row.question?.question.gold_indicator;
  return [
    [t("row.effort"), t("row.effort_days", { days: wording.number(row.texts.effort_days) })],
    ...(effect ? ([[t("row.effect"), effect]] as [string, string][]) : []),
    ...(gold ? ([[t("row.gold"), gold]] as [string, string][]) : []),
  ];
}
