import { type Scale, scaleOf } from "@klynge/core";
import type { Block, StripRow, WithheldRow } from "../document.ts";
import { textWidth } from "../layout/text-width.ts";
import type { ReportContext } from "../model/context.ts";
import { type ComparisonGroup, centreOf } from "../model/groups.ts";
import { moreIsBetter, type RowView, standIn } from "../model/rows.ts";
import { choiceBlocks } from "./row-choices.ts";
import { withheldText } from "./withheld.ts";

/** The comparison with the groups: a sentence, then a strip for each group, or the frequencies of a choice. */
export function comparisonBlocks(context: ReportContext, row: RowView): Block[] {
  if (row.as === "frequency")
    return choiceBlocks(context, row.fact, context.groups, context.t("row.frequencies_title"));
  const scale = scaleOf(context.edition, row.fact);
  if (!scale) return [];
  const rows = context.groups.map((group) => stripRow(context, row, group, scale));
  const { t } = context;
  const own = context.wording.valueOf(row.definition, row.own);
  return [
    { kind: "heading", level: 3, text: stripSentence(context, row, rows) },
    {
      kind: "strips",
      alt: t("row.strips_alt", {
        row: context.wording.text(row.texts.name),
        own,
        groups: rows.map((r) => altOf(context, row, r)).join(" "),
      }),
      titles: {
        group: t("row.group_title"),
        median: t(row.as === "mean" ? "row.mean" : "row.median"),
        position: t("row.position"),
      },
      axis: axisOf(context, row, scale),
      legend: {
        band: rows.some((r) => "q1" in r && r.q1 !== null) ? t("row.legend_band") : "",
        median: t(row.as === "mean" ? "row.legend_mean" : "row.legend_median"),
        own: row.own === null || !row.applies ? "" : context.wording.name(context.input.cluster.name, LONGEST_NAME),
      },
      rows,
    },
    ...(isOutside(row, scale) ? ([{ kind: "small", text: t("row.outside") }] as const) : []),
    ...(hasPartOfCount(context, row) ? ([{ kind: "small", text: t("row.rounded") }] as const) : []),
  ];
}

/** What fits the line of the legend beside its other two parts. */
const LONGEST_NAME = 60;

/** A count cannot be 3.2; a rounded figure of a group can. */
function hasPartOfCount({ groups }: ReportContext, row: RowView): boolean {
  return (
    row.definition.unit === "count" && groups.some((group) => isPart(centreOf(row.as, group.statistics.get(row.fact))))
  );
}

export function isPart(figure: number | null): boolean {
  return figure !== null && !Number.isInteger(figure);
}

function isOutside(row: RowView, { low, high }: Scale): boolean {
  return row.applies && typeof row.own === "number" && (row.own < low || row.own > high);
}

/** Letters at the right end of the axis, and points of the column of figures, that leave room for the unit. */
const LONGEST_END = 9;
const FIGURE_WIDTH = 44;

function axisOf({ wording }: ReportContext, row: RowView, { low, high }: Scale): [string, string, string] {
  const amount = (value: number): string =>
    row.definition.unit === "share" ? wording.percent(value) : wording.number(value);
  const end = wording.amount(high, row.definition.unit);
  // long words of a unit would run into the middle of the axis, those of a level into the next column; they stand beside the own value
  const bare = end.length > LONGEST_END || row.definition.unit === "level";
  return [amount(low), amount((low + high) / 2), bare ? amount(high) : end];
}

function stripRow(
  context: ReportContext,
  row: RowView,
  group: ComparisonGroup,
  { low, high }: Scale,
): StripRow | WithheldRow {
  const { wording } = context;
  const statistic = group.statistics.get(row.fact);
  const middle = centreOf(row.as, statistic);
  if (!statistic || middle === null)
    return {
      group: group.name,
      n: wording.number(statistic?.n ?? group.n),
      withheld: withheldText(context, row.fact, group),
    };
  const at = (value: number): number => Math.min(1, Math.max(0, (value - low) / (high - low)));
  const { q1, q3 } = row.as === "quartiles" && "median" in statistic ? statistic : {};
  const { band } =
    row.as === "quartiles" && row.applies ? standIn(ownValue(row), statistic, row.lowerIsBetter) : { band: null };
  return {
    group: group.name,
    n: wording.number(statistic.n),
    q1: q1 === undefined ? null : at(q1),
    median: at(middle),
    q3: q3 === undefined ? null : at(q3),
    own: typeof row.own === "number" && row.applies ? at(row.own) : null,
    "median-text": figureText(context, row, middle),
    band,
    "band-text": bandText(context, row, band, middle),
  };
}

function ownValue(row: RowView): never {
  return row.own as never;
}

function bandText(
  context: ReportContext,
  row: RowView,
  band: "upper" | "middle" | "lower" | null,
  middle: number,
): string {
  const { t } = context;
  if (!row.applies) return t("dimension.not_applicable");
  if (band) return t(`row.${band}`);
  if (row.own === null) return t("row.no_own");
  return row.as === "mean" ? besideMean(context, Number(row.own), middle) : t("row.no_band");
}

/** Where a level stands beside the mean of a group: a scale has no quartiles to be placed by. */
export function besideMean({ t }: ReportContext, own: number, mean: number): string {
  if (own === mean) return t("row.at_mean");
  return t(own > mean ? "row.above_mean" : "row.below_mean");
}

/** The figure of a group, with its unit where the column has room for it. */
function figureText({ wording }: ReportContext, row: RowView, middle: number): string {
  if (row.as === "mean") return wording.mean(middle);
  const whole = wording.valueOf(row.definition, middle);
  return textWidth(whole, 8.5) <= FIGURE_WIDTH ? whole : wording.figure(row.definition, middle);
}

function altOf({ t }: ReportContext, { as }: RowView, row: StripRow | WithheldRow): string {
  if ("withheld" in row) return `${row.group}: ${row.withheld}.`;
  return t(as === "mean" ? "row.strips_alt_group_mean" : "row.strips_alt_group", {
    group: row.group,
    median: row["median-text"],
    position: row["band-text"],
  });
}

/** The answer of the chart in one line: the position that most groups show. */
function stripSentence({ say }: ReportContext, row: RowView, rows: readonly (StripRow | WithheldRow)[]): string {
  const shown = rows.filter((r): r is StripRow => !("withheld" in r));
  if (shown.length === 0) return say("strip.withheld");
  if (!row.applies) return say("strip.notapplicable");
  if (row.own === null) return say("strip.unknown");
  if (row.as === "mean") return say("strip.mean");
  if (row.band !== null && !moreIsBetter(row)) return say("strip.neutral");
  const placed = shown.filter((r) => r.band !== null);
  if (placed.length === 0) return say("strip.alone");
  const counts = (["lower", "middle", "upper"] as const).map((band) => ({
    band,
    count: placed.filter((r) => r.band === band).length,
  }));
  // groups split evenly: the main group decides
  const weight = ({ band, count }: (typeof counts)[number]): number => count + (band === row.band ? 0.5 : 0);
  const most = counts.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  return say(`strip.${most.band}`, { count: most.count, of: placed.length });
}
