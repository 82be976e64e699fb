import { type CompiledEdition, interviewsOf } from "../scheme/compile.ts";
import { type Scale, scaleIn } from "../scheme/scale.ts";
import type { GroupColumn, Portfolio, PortfolioCluster } from "./portfolio.ts";
import { type KnownValue, releaseFact, type Statistic } from "./release.ts";
import { releaseShares, type SharedQuestion, type SharesStatistic, sharedQuestions } from "./shares.ts";

/** A comparison group of an edition of a portfolio, as it leaves the core. */
export interface ReleasedGroup {
  /** `all`, `country:NO`, `portfolio:ict`, `portfolio:ict/country:NO`. */
  readonly id: string;
  /** The values that form the group; none for all clusters. */
  readonly of: Readonly<Partial<Record<GroupColumn, string>>>;
  readonly n: number;
  readonly statistics: readonly Statistic[];
  /** Mean shares of the parts of a whole; absent where the portfolio has no question with all parts. */
  readonly shares?: readonly SharesStatistic[];
}

/** Released statistics of a portfolio: everything that a page, an interface or a report may know of other clusters. */
export interface ReleasedPortfolio {
  readonly edition: string;
  readonly synthetic: boolean;
  readonly groups: readonly ReleasedGroup[];
}

interface Group {
  readonly id: string;
  readonly of: Readonly<Partial<Record<GroupColumn, string>>>;
  readonly members: readonly number[];
}

/**
 * Freezes a portfolio into released statistics. Groups come from the hierarchy of the edition, whole before parts; for each
 * fact a group is withheld when the clusters that are known in it differ from those of a group already published by one to
 * five (docs/disclosure.md, rule 6).
 * @param name how the edition of the portfolio is called
 */
export function releasePortfolio(
  edition: CompiledEdition,
  portfolio: Portfolio,
  name: string,
  synthetic: boolean,
): ReleasedPortfolio {
  const groups = formGroups(edition, portfolio);
  const columns = portfolio.facts.map((fact, column) => releaseColumn(edition, portfolio, groups, fact, column));
  const shares = sharedQuestions(edition, portfolio).map((question) => releaseQuestion(edition, groups, question));
  return {
    edition: name,
    synthetic,
    groups: groups.map((group, g) => ({
      id: group.id,
      of: group.of,
      n: group.members.length,
      statistics: columns.map((column) => column[g] as Statistic),
      ...(shares.length > 0 && { shares: shares.map((question) => question[g] as SharesStatistic) }),
    })),
  };
}

/** The groups of every level whose columns the portfolio has, each level in order of its values. */
function formGroups(edition: CompiledEdition, portfolio: Portfolio): Group[] {
  return edition.edition.files["portfolios.yaml"].hierarchy.flatMap((level) => {
    if (!level.by.every((column) => portfolio.columns.includes(column))) return [];
    const groups = new Map<string, { of: Group["of"]; members: number[] }>();
    portfolio.clusters.forEach((cluster, i) => {
      const of = valuesOf(cluster, level.by);
      if (!of) return;
      const id = groupId(of);
      const group = groups.get(id) ?? { of, members: [] };
      group.members.push(i);
      groups.set(id, group);
    });
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { of, members }]) => ({ id, of, members }));
  });
}

function valuesOf(cluster: PortfolioCluster, by: readonly GroupColumn[]): Partial<Record<GroupColumn, string>> | null {
  const of: Partial<Record<GroupColumn, string>> = {};
  for (const column of by) {
    const value = cluster.groups[column];
    if (value === undefined) return null;
    of[column] = value;
  }
  return of;
}

/** The id of the group that is formed by these values. */
export function groupId(of: Readonly<Partial<Record<GroupColumn, string>>>): string {
  const parts = (["portfolio", "label", "country"] as const).flatMap((column) =>
    of[column] === undefined ? [] : [`${column}:${of[column]}`],
  );
  return parts.length === 0 ? "all" : parts.join("/");
}

function releaseColumn(
  edition: CompiledEdition,
  portfolio: Portfolio,
  groups: readonly Group[],
  fact: string,
  column: number,
): Statistic[] {
  const { rules } = edition.edition.files["disclosure.yaml"];
  const { unit } = edition.dictionary.definitions[edition.dictionary.index.get(fact) as number] ?? {};
  if (!unit) throw new RangeError(`unknown fact ${fact}`);
  const what = { fact, unit, scale: scaleOf(edition, fact), byFrequency: isToldByFrequency(edition, fact) };
  const values = portfolio.clusters.map((cluster) => cluster.values[column] ?? null);
  return publish<KnownValue, Statistic>(groups, values, rules.difference_at_most, {
    release: (known) => releaseFact(rules, what, known),
    withhold: (n) => ({ fact, n, withheld: "differs_too_little" }),
  });
}

/** A question asks how often each value is given: then a number has no median (`frequency` in bronze.yaml). */
function isToldByFrequency(edition: CompiledEdition, fact: string): boolean {
  return interviewsOf(edition).some(({ rows }) =>
    rows.some(({ question }) => question.statistics.frequency?.includes(fact)),
  );
}

function releaseQuestion(
  edition: CompiledEdition,
  groups: readonly Group[],
  question: SharedQuestion,
): SharesStatistic[] {
  const { rules } = edition.edition.files["disclosure.yaml"];
  return publish<readonly number[], SharesStatistic>(groups, question.clusters, rules.difference_at_most, {
    release: (known) => releaseShares(rules, question, known),
    withhold: (n) => ({ question: question.id, n, withheld: "differs_too_little" }),
  });
}

/**
 * What is released of each group, in their order: nothing of one whose known clusters differ too little from those of one
 * that was published before it (rule 6).
 * @param values of each cluster of the portfolio; null is unknown
 */
function publish<Known, Released extends object>(
  groups: readonly Group[],
  values: readonly (Known | null)[],
  limit: number,
  { release, withhold }: { release: (known: readonly Known[]) => Released; withhold: (n: number) => Released },
): Released[] {
  const published: ReadonlySet<number>[] = [];
  return groups.map(({ members }) => {
    const known = members.filter((i) => values[i] !== null);
    const released = release(known.map((i) => values[i] as Known));
    if ("withheld" in released && released.withheld === "too_few") return released;
    if (published.some((other) => differsTooLittle(other, known, limit))) return withhold(known.length);
    published.push(new Set(known));
    return released;
  });
}

/** True when two sets of clusters differ by at least one and at most `limit` members. */
function differsTooLittle(published: ReadonlySet<number>, known: readonly number[], limit: number): boolean {
  if (Math.abs(published.size - known.length) > limit) return false;
  let outside = 0;
  for (const member of known) {
    if (!published.has(member)) outside += 1;
    if (outside > limit) return false;
  }
  const difference = outside + (published.size - (known.length - outside));
  return difference >= 1 && difference <= limit;
}

/** The scale of a fact: of its own, or of its unit; null when it has none. */
export function scaleOf(edition: CompiledEdition, fact: string): Scale | null {
  return scaleIn(edition.edition, fact);
}
