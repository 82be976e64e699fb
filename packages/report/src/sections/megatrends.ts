import { plain, type Value } from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import { centreOf } from "../model/groups.ts";
import { onePage, type Section } from "./section.ts";
import { withheldText } from "./withheld.ts";

/** Digital, green and social transformation: own level, means of the groups, a question for the board. */
export function megatrendSection(context: ReportContext): Section {
  const { t, edition, wording, scheme } = context;
  const trends = Object.entries(edition.edition.files["texts/dimensions.yaml"].megatrends);
  return onePage(context, t("megatrends.chapter"), t("megatrends.title"), 1, [
    { kind: "heading", level: 1, text: t("megatrends.title") },
    { kind: "lead", text: t("megatrends.lead") },
    { kind: "heading", level: 3, text: t("megatrends.table_title") },
    levelTable(
      context,
      trends.map(([id]) => id),
    ),
    ...reasons(
      context,
      trends.map(([id]) => id),
    ),
    { rank: 10, block: { kind: "small", text: t("megatrends.source") } },
    ...(scheme.kind === "audit" ? [{ kind: "small" as const, text: t("megatrends.unknown_audit") }] : []),
    ...trends.flatMap(([id, texts]): Block[] => [
      { kind: "heading", level: 3, text: wording.text(texts.name) },
      { kind: "text", text: `${levelSentence(context, id)} ${wording.text(texts.text)}` },
      { kind: "labelled", label: t("megatrends.question"), text: wording.text(texts.question) },
    ]),
    {
      rank: 20,
      heading: { kind: "heading", level: 3, text: t("megatrends.together") },
      block: { kind: "text", text: t("megatrends.together_text") },
    },
  ]);
}

/** Why means are withheld, each reason once: the columns are too narrow to hold it. */
function reasons(context: ReportContext, trends: readonly string[]): Block[] {
  const told = context.groups.flatMap((group) =>
    trends.flatMap((id) => {
      const fact = `transformation.${id}`;
      if (centreOf("mean", group.statistics.get(fact)) !== null) return [];
      return [`${group.name}. ${withheldText(context, fact, group)}.`];
    }),
  );
  return [...new Set(told)].map((text) => ({ kind: "small", text }));
}

function ownLevel({ edition, input }: ReportContext, id: string): number | null {
  return plain(input.facts[edition.dictionary.index.get(`transformation.${id}`) as number] as Value) as number | null;
}

function levelSentence(context: ReportContext, id: string): string {
  const own = ownLevel(context, id);
  const { say, main, wording } = context;
  if (own === null) return say("megatrend.unknown");
  const statistic = main?.statistics.get(`transformation.${id}`);
  if (!statistic || !("median" in statistic) || statistic.mean === undefined)
    return say("megatrend.withheld", { value: wording.number(own) });
  return say("megatrend.own", {
    value: wording.number(own),
    group: main?.name ?? "",
    median: wording.mean(statistic.mean),
    n: statistic.n,
  });
}

function levelTable(context: ReportContext, trends: readonly string[]): Block {
  const { t, wording, edition, groups } = context;
  const names = edition.edition.files["texts/dimensions.yaml"].megatrends;
  return {
    kind: "table",
    columns: [
      { title: t("megatrends.trend"), width: 30 },
      { title: t("megatrends.own_level"), width: 14, number: true },
      ...groups.map((group) => ({
        title: t("megatrends.mean_of", { group: group.name, n: wording.number(group.n) }),
        width: 22,
        number: true,
      })),
    ],
    size: 8,
    rows: trends.map((id) => {
      const own = ownLevel(context, id);
      const cells = groups.map((group): Cell => {
        const statistic = group.statistics.get(`transformation.${id}`);
        const mean = centreOf("mean", statistic);
        return mean === null ? { text: t("megatrends.withheld"), muted: true } : wording.mean(mean);
      });
      return [
        wording.text(names[id]?.name ?? {}),
        own === null ? { text: t("condition.unknown"), muted: true } : wording.number(own),
        ...cells,
      ];
    }),
  };
}
