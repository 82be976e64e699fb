import { plain, scaleOf, type Unit, type Value } from "@klynge/core";
import type { Block } from "../document.ts";
import { COLUMNS_WIDTH } from "../layout/measure.ts";
import { countLines } from "../layout/text-width.ts";
import type { ReportContext } from "../model/context.ts";
import { centreOf, quartilesText } from "../model/groups.ts";
import type { RowView } from "../model/rows.ts";
import { countedFacts } from "./row-choices.ts";

/**
 * The answers of a question that stand nowhere else on its page, and what else it is compared by, beside the median and the
 * quartiles of the main group: columns where they share a unit, else a table.
 */
export function answerBlocks(context: ReportContext, row: RowView): Block[] {
  const counted = countedFacts(context, row);
  const given = (row.question?.question.answers ?? []).flatMap(({ fact }) =>
    fact && !counted.has(fact) ? [fact] : [],
  );
  const facts = [...new Set([...given, ...alsoCompared(row)])];
  if (facts.every((fact) => fact === row.fact)) return [];
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
    : [
        { kind: "heading", level: 3, text: context.t(counted.size > 0 ? "row.answers_others" : "row.answers_title") },
        answerTable(context, facts),
      ];
}

/** What a question is compared by besides the fact that heads its page. */
function alsoCompared({ fact, question }: RowView): string[] {
  const { quartiles = [], mean = [] } = question?.question.statistics ?? {};
  return [...quartiles, ...mean].filter((other) => other !== fact);
}

/** The same in a line, for a page that has no room for the chart or table of all answers. */
export function comparedLine(context: ReportContext, row: RowView): Block | null {
  const { t, wording, main } = context;
  const facts = alsoCompared(row);
  if (facts.length === 0 || !main) return null;
  return {
    kind: "small",
    text: t("row.also_compared", { group: main.name, n: wording.number(main.n), values: besideGroup(context, facts) }),
  };
}

/** Each answer with its name, the own value and the figure of the main group. */
function besideGroup(context: ReportContext, facts: readonly string[]): string {
  const { t, wording } = context;
  const told = facts.map((fact) =>
    t("row.beside_group", {
      fact: wording.factName(fact),
      own: wording.value(fact, ownOf(context, fact)),
      figure: groupFigure(context, fact),
    }),
  );
  return told.join("; ");
}

function ownOf(context: ReportContext, fact: string): ReturnType<typeof plain> {
  return plain(context.input.facts[context.edition.dictionary.index.get(fact) as number] as Value);
}

function answerTable(context: ReportContext, facts: readonly string[]): Block {
  const { t, wording, main } = context;
  return {
    kind: "table",
    size: 8,
    columns: [
      { title: t("row.answer"), width: 60 },
      { title: t("row.own"), width: 24, number: true },
      {
        title: main
          ? `${figureTitle(context, facts)}, ${main.name} [${wording.number(main.n)}]`
          : figureTitle(context, facts),
        width: 26,
        number: true,
      },
    ],
    rows: facts.map((fact) => {
      const own = ownOf(context, fact);
      const shown =
        typeof own === "number" ? wording.value(fact, own) : wording.name(wording.value(fact, own), LONGEST_OWN);
      return [wording.factName(fact), own === null ? { text: shown, muted: true } : shown, groupFigure(context, fact)];
    }),
  };
}

/** Letters of a choice of many that the table shows; annex A has as many. */
const LONGEST_OWN = 80;

function unitOf({ edition }: ReportContext, fact: string): Unit | undefined {
  return edition.dictionary.definitions[edition.dictionary.index.get(fact) as number]?.unit;
}

/** What the column of the group holds. */
function figureTitle(context: ReportContext, facts: readonly string[]): string {
  const others = (["level", "boolean", "code", "codes"] as const).filter((unit) =>
    facts.some((fact) => unitOf(context, fact) === unit),
  );
  if (others.length === 0) return context.t(hasQuartiles(context, facts) ? "row.median_quartiles" : "row.median");
  return context.t(facts.every((fact) => unitOf(context, fact) === "level") ? "row.mean" : "row.figure");
}

function hasQuartiles({ main }: ReportContext, facts: readonly string[]): boolean {
  return facts.some((fact) => "q1" in (main?.statistics.get(fact) ?? {}));
}

/** The figure of the main group for one answer, by what it is: a scale has its mean, a yes its share, a choice its most frequent. */
function groupFigure({ t, wording, main, edition }: ReportContext, fact: string): string {
  const statistic = main?.statistics.get(fact);
  if (!statistic || "withheld" in statistic) return "–";
  if ("share" in statistic) return t("annex.share_yes", { share: wording.percent(statistic.share) });
  const definition = edition.dictionary.definitions[edition.dictionary.index.get(fact) as number];
  if ("frequencies" in statistic) {
    const [most] = statistic.frequencies;
    return most ? `${wording.code(definition?.vocabulary, most.code)} ${wording.percent(most.share)}` : "–";
  }
  if (definition?.unit === "level") {
    const mean = centreOf("mean", statistic);
    return mean === null ? "–" : t("annex.mean_of", { value: wording.mean(mean) });
  }
  const quartiles = definition ? quartilesText(wording, definition, statistic) : "";
  return `${wording.value(fact, statistic.median)}${quartiles}`;
}

/** Null unless all answers are counts or amounts of one unit that fit one axis. */
function columnsChart(context: ReportContext, row: RowView, facts: readonly string[]): Block | null {
  const { t, wording, main, edition } = context;
  const units = new Set(
    facts.map((fact) => edition.dictionary.definitions[edition.dictionary.index.get(fact) as number]?.unit),
  );
  const [unit] = units;
  if (units.size !== 1 || (unit !== "count" && unit !== "level" && unit !== "fte")) return null;
  const values = facts.map((fact) => {
    const statistic = main?.statistics.get(fact);
    const { q1, q3 } = row.as === "quartiles" && statistic && "median" in statistic ? statistic : {};
    return { fact, own: ownOf(context, fact) as number | null, median: centreOf(row.as, statistic), q1, q3 };
  });
  const known = values.flatMap(({ own, median, q3 }) => [own ?? [], median ?? [], q3 ?? []].flat());
  if (known.length === 0) return null;
  const top = unit === "level" ? (scaleOf(edition, facts[0] as string)?.high ?? 4) : niceTop(Math.max(...known, 1));
  const at = (value: number): number => Math.min(1, Math.max(0, value / top));
  return {
    kind: "columns-chart",
    alt: t("row.columns_alt", {
      row: wording.text(row.texts.name),
      values: besideGroup(context, facts),
    }),
    caption: [
      t(row.as === "mean" ? "row.columns_caption_mean" : "row.columns_caption", {
        group: main?.name ?? "–",
        n: wording.number(main?.n ?? 0),
      }),
      ...(values.some(({ q1 }) => q1 !== undefined) ? [t("row.columns_half")] : []),
    ].join(" "),
    lines: Math.max(
      ...facts.map((fact) => countLines(wording.factName(fact), LABEL * (COLUMNS_WIDTH / facts.length), 7.5)),
    ),
    ticks: [0, 0.5, 1].map((at) => ({ at, text: wording.number(at * top) })),
    columns: values.map(({ fact, own, median, q1, q3 }) => ({
      own: own === null ? null : own / top,
      median: median === null ? null : at(median),
      half: q1 === undefined || q3 === undefined ? null : [at(q1), at(q3)],
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
