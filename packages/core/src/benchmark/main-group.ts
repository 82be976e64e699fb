import type { Case } from "../assessment/case.ts";
import type { CompiledEdition } from "../scheme/compile.ts";
import type { GroupStatistics } from "./compare.ts";
import { groupId, type ReleasedGroup, type ReleasedPortfolio } from "./groups.ts";

/** The portfolio (sector group) that a cluster belongs to; null when the case does not say. */
export function ownPortfolio(edition: CompiledEdition, input: Case): string | null {
  const value = input.facts[edition.dictionary.index.get("cluster.portfolio") ?? -1];
  return typeof value === "string" ? value : null;
}

/**
 * The one group that triggers, positions and the profile are measured against: the own portfolio when it is large enough
 * (`main_group` in portfolios.yaml), else all clusters; null when neither was released.
 */
export function mainGroup(edition: CompiledEdition, input: Case, released: ReleasedPortfolio): ReleasedGroup | null {
  const find = (id: string): ReleasedGroup | undefined => released.groups.find((group) => group.id === id);
  const portfolio = ownPortfolio(edition, input);
  const own = portfolio === null ? undefined : find(groupId({ portfolio }));
  if (own && own.n >= edition.edition.files["portfolios.yaml"].main_group.from) return own;
  return find(groupId({})) ?? null;
}

/**
 * The groups that a cluster is compared with, the nearest first: own portfolio in own country, own portfolio, own country,
 * holders of the highest label, all (docs/decisions/0009). A portfolio need not have formed all of them.
 */
export function nearestGroups(edition: CompiledEdition, input: Case): ReleasedGroup["of"][] {
  const portfolio = ownPortfolio(edition, input);
  const { country } = input.cluster;
  const label = edition.labels.at(-1) as string;
  return [...(portfolio === null ? [] : [{ portfolio, country }, { portfolio }]), { country }, { label }, {}];
}

/** The medians and quartiles of a group by fact, as questions are compared with them. */
export function quartilesOf(group: Pick<ReleasedGroup, "statistics"> | null): GroupStatistics {
  return new Map(
    (group?.statistics ?? []).flatMap((statistic) =>
      // a file may say both: what is withheld stays so
      "median" in statistic && !("withheld" in statistic) ? [[statistic.fact, statistic]] : [],
    ),
  );
}
