import {
  type FactDefinition,
  type PlainValue,
  plain,
  type SharesStatistic,
  type Statistic,
  type Value,
} from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { ReportContext } from "../model/context.ts";
import type { ComparisonGroup } from "../model/groups.ts";
import type { RowView } from "../model/rows.ts";
import { isTooSmall, withheldText } from "./withheld.ts";

/** How often other clusters give each answer, and how a whole divides among them, beside the own answer. */

/** Answers that a table lists, unless the cluster gave more itself; and the most that fit a page with all else. */
const LISTED = 14;
const MOST_LISTED = 16;

/** What other clusters answer to a question of choice, of yes and no, or of a small number: the own answer is always there, and marked. */
export function choiceBlocks(
  context: ReportContext,
  fact: string,
  groups: readonly ComparisonGroup[],
  title: string,
): Block[] {
  const { t, wording } = context;
  const own = ownOf(context, fact);
  const definition = definitionOf(context, fact);
  const columns = groups.flatMap((group) => {
    const statistic = group.statistics.get(fact);
    const shares = sharesOf(statistic);
    return statistic && shares ? [{ group, n: statistic.n, shares }] : [];
  });
  const blocks: Block[] = [{ kind: "heading", level: 3, text: title }];
  const withheld = notes(context, groups, (group) =>
    columns.some((column) => column.group === group)
      ? null
      : [group.statistics.get(fact)?.n, withheldText(context, fact, group)],
  );
  if (columns.length === 0) return [...blocks, ...withheld];
  const given = own === null ? [] : (Array.isArray(own) ? own : [own]).map(String);
  const named = [...new Set([...columns.flatMap(({ shares }) => [...shares.keys()]), ...given])];
  const all = definition.unit === "count" ? named.sort((a, b) => Number(a) - Number(b)) : named;
  const listed = listedOf(all, given);
  const name = (code: string): string =>
    definition.unit === "boolean"
      ? wording.valueOf(definition, code === YES)
      : wording.code(definition.vocabulary, code);
  const rows = listed.map((code): Cell[] => [
    given.includes(code) ? { text: `${name(code)} (${t("row.own_answer")})`, strong: true } : name(code),
    ...columns.map(({ shares }) => percentOf(context, shares.get(code))),
  ]);
  return [
    ...blocks,
    {
      kind: "table",
      columns: [{ title: t("row.code"), width: 34 }, ...columns.map(({ group, n }) => groupColumn(context, group, n))],
      rows,
    },
    ...(hasDash(rows) ? [{ kind: "small", text: t("row.frequencies_dash") } as const] : []),
    ...(all.length > listed.length
      ? [{ kind: "small", text: t("row.frequencies_more", { count: all.length - listed.length }) } as const]
      : []),
    ...withheld,
  ];
}

/** The first answers in the order of the nearest group; own ones that come later take the place of the last of them. */
function listedOf(all: readonly string[], own: readonly string[]): string[] {
  const kept = new Set(own.slice(0, MOST_LISTED));
  for (const code of all) if (kept.size < LISTED) kept.add(code);
  return all.filter((code) => kept.has(code));
}

/** The two answers to a question of yes and no, as codes. */
const [YES, NO] = ["true", "false"];

/** The released share of each answer; null where none was released. Who says no follows from who says yes. */
function sharesOf(statistic: Statistic | undefined): ReadonlyMap<string, number> | null {
  if (!statistic) return null;
  if ("frequencies" in statistic) return new Map(statistic.frequencies.map(({ code, share }) => [code, share]));
  if (!("share" in statistic)) return null;
  return new Map([
    [YES, statistic.share],
    [NO, 1 - statistic.share],
  ]);
}

/** Frequencies and shares that the scheme asks for besides what the page compares first, of these groups. */
export function furtherBlocks(context: ReportContext, row: RowView, groups: readonly ComparisonGroup[]): Block[] {
  const { frequency = [], shares = [] } = row.question?.question.statistics ?? {};
  return [
    ...frequency.flatMap((fact) => {
      if (fact === row.fact || !hasFrequencies(context, fact)) return [];
      const title = context.t("row.frequencies_of", { fact: context.wording.factName(fact) });
      return choiceBlocks(context, fact, groups, title);
    }),
    ...(shares.length > 0 ? sharesBlocks(context, row.id, shares, groups) : []),
  ];
}

/** The facts whose answers stand on the page with how often each is given. */
export function countedFacts(context: ReportContext, { fact, as, question }: RowView): ReadonlySet<string> {
  const frequency = question?.question.statistics.frequency ?? [];
  return new Set(frequency.filter((own) => (own === fact ? as === "frequency" : hasFrequencies(context, own))));
}

/** Statistics of another edition may tell this number by its median, which then stands among the answers. */
function hasFrequencies({ groups }: ReportContext, fact: string): boolean {
  const statistics = groups.flatMap((group) => group.statistics.get(fact) ?? []);
  return statistics.length > 0 && statistics.every((statistic) => !("median" in statistic));
}

/** How a whole divides: the own share of each part beside the mean share in each group (decision 0014). */
function sharesBlocks(
  context: ReportContext,
  question: string,
  parts: readonly string[],
  groups: readonly ComparisonGroup[],
): Block[] {
  const { t, wording } = context;
  const statistics = new Map(
    groups.map((group) => [group, group.shares.find((own) => own.question === question)] as const),
  );
  if ([...statistics.values()].every((statistic) => !statistic)) return [];
  const columns = groups.flatMap((group) => {
    const statistic = statistics.get(group);
    return statistic && "shares" in statistic ? [{ group, n: statistic.n, shares: statistic.shares }] : [];
  });
  const withheld = notes(context, groups, (group) => {
    const statistic = statistics.get(group);
    return statistic && "shares" in statistic ? null : [statistic?.n, withheldShares(context, group, statistic)];
  });
  const own = parts.map((part) => ownOf(context, part));
  const whole = own.every((value) => typeof value === "number") ? own.reduce((a, b) => a + b, 0) : null;
  const ownShare = (value: PlainValue): Cell =>
    whole !== null && whole > 0 && typeof value === "number"
      ? wording.percent(value / whole)
      : { text: t("condition.unknown"), muted: true };
  const rows = parts.map((part, i): Cell[] => [
    wording.factName(part),
    ownShare(own[i] ?? null),
    ...columns.map(({ shares }) => percentOf(context, shares[part])),
  ]);
  return [
    { kind: "heading", level: 3, text: t("row.shares_title") },
    {
      kind: "table",
      columns: [
        { title: t("row.share_part"), width: 34 },
        { title: t("row.own_share"), width: 14, number: true },
        ...columns.map(({ group, n }) => groupColumn(context, group, n)),
      ],
      rows,
    },
    { kind: "small", text: [t("row.shares_note"), ...(hasDash(rows) ? [t("row.shares_dash")] : [])].join(" ") },
    ...withheld,
  ];
}

function withheldShares(
  { t, edition }: ReportContext,
  group: ComparisonGroup,
  statistic: SharesStatistic | undefined,
): string {
  const { rules } = edition.edition.files["disclosure.yaml"];
  if (!statistic) return t(isTooSmall(edition, group) ? "groups.withheld_too_few" : "groups.withheld_not_asked");
  if (!("withheld" in statistic) || statistic.withheld === "dominated") return t("groups.withheld_dominated");
  return statistic.withheld === "too_few"
    ? t("groups.withheld_mean_too_few", { from: rules.quartiles_from })
    : t("groups.withheld_differs_too_little");
}

/** A line for each group that has no column, so that none is missed without a word. */
function notes(
  { wording }: ReportContext,
  groups: readonly ComparisonGroup[],
  reason: (group: ComparisonGroup) => readonly [n: number | undefined, text: string] | null,
): Block[] {
  return groups.flatMap((group): Block[] => {
    const found = reason(group);
    if (!found) return [];
    const [n = group.n, text] = found;
    return [{ kind: "small", text: `${group.name} [${wording.number(n)}]. ${text}.` }];
  });
}

function groupColumn({ wording }: ReportContext, group: ComparisonGroup, n: number) {
  return { title: `${group.name} [${wording.number(n)}]`, width: 20, number: true };
}

function percentOf({ wording }: ReportContext, share: number | undefined): string {
  return share === undefined ? "–" : wording.percent(share);
}

function hasDash(rows: readonly (readonly Cell[])[]): boolean {
  return rows.some((cells) => cells.includes("–"));
}

function definitionOf({ edition }: ReportContext, fact: string): FactDefinition {
  return edition.dictionary.definitions[edition.dictionary.index.get(fact) as number] as FactDefinition;
}

function ownOf({ edition, input }: ReportContext, fact: string): PlainValue {
  return plain(input.facts[edition.dictionary.index.get(fact) as number] as Value);
}
