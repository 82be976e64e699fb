import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { type ComparisonGroup, centreOf, quartilesText } from "../model/groups.ts";
import type { RowView } from "../model/rows.ts";
import { manyPages, type Section } from "./section.ts";
import { withheldText } from "./withheld.ts";

/** The tables behind the charts: what was released of each group for each row. */
export function figuresSection(context: ReportContext): Section {
  const { t, groups, wording } = context;
  const table: Block = {
    kind: "table",
    size: 7.5,
    columns: [
      { title: t("annex.figures_row"), width: 34 },
      ...groups.map((group) => ({ title: `${group.name} [${wording.number(group.n)}]`, width: 24 })),
    ],
    rows: context.rows.map((row): Cell[] => [
      `${row.id} ${wording.factName(row.fact)}`,
      ...groups.map((group) => figureCell(context, row, group)),
    ]),
  };
  return manyPages(context, t("annex.figures_chapter"), t("annex.figures_title"), [
    { kind: "heading", level: 1, text: t("annex.figures_title") },
    { kind: "text", text: t("annex.figures_lead") },
    table,
  ]);
}

function figureCell(context: ReportContext, row: RowView, group: ComparisonGroup): Cell {
  const { t, wording } = context;
  const statistic = group.statistics.get(row.fact);
  const withheld = { text: withheldText(context, row.fact, group), muted: true };
  if (!statistic || "withheld" in statistic) return withheld;
  if ("share" in statistic) return t("annex.share_yes", { share: wording.percent(statistic.share) });
  if ("frequencies" in statistic) {
    return statistic.frequencies
      .slice(0, 3)
      .map(({ code, share }) => `${wording.code(row.definition.vocabulary, code)} ${wording.percent(share)}`)
      .join(", ");
  }
  const centre = centreOf(row.as, statistic);
  if (centre === null) return withheld;
  if (row.as === "mean") return t("annex.mean_of", { value: wording.mean(centre) });
  return `${wording.figure(row.definition, centre)}${quartilesText(wording, row.definition, statistic)}`;
}
