import type {
  Case,
  CompiledEdition,
  FactDefinition,
  GroupColumn,
  ReleasedGroup,
  ReleasedNumber,
  ReleasedPortfolio,
  SharesStatistic,
  Statistic,
} from "@klynge/core";
import { groupId, nearestGroups } from "@klynge/core";
import type { Translate } from "../texts.ts";
import type { Wording } from "../wording/wording.ts";

/** A group that the report compares with: what was released of it, under its name. */
export interface ComparisonGroup {
  readonly id: string;
  readonly name: string;
  readonly n: number;
  readonly statistics: ReadonlyMap<string, Statistic>;
  /** Mean shares of the parts of a whole, of the questions that have them. */
  readonly shares: readonly SharesStatistic[];
}

/**
 * The groups of a report, the nearest first. Those that the portfolio has not formed are left out; those whose statistics are
 * withheld stay and say so.
 */
export function comparisonGroups(
  edition: CompiledEdition,
  input: Case,
  released: ReleasedPortfolio,
  t: Translate,
  wording: Wording,
): ComparisonGroup[] {
  const byId = new Map(released.groups.map((group) => [group.id, group]));
  return nearestGroups(edition, input).flatMap((of) => {
    const group = byId.get(groupId(of));
    return group ? [present(group, groupName(of, t, wording))] : [];
  });
}

/**
 * The figure that a group is known by: the median, or of a scale the mean. Null where it was not released; the median of a
 * scale does not stand in for a mean that is withheld, because it was withheld for what it tells.
 */
export function centreOf(as: "quartiles" | "mean" | "frequency", statistic: Statistic | undefined): number | null {
  if (!statistic || !("median" in statistic)) return null;
  return as === "mean" ? (statistic.mean ?? null) : statistic.median;
}

/** The quartiles beside a median, in brackets; empty where they were not released. */
export function quartilesText(wording: Wording, definition: FactDefinition, { q1, q3 }: ReleasedNumber): string {
  if (q1 === undefined || q3 === undefined) return "";
  return ` (${wording.figure(definition, q1)} – ${wording.figure(definition, q3)})`;
}

export function groupName(of: Readonly<Partial<Record<GroupColumn, string>>>, t: Translate, wording: Wording): string {
  const parts = [
    ...(of.portfolio ? [wording.code("portfolio", of.portfolio)] : []),
    ...(of.label ? [t("groups.labelled", { label: wording.code("label", of.label) })] : []),
    ...(of.country ? [wording.country(of.country)] : []),
  ];
  return parts.length === 0 ? t("groups.all") : parts.join(", ");
}

function present(group: ReleasedGroup, name: string): ComparisonGroup {
  const statistics = new Map(group.statistics.map((own) => [own.fact, own]));
  return { id: group.id, name, n: group.n, statistics, shares: group.shares ?? [] };
}
