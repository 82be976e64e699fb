import type { Block } from "../document.ts";
import { fieldsOf, firstStep, isRecommended } from "../model/advice.ts";
import type { ReportContext } from "../model/context.ts";
import { isWeak, reasonOf } from "../model/recommended.ts";
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
  const { t, say, wording, edition, rows } = context;
  const improve = fieldsOf(context);
  if (improve.length === 0) return [{ kind: "lead", text: say("recommendation.none") }];
  const texts = edition.edition.files["texts/dimensions.yaml"].field_groups;
  return improve.flatMap((field, i): Block[] => {
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

/** Rows of an audit that are told in full; those behind them stand in a table. */
const IN_FULL = 8;

/** Audit: the recommended rows in their order, each with reason and action. */
function indicators(context: ReportContext): Block[] {
  const { t, say, wording, recommended, main } = context;
  if (recommended.length === 0) return [{ kind: "lead", text: say("recommendation.none") }];
  return recommended.slice(0, IN_FULL).flatMap((row, i): Block[] => {
    const name = wording.text(row.texts.name);
    const reason = t(`recommendations.reason_${reasonOf(row)}`, {
      points: wording.number(row.scored.points ?? 0),
      max: row.scored.max,
      group: main?.name ?? "",
    });
    return [
      { kind: "heading", level: 3, text: t("recommendations.field", { number: i + 1, name: `${row.id} ${name}` }) },
      { kind: "text", text: reason },
      ...actions(context, row),
    ];
  });
}

function actions(context: ReportContext, row: RowView | undefined): Block[] {
  const { t, wording, scheme, edition } = context;
  if (!row) return [];
  const name = `${row.id} ${wording.text(row.texts.short)}.`;
  const gold = row.question?.question.gold_indicator;
  const goldName = gold ? wording.text(edition.edition.files["texts/gold.yaml"][gold]?.name ?? {}) : "";
  return [
    {
      kind: "labelled",
      label: scheme.kind === "audit" ? t("recommendations.action") : name,
      text: wording.text(isWeak(row) ? row.texts.improve_low : row.texts.improve_high),
    },
    {
      kind: "small",
      text: [
        `${t("recommendations.first_step")} ${firstStep(context, row)}`,
        `${t("recommendations.effort")} ${t("recommendations.effort_text", { days: row.texts.effort_days })}`,
        ...(gold
          ? [`${t("recommendations.gold")} ${t("recommendations.gold_text", { id: gold, name: goldName })}`]
          : []),
      ].join(" "),
    },
  ];
}

/** The recommended rows that are not told in full. */
function further(context: ReportContext): Block[] {
  const { t, wording, recommended, scheme } = context;
  const full = scheme.kind === "audit" ? IN_FULL : fieldsOf(context).flatMap(({ questions }) => questions).length;
  const rest = recommended.slice(full);
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
        firstStep(context, row),
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

/** Rows with nothing left to gain and no recommendation; a claim about them must not be denied elsewhere. */
function strong(context: ReportContext): Block[] {
  const { t, wording, rows } = context;
  const whole = ({ audit, scored, band }: RowView): boolean =>
    audit ? scored.max > 0 && scored.points === scored.max && band !== "lower" : band === "upper";
  const kept = rows.filter((row) => whole(row) && !isRecommended(context, row));
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
