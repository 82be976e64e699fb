import { plain, scaleOf, type Value } from "@klynge/core";
import type { Block } from "../document.ts";
import { COLUMNS_WIDTH } from "../layout/measure.ts";
import { countLines } from "../layout/text-width.ts";
import type { ReportContext } from "../model/context.ts";
import { centreOf } from "../model/groups.ts";
import type { RowView } from "../model/rows.ts";

/** All answers of a question beside the median of the main group: columns where they share a unit, else a table. */
export function answerBlocks(context: ReportContext, row: RowView): Block[] {
  const facts = row.question?.question.answers.flatMap((answer) => answer.fact ?? []) ?? [];
  if (facts.length < 2) return [];
  const columns = facts.length >= 3 && facts.length <= 6 ? columnsChart(context, row, facts) : null;
  return columns
    ? [
        {
          kind: "heading",
          level: 3,
          text: context.t(row.as === "mean" ? "row.columns_title_mean" : "row.columns_title"),
        },
        columns,
      ]
    : [{ kind: "heading", level: 3, text: context.t("row.answers_title") }, answerTable(context, row, facts)];
}

function ownOf(context: ReportContext, fact: string): ReturnType<typeof plain> {
  return plain(context.input.facts[context.edition.dictionary.index.get(fact) as number] as Value);
}

function answerTable(context: ReportContext, row: RowView, facts: readonly string[]): Block {
  const { t, wording, main } = context;
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("row.answer"), width: 60 },
      { title: t("row.own"), width: 24, number: true },
      {
        title: main
          ? `${t(row.as === "mean" ? "row.mean" : "row.median")}, ${main.name} [${wording.number(main.n)}]`
          : t(row.as === "mean" ? "row.mean" : "row.median"),
        width: 26,
        number: true,
      },
    ],
    rows: facts.map((fact) => {
      const median = centreOf(row.as, main?.statistics.get(fact));
      const own = ownOf(context, fact);
      return [
        wording.factName(fact),
        own === null ? { text: wording.value(fact, own), muted: true } : wording.value(fact, own),
        median === null ? "–" : row.as === "mean" ? wording.mean(median) : wording.value(fact, median),
      ];
    }),
  };
}

/** Null unless all answers are counts or amounts of one unit that fit one axis. */
function columnsChart(context: ReportContext, row: RowView, facts: readonly string[]): Block | null {
  const { t, wording, main, edition } = context;
  const units = new Set(
    facts.map((fact) => edition.dictionary.definitions[edition.dictionary.index.get(fact) as number]?.unit),
  );
  const [unit] = units;
  if (units.size !== 1 || (unit !== "count" && unit !== "level" && unit !== "fte")) return null;
  const values = facts.map((fact) => ({
    fact,
    own: ownOf(context, fact) as number | null,
    median: centreOf(row.as, main?.statistics.get(fact)),
  }));
  const known = values.flatMap(({ own, median }) => [own ?? [], median ?? []].flat());
  if (known.length === 0) return null;
  const top = unit === "level" ? (scaleOf(edition, facts[0] as string)?.high ?? 4) : niceTop(Math.max(...known, 1));
  return {
    kind: "columns-chart",
    alt: t("row.columns_alt", {
      row: wording.text(row.texts.name),
      values: values.map((v) => `${wording.factName(v.fact)}: ${wording.value(v.fact, v.own)}`).join(", "),
    }),
    caption: t(row.as === "mean" ? "row.columns_caption_mean" : "row.columns_caption", {
      group: main?.name ?? "–",
      n: wording.number(main?.n ?? 0),
    }),
    lines: Math.max(
      ...facts.map((fact) => countLines(wording.factName(fact), LABEL * (COLUMNS_WIDTH / facts.length), 7.5)),
    ),
    ticks: [0, 0.5, 1].map((at) => ({ at, text: wording.number(at * top) })),
    columns: values.map(({ fact, own, median }) => ({
      own: own === null ? null : own / top,
      median: median === null ? null : Math.min(1, median / top),
      "own-text": own === null ? t("condition.unknown") : wording.number(own),
      label: wording.factName(fact),
    })),
  };
}

/** How much of its width a label surely has for its letters: words are broken where they do not fit. */
const LABEL = 0.9;

/** The next round number: 1, 2, 4, 10, 20, 40, 100... */
function niceTop(value: number): number {
  for (let unit = 1; ; unit *= 10) {
    const top = [1, 2, 4].map((factor) => factor * unit).find((candidate) => candidate >= value);
    if (top) return top;
  }
}
