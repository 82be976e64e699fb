import { type NextPoint, parameter, toNumber } from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { GoldView } from "../model/gold-view.ts";
import { holdsCell } from "./row-ladder.ts";
import { manyPages, type Section } from "./section.ts";
import { outcome, scoreBar } from "./summary.ts";

/** Points and gates towards Silver and Gold, the rules of the label applied for, and what each next point takes. */
export function distanceSection(context: ReportContext): Section {
  const { t, scheme } = context;
  const gold = context.gold;
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: t("distance.title") },
    { kind: "lead", text: t(scheme.kind === "audit" ? "distance.lead_audit" : "distance.lead_interview") },
    { kind: "heading", level: 3, text: t("distance.points_title") },
    scoreBar(context, gold),
    { kind: "text", text: pointsSentence(context, gold) },
    ...outcomeBlocks(context),
    ...gateBlocks(context, gold),
    ...labelBlocks(context),
    ...ruleBlocks(context),
    ...nextBlocks(context, gold),
  ];
  return manyPages(context, t("distance.chapter"), t("distance.title"), blocks);
}

function pointsSentence({ say, wording, edition }: ReportContext, { score }: GoldView): string {
  const { total } = score;
  const threshold = Number(parameter(edition.edition, "gold.threshold_share", "gold")) * total.max;
  const open = score.rows.filter((row) => row.gate === "failed" || row.gate === "unknown").length;
  const gates = open > 0 ? ` ${say("distance.gates", { count: open, of: score.rows.length })}` : "";
  if (total.lowest >= threshold)
    return `${say("distance.reached", { points: wording.number(total.lowest), max: wording.number(threshold) })}${gates}`;
  const missing = say("distance.missing", {
    points: wording.number(threshold - total.lowest),
    max: wording.number(threshold),
  });
  return `${missing}${total.unknown > 0 ? ` ${say("distance.open", { count: total.unknown, of: score.rows.length })}` : ""}${gates}`;
}

function outcomeBlocks(context: ReportContext): Block[] {
  const { t, wording, decision, edition, input } = context;
  const reasons = edition.edition.files["texts/label-rules.yaml"].reasons;
  const { kind, fee, validFrom, validUntil } = decision;
  const award =
    kind && fee
      ? t("distance.fee", { amount: wording.amount(fee.amount, "eur"), kind: t(`distance.kind_${kind}`) })
      : "";
  const valid =
    validFrom && validUntil
      ? t("distance.validity", { from: wording.day(validFrom), until: wording.day(validUntil) })
      : "";
  return [
    { kind: "heading", level: 3, text: t("distance.reasons_title") },
    { kind: "text", text: outcome(context) },
    ...decision.reasons.map(({ code, indicators }): Block => {
      const rows = indicators?.length ? ` (${indicators.join(", ")})` : "";
      return { kind: "text", text: `${wording.text(reasons[code] ?? {})}${rows}` };
    }),
    {
      kind: "text",
      text:
        [valid, award].filter(Boolean).join(" ") ||
        (input.application.assessment_date ? outcome(context) : t("distance.no_date")),
    },
  ];
}

function gateBlocks({ t, wording, edition }: ReportContext, { audit, score }: GoldView): Block[] {
  const gates = score.rows.flatMap((scored, i) =>
    scored.gate === "none" ? [] : [{ scored, row: audit.rows[i] as (typeof audit.rows)[number] }],
  );
  const count = (state: string): number => gates.filter(({ scored }) => scored.gate === state).length;
  const texts = edition.edition.files["texts/gold.yaml"];
  return [
    { kind: "heading", level: 3, text: t("distance.gates_title", { count: gates.length }) },
    {
      kind: "text",
      text: t("distance.gates_text", { met: count("met"), failed: count("failed"), unknown: count("unknown") }),
    },
    {
      kind: "table",
      columns: [
        { title: t("distance.gate_row"), width: 40 },
        { title: t("distance.gate_asks"), width: 58 },
        { title: t("distance.gate_state"), width: 16 },
      ],
      rows: gates.map(({ scored, row }): Cell[] => {
        const step = row.steps[audit.baselineStep - 1];
        const asks =
          step?.comparisons
            .map(({ fact, op, threshold }) =>
              wording.comparison({
                fact,
                op,
                threshold: typeof threshold === "boolean" ? threshold : toNumber(threshold),
              }),
            )
            .join("; ") ?? "";
        const mark = scored.gate === "met" ? "met" : scored.gate === "failed" ? "failed" : "unknown";
        return [
          `${row.id} ${wording.text(texts[row.id]?.name ?? {})}`,
          asks,
          { text: t(`dimension.gate_${scored.gate}`), mark },
        ];
      }),
    },
  ];
}

function labelBlocks({ t, wording, edition }: ReportContext): Block[] {
  const labels = edition.edition.files["texts/label-rules.yaml"].labels;
  return [
    { kind: "heading", level: 3, text: t("distance.labels_title") },
    ...Object.values(labels).map(
      (label): Block => ({
        kind: "labelled",
        label: t("distance.label_needs", { label: wording.text(label.name) }),
        text: `${wording.text(label.meaning)}. ${wording.text(label.needs)}`.replace("..", "."),
      }),
    ),
  ];
}

function ruleBlocks(context: ReportContext): Block[] {
  const { t, wording, edition, decision, input } = context;
  const texts = edition.edition.files["texts/label-rules.yaml"];
  return [
    { kind: "heading", level: 3, text: t("distance.rules_title", { label: wording.code("label", input.label) }) },
    {
      kind: "table",
      columns: [
        { title: t("distance.rule"), width: 90 },
        { title: t("distance.state"), width: 18 },
      ],
      rows: decision.rules.map((rule): Cell[] => {
        const name = wording.text(texts.eligibility[rule.id]?.condition ?? texts.rules[rule.id]?.name ?? {});
        return [
          `${rule.group === "eligibility" ? `${rule.id}: ` : ""}${name}`,
          holdsCell(context, shownState(input, rule)),
        ];
      }),
    },
  ];
}

/** The part of the application that a name of a rule is taken from, and that counts as none while it is not given. */
const PARTS = {
  "application.assessment_known": "assessment_date",
  "experts.count": "experts",
  "experts.foreign": "experts",
} as const;

/** A rule that fails only because a part of the application is not given is unknown to the reader, as its outcome is open. */
function shownState(
  { application }: ReportContext["input"],
  { condition, holds }: ReportContext["decision"]["rules"][number],
): boolean | null {
  const missing = Object.entries(PARTS).some(([name, part]) => condition.includes(name) && application[part] == null);
  return holds === false && missing ? null : holds;
}

function nextBlocks(context: ReportContext, { audit, rows }: GoldView): Block[] {
  const { t, wording, edition } = context;
  const texts = edition.edition.files["texts/gold.yaml"];
  const open = rows.flatMap(({ scored, next }, i) => (next ? [{ id: audit.rows[i]?.id as string, scored, next }] : []));
  if (open.length === 0)
    return [
      { kind: "heading", level: 3, text: t("distance.next_title") },
      { kind: "text", text: t("distance.next_none") },
    ];
  return [
    { kind: "heading", level: 3, text: t("distance.next_title") },
    { kind: "text", text: t("distance.next_lead") },
    {
      kind: "table",
      columns: [
        { title: t("distance.next_row"), width: 36 },
        { title: t("distance.next_points"), width: 12, number: true },
        { title: t("distance.next_needs"), width: 66 },
      ],
      rows: open.map(({ id, scored, next }) => [
        `${id} ${wording.text(texts[id]?.short ?? {})}`,
        scored.points === null ? "–" : `${wording.number(scored.points)} → ${next.points ?? "–"}`,
        needsText(context, next),
      ]),
    },
  ];
}

function needsText({ t, wording }: ReportContext, next: NextPoint): string {
  if (next.code === "not_reachable") return t("distance.next_unreachable");
  const needs = wording.needs(next.needs, t("condition.along"));
  return next.code === "facts_missing" ? t("distance.next_missing", { facts: wording.list(needs) }) : needs.join("; ");
}
