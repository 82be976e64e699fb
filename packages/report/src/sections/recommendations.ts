import type { FieldToImprove } from "@klynge/core";
import type { Block } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { RowView } from "../model/rows.ts";
import { capital } from "../wording/capital.ts";
import { manyPages, type Section } from "./section.ts";

/** What to do first, in the order of weight; then what to fill in, and what to keep. */
export function recommendationSection(context: ReportContext): Section {
  const { t, scheme } = context;
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: t("recommendations.title") },
    ...(scheme.kind === "audit" ? indicators(context) : fields(context)),
    ...further(context),
    ...missing(context),
    ...strong(context),
  ];
  return manyPages(context, t("recommendations.chapter"), t("recommendations.title"), blocks);
}

/** Interview: the fields to improve, weakest first, each with the questions that call for action. */
function fields(context: ReportContext): Block[] {
  const { t, say, wording, edition, rows, improve } = context;
  if (improve.length === 0) return [{ kind: "lead", text: say("recommendation.none") }];
  const texts = edition.edition.files["texts/dimensions.yaml"].field_groups;
  return (improve as readonly FieldToImprove[]).flatMap((field, i): Block[] => {
    const own = texts[field.field];
    const name = wording.text(own?.name ?? {});
    const opening = wording.text((i === 0 ? own?.weak : own?.also) ?? {});
    const counted = t("summary.fired", { fired: field.questions.length, of: field.of });
    return [
      { kind: "heading", level: 3, text: t("recommendations.field", { number: i + 1, name }) },
      i === 0 ? { kind: "lead", text: opening } : { kind: "text", text: opening },
      {
        kind: "text",
        text: `${say(i === 0 ? "recommendation.first" : "recommendation.next", { row: name, fields: name, count: field.questions.length, of: field.of })} ${capital(counted)}: ${field.questions.join(", ")}.`,
      },
      { kind: "labelled", label: t("recommendations.plan"), text: wording.text(own?.plan ?? {}) },
      ...field.questions.flatMap((id) =>
        actions(
          context,
          rows.find((row) => row.id === id),
        ),
      ),
    ];
  });
}

/** Audit: the rows to improve in their order, each with reason and action. */
function indicators(context: ReportContext): Block[] {
  const { t, say, wording, rows, improve } = context;
  if (improve.length === 0) return [{ kind: "lead", text: say("recommendation.none") }];
  return (improve as readonly string[]).flatMap((id, i): Block[] => {
    const row = rows.find((r) => r.id === id);
    const name = wording.text(row?.texts.name ?? {});
    const details = {
      row: name,
      fields: name,
      points: wording.number(row?.scored.points ?? 0),
      max: row?.scored.max ?? 0,
      count: 1,
      of: 1,
    };
    return [
      { kind: "heading", level: 3, text: t("recommendations.field", { number: i + 1, name: `${id} ${name}` }) },
      { kind: "text", text: say(i === 0 ? "recommendation.first" : "recommendation.next", details) },
      ...actions(context, row),
    ];
  });
}

function actions({ t, wording, scheme, edition }: ReportContext, row: RowView | undefined): Block[] {
  if (!row) return [];
  const name = `${row.id} ${wording.text(row.texts.short)}.`;
  const weak = row.due === "baseline" || row.due === "lower" || row.due === "absolute";
  const gold = row.question?.question.gold_indicator;
  const goldName = gold ? wording.text(edition.edition.files["texts/gold.yaml"][gold]?.name ?? {}) : "";
  const need = row.next?.needs.length ? wording.list(row.next.needs.map((entry) => wording.need(entry))) : "";
  return [
    {
      kind: "labelled",
      label: scheme.kind === "audit" ? t("recommendations.action") : name,
      text: wording.text(weak ? row.texts.improve_low : row.texts.improve_high),
    },
    {
      kind: "small",
      text: [
        `${t("recommendations.first_step")} ${wording.text(row.texts.first_step)}`,
        `${t("recommendations.effort")} ${t("recommendations.effort_text", { days: row.texts.effort_days })}`,
        ...(gold
          ? [`${t("recommendations.gold")} ${t("recommendations.gold_text", { id: gold, name: goldName })}`]
          : []),
        ...(need && row.next?.code === undefined ? [`${t("distance.next_needs")}: ${need}.`] : []),
      ].join(" "),
    },
  ];
}

/** Rows with a due recommendation that belong to none of the five. */
function further({ t, wording, rows, improve }: ReportContext): Block[] {
  const named = new Set(improve.flatMap((entry) => (typeof entry === "string" ? [entry] : [...entry.questions])));
  const rest = rows.filter((row) => row.due && !named.has(row.id));
  if (rest.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: t("recommendations.further_title") },
    {
      kind: "table",
      columns: [
        { title: t("recommendations.table_row"), width: 34 },
        { title: t("recommendations.table_action"), width: 70 },
        { title: t("recommendations.table_effort"), width: 9, number: true },
      ],
      rows: rest.map((row) => [
        `${row.id} ${wording.text(row.texts.short)}`,
        wording.text(row.texts.first_step),
        String(row.texts.effort_days),
      ]),
    },
  ];
}

function missing({ t, wording, rows }: ReportContext): Block[] {
  const open = rows.filter((row) => row.scored.state === "unknown");
  if (open.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: t("recommendations.missing_title") },
    { kind: "text", text: t("recommendations.missing_lead") },
    {
      kind: "table",
      columns: [
        { title: t("recommendations.missing_row"), width: 34 },
        { title: t("recommendations.missing_where"), width: 74 },
      ],
      rows: open.map((row) => [`${row.id} ${wording.text(row.texts.short)}`, wording.text(row.texts.unknown)]),
    },
  ];
}

function strong({ t, wording, rows, scheme }: ReportContext): Block[] {
  const excellence = scheme.kind === "audit" ? scheme.excellenceStep : 0;
  const kept = rows.filter(
    (row) => !row.due && (row.audit ? (row.scored.points ?? 0) >= excellence : row.band === "upper"),
  );
  if (kept.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: t("recommendations.keep_title") },
    { kind: "text", text: t("recommendations.keep_lead") },
    {
      kind: "table",
      columns: [
        { title: t("recommendations.keep_row"), width: 34 },
        { title: t("recommendations.keep_text"), width: 74 },
      ],
      rows: kept.map((row) => [`${row.id} ${wording.text(row.texts.short)}`, wording.text(row.texts.strength)]),
    },
  ];
}
