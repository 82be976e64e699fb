import { type Scale, type Statistic, scaleOf } from "@klynge/core";
import type { Block, StripRow, WithheldRow } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { ComparisonGroup } from "../model/groups.ts";
import { type RowView, standIn } from "../model/rows.ts";
import type { TextKey } from "../texts.ts";

/** The comparison with the groups: a sentence, then a strip for each group, or the frequencies of a choice. */
export function comparisonBlocks(context: ReportContext, row: RowView): Block[] {
  if (row.as === "frequency") return frequencyBlocks(context, row);
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
        groups: rows.map((r) => altOf(context, r)).join(" "),
      }),
      titles: {
        group: t("row.group_title"),
        median: t(row.as === "mean" ? "row.mean" : "row.median"),
        position: t("row.position"),
      },
      axis: axisOf(context, row, scale),
      legend: {
        band: t("row.legend_band"),
        median: t(row.as === "mean" ? "row.legend_mean" : "row.legend_median"),
        own: context.wording.name(context.input.cluster.name, 32),
      },
      rows,
    },
    ...(isOutside(row, scale) ? ([{ kind: "small", text: t("row.outside") }] as const) : []),
  ];
}

function isOutside(row: RowView, { low, high }: Scale): boolean {
  return typeof row.own === "number" && (row.own < low || row.own > high);
}

const LONGEST_END = 9;

function axisOf({ wording }: ReportContext, row: RowView, { low, high }: Scale): [string, string, string] {
  const amount = (value: number): string =>
    row.definition.unit === "share" ? wording.percent(value) : wording.number(value);
  const end = wording.amount(high, row.definition.unit);
  // long words of a unit would run into the middle of the axis; they stand beside the own value already
  return [amount(low), amount((low + high) / 2), end.length > LONGEST_END ? amount(high) : end];
}

function stripRow(
  context: ReportContext,
  row: RowView,
  group: ComparisonGroup,
  { low, high }: Scale,
): StripRow | WithheldRow {
  const { t, wording } = context;
  const statistic = group.statistics.get(row.fact);
  const middle = centre(row, statistic);
  if (!statistic || middle === null)
    return {
      group: group.name,
      n: wording.number(statistic?.n ?? group.n),
      withheld: withheldText(context, statistic),
    };
  const at = (value: number): number => Math.min(1, Math.max(0, (value - low) / (high - low)));
  const { q1, q3 } = row.as === "quartiles" && "median" in statistic ? statistic : {};
  const { band } = row.as === "quartiles" ? standIn(ownValue(row), statistic, row.lowerIsBetter) : { band: null };
  return {
    group: group.name,
    n: wording.number(statistic.n),
    q1: q1 === undefined ? null : at(q1),
    median: at(middle),
    q3: q3 === undefined ? null : at(q3),
    own: typeof row.own === "number" ? at(row.own) : null,
    "median-text": wording.figure(row.definition, middle),
    band,
    "band-text": bandText(context, row, band, t),
  };
}

function ownValue(row: RowView): never {
  return row.own as never;
}

/** The figure that the group is known by: its median, or the mean of a scale. */
function centre(row: RowView, statistic: Statistic | undefined): number | null {
  if (!statistic || !("median" in statistic)) return null;
  return row.as === "mean" ? (statistic.mean ?? null) : statistic.median;
}

function bandText(
  context: ReportContext,
  row: RowView,
  band: "upper" | "middle" | "lower" | null,
  t: ReportContext["t"],
): string {
  if (band) return t(`row.${band}`);
  if (row.own === null) return t("row.no_own");
  return row.as === "mean" ? t("row.scale_band", { value: context.wording.number(Number(row.own)) }) : t("row.no_band");
}

export function withheldText({ t }: ReportContext, statistic: Statistic | undefined): string {
  if (!statistic) return t("groups.withheld_not_asked");
  const code = "withheld" in statistic ? statistic.withheld : "dominated";
  return t(`groups.withheld_${code}` satisfies TextKey);
}

function altOf({ t }: ReportContext, row: StripRow | WithheldRow): string {
  if ("withheld" in row) return `${row.group}: ${row.withheld}.`;
  return t("row.strips_alt_group", { group: row.group, median: row["median-text"], position: row["band-text"] });
}

/** The answer of the chart in one line: the position that most groups show. */
function stripSentence({ say }: ReportContext, row: RowView, rows: readonly (StripRow | WithheldRow)[]): string {
  const shown = rows.filter((r): r is StripRow => !("withheld" in r));
  if (shown.length === 0) return say("strip.withheld");
  if (row.own === null) return say("strip.unknown");
  if (row.as === "mean") return say("strip.mean");
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

/** What other clusters answer to a question of choice, the own answer marked. */
function frequencyBlocks(context: ReportContext, row: RowView): Block[] {
  const { t, wording, groups } = context;
  const codes = new Map<string, string[]>();
  const shown = groups.filter((group) => "frequencies" in (group.statistics.get(row.fact) ?? {}));
  shown.forEach((group, g) => {
    const statistic = group.statistics.get(row.fact);
    if (!statistic || !("frequencies" in statistic)) return;
    for (const { code, share } of statistic.frequencies) {
      const shares = codes.get(code) ?? shown.map(() => "–");
      shares[g] = wording.percent(share);
      codes.set(code, shares);
    }
  });
  const own = Array.isArray(row.own) ? row.own : [row.own];
  const title = { kind: "heading", level: 3, text: t("row.frequencies_title") } as const;
  if (shown.length === 0) return [title, { kind: "text", text: t("groups.withheld_too_few") }];
  return [
    title,
    {
      kind: "table",
      columns: [
        { title: t("row.code"), width: 34 },
        ...shown.map((group) => ({ title: `${group.name} [${wording.number(group.n)}]`, width: 20, number: true })),
      ],
      rows: [...codes].slice(0, 14).map(([code, shares]) => {
        const name = wording.code(row.definition.vocabulary, code);
        return [own.includes(code) ? { text: `${name} (${t("row.own_answer")})`, strong: true } : name, ...shares];
      }),
    },
  ];
}
