import type { Block, Cell } from "../document.ts";
import type { PlannedBlock } from "../layout/paginate.ts";
import { firstStep } from "../model/advice.ts";
import type { ReportContext } from "../model/context.ts";
import { centreOf } from "../model/groups.ts";
import type { RowView } from "../model/rows.ts";
import { rowSection } from "./row.ts";
import { besideMean, isPart } from "./row-strips.ts";
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
    ...(own.some((row) => row.definition.unit === "count" && isPart(mainCentre(context, row)))
      ? [{ kind: "small" as const, text: t("row.rounded") }]
      : []),
    { kind: "labelled", label: t("dimension.board"), text: wording.text(texts?.board ?? {}) },
    ...dueRows(context, own),
  ]);
  return [opener, ...own.map((row) => rowSection(context, row, title))];
}

/**
 * Strongest and weakest row of the chapter, or how much is still unknown. Rows that are equal on points are told apart by
 * their position; a row that others are ahead of is not called the strongest, whatever its points.
 */
function glance(context: ReportContext, all: readonly RowView[]): string {
  const { say, wording } = context;
  const own = all.filter(({ applies }) => applies);
  const strength = (row: RowView): number | null =>
    row.audit
      ? row.scored.points === null || row.scored.max === 0
        ? null
        : (100 * row.scored.points) / row.scored.max
      : row.position;
  const placed = own.flatMap((row) => {
    const value = strength(row);
    return value === null ? [] : [{ row, value, place: row.position ?? MIDDLE }];
  });
  const unknown = own.filter((row) => row.scored.state === "unknown").length;
  const open = say(unknown > 0 ? "dimension.unknown" : "dimension.complete", { count: unknown, of: own.length });
  if (placed.length < 2) return open;
  const ahead = (a: Placed, b: Placed): number => a.value - b.value || a.place - b.place;
  const best = placed
    .filter(({ row }) => !isBehind(context, row))
    .reduce<Placed | null>((a, b) => (a && ahead(b, a) <= 0 ? a : b), null);
  const worst = placed
    .filter(({ row }) => row.due)
    .reduce<Placed | null>((a, b) => (a && ahead(b, a) >= 0 ? a : b), null);
  if (best?.row === worst?.row || placed.every((other) => ahead(other, placed[0] as Placed) === 0)) return open;
  const name = ({ row }: { row: RowView }): string => wording.text(row.texts.short);
  const strongest = best ? `${say("dimension.best", { row: name(best) })} ` : "";
  const weakest = worst ? `${say("dimension.weakest", { row: name(worst) })} ` : "";
  return `${strongest}${weakest}${open}`;
}

interface Placed {
  readonly row: RowView;
  readonly value: number;
  readonly place: number;
}

/** Where a row counts that has no position, between rows of the same points. */
const MIDDLE = 50;

/** In the lower quartile, or on a scale below the mean of the main group, or where that mean is not known. */
function isBehind(context: ReportContext, row: RowView): boolean {
  if (row.as !== "mean") return row.band === "lower";
  const mean = mainCentre(context, row);
  return mean === null || Number(row.own) < mean;
}

function mainCentre({ main }: ReportContext, row: RowView): number | null {
  return centreOf(row.as, main?.statistics.get(row.fact));
}

/** First steps of the rows that call for action; the last ones give way where the page is full. */
function dueRows(context: ReportContext, own: readonly RowView[]): PlannedBlock[] {
  const { t, wording, recommended } = context;
  const due = recommended.filter((row) => own.includes(row));
  if (due.length === 0) return [];
  const heading = { kind: "heading" as const, level: 3 as const, text: t("dimension.due_title") };
  return due.map((row, i) => ({
    rank: due.length - i,
    ...(i === 0 && { heading }),
    block: {
      kind: "labelled",
      label: `${row.id} ${wording.text(row.texts.short)}.`,
      text: firstStep(context, row),
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
  const { t, wording, scheme } = context;
  const audit = scheme.kind === "audit";
  const means = own.some((row) => row.as === "mean");
  return {
    kind: "table",
    columns: [
      { title: t("dimension.row"), width: 9 },
      { title: t("dimension.name"), width: 37 },
      { title: t("dimension.own"), width: 18, number: true },
      { title: t(means ? "dimension.median_or_mean" : "dimension.median"), width: 17, number: true },
      { title: t("dimension.position"), width: 28 },
      ...(audit
        ? [
            { title: t("dimension.points"), width: 15, number: true },
            { title: t("dimension.gate"), width: 20 },
          ]
        : []),
    ],
    rows: own.map((row) => {
      const centre = mainCentre(context, row);
      return [
        row.id,
        wording.text(row.texts.short),
        row.own === null ? { text: t("condition.unknown"), muted: true } : ownText(context, row),
        centreText(context, row, centre),
        positionCell(context, row),
        ...(audit ? [pointsText(context, row), gateCell(context, row)] : []),
      ];
    }),
  };
}

/** Choices are shortened to the column; a number stands as it is, its unit bound to it. */
function ownText({ wording }: ReportContext, { definition, own }: RowView): string {
  const text = wording.valueOf(definition, own);
  return typeof own === "number" ? text : wording.name(text, 40);
}

function centreText({ t, wording }: ReportContext, row: RowView, centre: number | null): string {
  if (centre === null) return "–";
  return row.as === "mean"
    ? t("annex.mean_of", { value: wording.mean(centre) })
    : wording.valueOf(row.definition, centre);
}

function positionCell(context: ReportContext, row: RowView): Cell {
  const { t } = context;
  if (!row.applies) return { text: t("dimension.not_applicable"), muted: true };
  if (row.band) return { text: t(`row.${row.band}`), mark: row.band };
  if (row.own === null) return { text: t("condition.unknown"), mark: "unknown", muted: true };
  const mean = mainCentre(context, row);
  return row.as === "mean" && mean !== null ? besideMean(context, Number(row.own), mean) : "–";
}

function pointsText({ t, wording }: ReportContext, { scored }: RowView): string {
  if (scored.max === 0) return "–";
  return scored.points === null ? t("condition.unknown") : `${wording.number(scored.points)} / ${scored.max}`;
}

function gateCell({ t }: ReportContext, { scored }: RowView): Cell {
  if (scored.gate === "none") return { text: "–", muted: true };
  const mark = { met: "met", failed: "failed", unknown: "unknown" } as const;
  return { text: t(`dimension.gate_${scored.gate}`), mark: mark[scored.gate] };
}
