import type { Block, Cell } from "../document.ts";
import type { PlannedBlock } from "../layout/paginate.ts";
import type { ReportContext } from "../model/context.ts";
import type { RowView } from "../model/rows.ts";
import { rowSection } from "./row.ts";
import { onePage, type Section } from "./section.ts";

/** A chapter: its opener with all rows at a glance, then a page for each row. */
export function dimensionSections(context: ReportContext, dimension: string): Section[] {
  const { t, wording, edition, scheme, rows } = context;
  const texts = edition.edition.files["texts/dimensions.yaml"][scheme.kind === "audit" ? "gold" : "bronze"][dimension];
  const title = t("dimension.chapter", { id: dimension, name: wording.text(texts?.name ?? {}) });
  const own = rows.filter((row) => row.dimension === dimension);
  const opener = onePage(context, title, title, 1, [
    { kind: "heading", level: 1, text: title },
    { kind: "lead", text: glance(context, own) },
    { kind: "text", text: wording.text(texts?.opener ?? {}) },
    ...(scheme.kind === "audit" ? [{ kind: "text" as const, text: scoreLine(context, dimension) }] : []),
    { kind: "heading", level: 3, text: t("dimension.rows_title") },
    rowTable(context, own),
    { kind: "labelled", label: t("dimension.board"), text: wording.text(texts?.board ?? {}) },
    ...dueRows(context, own),
  ]);
  return [opener, ...own.map((row) => rowSection(context, row, title))];
}

/** Strongest and weakest row of the chapter, or how much is still unknown. */
function glance({ say, wording }: ReportContext, own: readonly RowView[]): string {
  const strength = (row: RowView): number | null =>
    row.audit
      ? row.scored.points === null || row.scored.max === 0
        ? null
        : (100 * row.scored.points) / row.scored.max
      : row.position;
  const placed = own.flatMap((row) => {
    const value = strength(row);
    return value === null ? [] : [{ row, value }];
  });
  const unknown = own.filter((row) => row.scored.state === "unknown").length;
  const open = say(unknown > 0 ? "dimension.unknown" : "dimension.complete", { count: unknown, of: own.length });
  if (placed.length < 2) return open;
  const best = placed.reduce((a, b) => (b.value > a.value ? b : a));
  const due = placed.filter(({ row }) => row.due);
  const worst = due.length > 0 ? due.reduce((a, b) => (b.value < a.value ? b : a)) : null;
  if (best.row === worst?.row || placed.every(({ value }) => value === best.value)) return open;
  const name = ({ row }: { row: RowView }): string => wording.text(row.texts.short);
  const weakest = worst ? `${say("dimension.weakest", { row: name(worst) })} ` : "";
  return `${say("dimension.best", { row: name(best) })} ${weakest}${open}`;
}

/** First steps of the rows that call for action; the last ones give way where the page is full. */
function dueRows({ t, wording }: ReportContext, own: readonly RowView[]): PlannedBlock[] {
  const due = own.filter((row) => row.due);
  if (due.length === 0) return [];
  const heading = { kind: "heading" as const, level: 3 as const, text: t("dimension.due_title") };
  return due.map((row, i) => ({
    rank: due.length - i,
    ...(i === 0 && { heading }),
    block: {
      kind: "labelled",
      label: `${row.id} ${wording.text(row.texts.short)}.`,
      text: wording.text(row.texts.first_step),
    },
  }));
}

function scoreLine({ t, score, wording }: ReportContext, dimension: string): string {
  const total = score.dimensions.find((d) => d.id === dimension);
  return t("dimension.score", {
    points: wording.number(total?.points ?? 0),
    max: total?.max ?? 0,
    unknown: total?.unknown ?? 0,
  });
}

function rowTable(context: ReportContext, own: readonly RowView[]): Block {
  const { t, wording, scheme, main } = context;
  const audit = scheme.kind === "audit";
  return {
    kind: "table",
    columns: [
      { title: t("dimension.row"), width: 9 },
      { title: t("dimension.name"), width: 37 },
      { title: t("dimension.own"), width: 18, number: true },
      { title: t("dimension.median"), width: 17, number: true },
      { title: t("dimension.position"), width: 28 },
      ...(audit
        ? [
            { title: t("dimension.points"), width: 15, number: true },
            { title: t("dimension.gate"), width: 20 },
          ]
        : []),
    ],
    rows: own.map((row) => {
      const statistic = main?.statistics.get(row.fact);
      const centre =
        statistic && "median" in statistic ? (row.as === "mean" ? statistic.mean : statistic.median) : undefined;
      return [
        row.id,
        wording.text(row.texts.short),
        row.own === null
          ? { text: t("condition.unknown"), muted: true }
          : wording.name(wording.figure(row.definition, row.own), 40),
        centre === undefined ? "–" : wording.figure(row.definition, centre),
        positionCell(context, row),
        ...(audit ? [pointsText(context, row), gateCell(context, row)] : []),
      ];
    }),
  };
}

export function positionCell({ t, wording }: ReportContext, row: RowView): Cell {
  if (row.band) return { text: t(`row.${row.band}`), mark: row.band };
  if (row.own === null) return { text: t("condition.unknown"), mark: "unknown", muted: true };
  return row.as === "mean" ? t("row.scale_band", { value: wording.number(Number(row.own)) }) : "–";
}

function pointsText({ t, wording }: ReportContext, { scored }: RowView): string {
  if (scored.max === 0) return "–";
  return scored.points === null ? t("condition.unknown") : `${wording.number(scored.points)} / ${scored.max}`;
}

export function gateCell({ t }: ReportContext, { scored }: RowView): Cell {
  if (scored.gate === "none") return { text: "–", muted: true };
  const mark = { met: "met", failed: "failed", unknown: "unknown" } as const;
  return { text: t(`dimension.gate_${scored.gate}`), mark: mark[scored.gate] };
}
