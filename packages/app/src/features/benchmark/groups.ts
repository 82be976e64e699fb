import {
  type Case,
  type CompiledEdition,
  groupId,
  mainGroup,
  nearestGroups,
  type ReleasedGroup,
  type ReleasedPortfolio,
  type SharesStatistic,
  type Statistic,
} from "@klynge/core";

/** A group of clusters that a result can be compared with. */
export interface Group {
  readonly id: string;
  /** The values that form it; none for all clusters. */
  readonly of: ReleasedGroup["of"];
  readonly n: number;
  readonly statistics: ReadonlyMap<string, Statistic>;
  /** Mean shares of the parts of a whole, of the questions that have them. */
  readonly shares: readonly SharesStatistic[];
  /** Why it stays in the list but cannot be chosen; null for a group that can. */
  readonly withheld: GroupWithheld | null;
  /** True for the group that fields to improve, and the report, are measured against (docs/decisions/0009). */
  readonly main: boolean;
}

export type GroupWithheld = "too_few" | "differs_too_little" | "not_asked";

export interface Grouping {
  readonly edition: CompiledEdition;
  readonly input: Case;
  readonly released: ReleasedPortfolio;
}

/**
 * The nearest first. What the portfolio has not formed is left out; what may not be told of stays and says why.
 * @param facts what is compared: a group of which none may be shown is withheld as a whole
 */
export function groupsOf({ edition, input, released }: Grouping, facts: readonly string[]): Group[] {
  const byId = new Map(released.groups.map((group) => [group.id, group]));
  const main = mainGroup(edition, input, released);
  const { median_from } = edition.edition.files["disclosure.yaml"].rules;
  return nearestGroups(edition, input).flatMap((of) => {
    const group = byId.get(groupId(of));
    if (!group) return [];
    const statistics = new Map(group.statistics.map((statistic) => [statistic.fact, toldStatistic(statistic)]));
    const withheld = withheldAsWhole(group, statistics, facts, median_from);
    const { id, n, shares = [] } = group;
    return [{ id, of, n, statistics, shares: shares.map(toldShares), withheld, main: group === main }];
  });
}

/** Nothing but the reason goes further with what is withheld, whatever else a file may hold. */
function toldStatistic(statistic: Statistic): Statistic {
  if (!("withheld" in statistic)) return statistic;
  const { fact, n, withheld } = statistic;
  return { fact, n, withheld };
}

function toldShares(statistic: SharesStatistic): SharesStatistic {
  if (!("withheld" in statistic)) return statistic;
  const { question, n, withheld } = statistic;
  return { question, n, withheld };
}

function withheldAsWhole(
  { n }: ReleasedGroup,
  statistics: ReadonlyMap<string, Statistic>,
  facts: readonly string[],
  fewest: number,
): GroupWithheld | null {
  const told = facts.flatMap((fact) => statistics.get(fact) ?? []);
  if (told.some((statistic) => !("withheld" in statistic))) return null;
  if (n < fewest) return "too_few";
  const reasons = told.map((statistic) => ("withheld" in statistic ? statistic.withheld : ""));
  if (reasons.includes("differs_too_little")) return "differs_too_little";
  return reasons.includes("too_few") ? "too_few" : "not_asked";
}

export interface Choice {
  /** Null when no group may be shown at all. */
  readonly chosen: Group | null;
  /** What was asked for and cannot be given. */
  readonly refused: "unknown" | "withheld" | null;
}

/** The group of the address, else the main group, else the nearest that may be shown. */
export function chooseGroup(groups: readonly Group[], wanted: string | undefined): Choice {
  const open = groups.filter(({ withheld }) => withheld === null);
  const usual = open.find(({ main }) => main) ?? open[0] ?? null;
  if (wanted === undefined) return { chosen: usual, refused: null };
  const asked = groups.find(({ id }) => id === wanted);
  if (!asked) return { chosen: usual, refused: "unknown" };
  return asked.withheld === null ? { chosen: asked, refused: null } : { chosen: usual, refused: "withheld" };
}
