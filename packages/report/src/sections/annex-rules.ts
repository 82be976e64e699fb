import { type CompiledEdition, type QuestionRow, toNumber } from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { RowView } from "../model/rows.ts";
import { manyPages, type Section } from "./section.ts";

/** Every rule that the report used, in words, with the mark for where it comes from. */
export function rulesSection(context: ReportContext): Section {
  const { t } = context;
  return manyPages(context, t("annex.rules_chapter"), t("annex.rules_title"), [
    { kind: "heading", level: 1, text: t("annex.rules_title") },
    { kind: "text", text: t("annex.rules_lead") },
    markTable(context),
    context.scheme.kind === "audit" ? stepTable(context) : questionTable(context),
    { kind: "heading", level: 3, text: t("annex.label_rules_title") },
    labelTable(context),
  ]);
}

function markTable({ t, wording, edition }: ReportContext): Block {
  const marks = edition.edition.files["texts/units.yaml"].marks;
  return {
    kind: "table",
    columns: [
      { title: t("annex.mark"), width: 22 },
      { title: t("annex.meaning"), width: 86 },
    ],
    rows: Object.entries(marks).map(([mark, text]) => [
      `${mark}, ${wording.text(text.name)}`,
      wording.text(text.meaning),
    ]),
  };
}

function stepTable({ t, wording, rows }: ReportContext): Block {
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("annex.rule_row"), width: 34 },
      { title: t("annex.rule_steps"), width: 78 },
      { title: t("annex.mark"), width: 8 },
    ],
    rows: rows.flatMap((row): Cell[][] => {
      const { audit } = row;
      if (!audit) return [];
      const steps = audit.steps.map((step, i) => {
        const parts = step.comparisons.map(({ fact, op, threshold }) =>
          wording.comparison({ fact, op, threshold: typeof threshold === "boolean" ? threshold : toNumber(threshold) }),
        );
        return `${i + 1}) ${parts.join("; ")}`;
      });
      return [
        [
          { text: `${row.id} ${wording.text(row.texts.name)}`, strong: true },
          [...steps, ...markNote(wording, row)].join(" "),
          audit.indicator.provenance,
        ],
      ];
    }),
  };
}

/** What the mark of an indicator leaves open; it stands with the steps, which it speaks of. */
function markNote(wording: ReportContext["wording"], { audit, texts }: RowView): string[] {
  const note = wording.text(texts.provenance_note ?? {});
  return audit && note !== "" ? [`${audit.indicator.provenance}: ${note}.`] : [];
}

function questionTable(context: ReportContext): Block {
  const { t, wording, rows } = context;
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("annex.rule_row"), width: 10 },
      { title: t("annex.rule_question"), width: 64 },
      { title: t("annex.rule_trigger"), width: 36 },
      { title: t("annex.mark"), width: 8 },
    ],
    rows: rows.flatMap((row): Cell[][] => {
      const { question } = row;
      if (!question) return [];
      const { topic, wording: worded } = question.question.provenance;
      return [
        [
          { text: row.id, strong: true },
          wording.text(row.texts.question ?? row.texts.name),
          triggerText(context, question),
          topic === worded ? topic : `${topic}, ${worded}`,
        ],
      ];
    }),
  };
}

/** When a recommendation is due, in words. */
function triggerText({ t, wording, edition }: ReportContext, { trigger }: QuestionRow): string {
  switch (trigger.kind) {
    case "none":
      return t("annex.trigger_none");
    case "lower_quartile":
      return t("annex.trigger_lower", { fact: wording.factName(trigger.fact) });
    case "upper_quartile":
      return t("annex.trigger_upper", { fact: wording.factName(trigger.fact) });
    case "absolute":
      return wording.condition(edition.edition.expressions[trigger.text]);
  }
}

/** Values of parameters and fees, the conditions of the rules being told elsewhere; then how kind, dates and outcome follow. */
function labelTable({ t, wording, edition }: ReportContext): Block {
  const { rules, parameters, validity, fees, outcome } = edition.edition.files["label-rules.yaml"];
  const texts = edition.edition.files["texts/label-rules.yaml"];
  const label = (id: string): string => (id === "all" ? t("annex.label_all") : wording.code("label", id));
  const name = (id: string): string => wording.text(texts.rules[id]?.name ?? texts.eligibility[id]?.condition ?? {});
  const entries = [
    ...rules.map((row) => ({ ...row, value: "" })),
    ...parameters.map((row) => ({
      ...row,
      value: parameterText({ t, wording }, row),
    })),
    ...fees.map((row) => ({ ...row, value: wording.amount(row.amount, "eur") })),
    ...[...validity, ...outcome].map((row) => ({ ...row, label: "all", value: "" })),
  ];
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("annex.label_rule"), width: 60 },
      { title: t("annex.label"), width: 18 },
      { title: t("annex.label_value"), width: 18, number: true },
      { title: t("annex.mark_source"), width: 26 },
    ],
    rows: entries.map((row) => [name(row.id), label(row.label), row.value, `${row.provenance}, ${row.source}`]),
  };
}

type Parameter = CompiledEdition["edition"]["files"]["label-rules.yaml"]["parameters"][number];

/** The value of a parameter with its unit; words where it is one of a few choices. */
function parameterText({ t, wording }: Pick<ReportContext, "t" | "wording">, { value, unit }: Parameter): string {
  if (value === "same_day") return t("annex.value_same_day");
  if (value === "month_end") return t("annex.value_month_end");
  if (value === "none") return t("annex.value_none");
  if (typeof value !== "number") return wording.code(undefined, value);
  switch (unit) {
    case "share":
    case "days":
    case "months":
    case "years":
      return wording.amount(value, unit);
    case "km":
      return `${wording.number(value)}\u00A0km`;
    case "points":
      return t("annex.value_points", { count: wording.number(value) });
    case "step":
      return t("annex.value_step", { step: wording.number(value) });
    default:
      return wording.number(value);
  }
}
