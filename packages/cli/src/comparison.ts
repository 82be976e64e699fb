import {
  type Case,
  type CompiledEdition,
  type CompiledInterview,
  type ComparedQuestion,
  compareQuestions,
  type GroupStatistics,
  groupId,
  type ReleasedGroup,
  type ReleasedPortfolio,
} from "@klynge/core";

/** What the answers of an interview were compared with. */
export interface Against {
  readonly edition: string;
  readonly synthetic: boolean;
  readonly group: string;
  readonly n: number;
}

export interface Comparison {
  readonly against: Against | null;
  readonly compared: readonly ComparedQuestion[];
}

/** Below this many clusters rounding is coarse, and all clusters are the better measure. */
const OWN_GROUP_FROM = 15;

/** Compares with the own portfolio when it is large enough, else with all clusters; the report does the same. */
export function compareWith(edition: CompiledEdition, scheme: CompiledInterview, input: Case, released: ReleasedPortfolio): Comparison {
  const group = ownGroup(edition, input, released);
  return {
    against: group && { edition: released.edition, synthetic: released.synthetic, group: group.id, n: group.n },
    compared: compareQuestions(scheme, input.facts, quartilesOf(group)),
  };
}

function ownGroup(edition: CompiledEdition, input: Case, released: ReleasedPortfolio): ReleasedGroup | null {
  const portfolio = input.facts[edition.dictionary.index.get("cluster.portfolio") ?? -1];
  const own = typeof portfolio === "string" ? released.groups.find((group) => group.id === groupId({ portfolio })) : undefined;
  if (own && own.n >= OWN_GROUP_FROM) return own;
  return released.groups.find((group) => group.id === groupId({})) ?? null;
}

function quartilesOf(group: ReleasedGroup | null): GroupStatistics {
  return new Map((group?.statistics ?? []).flatMap((statistic) => ("median" in statistic ? [[statistic.fact, statistic]] : [])));
}
