import type { Day } from "../calendar.ts";
import {
  brokenPairRules,
  brokenRules,
  type Pairing,
  type PoolExpert,
  pairingKey,
  type Standing,
  seatsOf,
  shared,
  type WantedAssessment,
} from "./pool.ts";

export interface ProposalQuestion {
  readonly assessments: readonly WantedAssessment[];
  readonly experts: readonly PoolExpert[];
  /** Blocking conflicts of interest (conflicts.ts). */
  readonly conflicts: readonly Pairing[];
  /** What somebody has settled by hand. */
  readonly fixed: readonly Pairing[];
}

/**
 * What it costs that an expert lacks something, in whole numbers (R). The unit is load: the first assessment on a desk costs 1, the
 * second 2 and so on. So the cluster's own language is worth six assessments more on the desk, a sector of the cluster three.
 */
export const PROPOSAL_WEIGHTS = { language: 6, sector: 3 } as const;

/** What an expert lacks for an assessment: the cluster's own language, which is the first it names, and a sector of the cluster. */
export function lacks(wanted: WantedAssessment, expert: PoolExpert): { language: boolean; sector: boolean } {
  const [own] = wanted.languages;
  return {
    language: own !== undefined && !expert.languages.includes(own),
    sector: wanted.sectors.length > 0 && shared(wanted.sectors, expert.sectors).length === 0,
  };
}

/** What an expert costs for an assessment, without the load. */
export function misfit(wanted: WantedAssessment, expert: PoolExpert): number {
  const { language, sector } = lacks(wanted, expert);
  return (language ? PROPOSAL_WEIGHTS.language : 0) + (sector ? PROPOSAL_WEIGHTS.sector : 0);
}

/** The question with everything in the order of its ids, and what is settled already. */
export interface Settled {
  readonly assessments: readonly WantedAssessment[];
  readonly experts: readonly PoolExpert[];
  readonly standing: Standing;
  /** By assessment, in the order of their ids. */
  readonly fixed: readonly (readonly PoolExpert[])[];
  /** How many assessments are fixed for an expert. */
  readonly count: ReadonlyMap<string, number>;
  /** By assessment, who may take a seat of it by the rules. */
  readonly candidates: readonly (readonly PoolExpert[])[];
}

/** Throws a RangeError where something fixed is not there, or an id stands twice. */
export function settle({ assessments, experts, conflicts, fixed }: ProposalQuestion): Settled {
  const [sortedAssessments, sortedExperts] = [sorted(assessments), sorted(experts)];
  const byId = new Map(sortedExperts.map((expert) => [expert.id, expert]));
  const wantedById = new Map(sortedAssessments.map((wanted) => [wanted.id, wanted]));
  const fixedOf = new Map<string, PoolExpert[]>(sortedAssessments.map(({ id }) => [id, []]));
  const daysOf = new Map<string, { assessment: string; days: readonly Day[] }[]>();
  const keys = new Map(fixed.map((pairing) => [pairingKey(pairing), pairing]));
  for (const [, { assessment, expert }] of [...keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [wanted, own] = [wantedById.get(assessment), byId.get(expert)];
    if (!wanted || !own) throw new RangeError(`fixed, but not there: ${assessment}, ${expert}`);
    fixedOf.get(assessment)?.push(own);
    daysOf.set(expert, [...(daysOf.get(expert) ?? []), { assessment, days: wanted.days }]);
  }
  const settled = {
    assessments: sortedAssessments,
    experts: sortedExperts,
    standing: { conflicts: new Set(conflicts.map(pairingKey)), daysOf },
    fixed: sortedAssessments.map(({ id }) => fixedOf.get(id) as PoolExpert[]),
    count: new Map([...daysOf].map(([id, own]) => [id, own.length])),
  };
  return { ...settled, candidates: sortedAssessments.map((_, i) => candidatesFor(settled, i)) };
}

function sorted<T extends { readonly id: string }>(all: readonly T[]): T[] {
  const result = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = result.find(({ id }, i) => result[i + 1]?.id === id);
  if (twice) throw new RangeError(`an id stands twice: ${twice.id}`);
  return result;
}

/** Who may take a seat: keeps the rules for one expert, and those for two with who is fixed; of two free seats, has a partner. */
function candidatesFor(settled: Omit<Settled, "candidates">, index: number): PoolExpert[] {
  const wanted = settled.assessments[index] as WantedAssessment;
  const fixed = settled.fixed[index] as readonly PoolExpert[];
  const free = settled.experts.filter(
    (expert) =>
      !fixed.includes(expert) &&
      brokenRules(wanted, expert, settled.standing, settled.count.get(expert.id) ?? 0).length === 0,
  );
  if (seatsOf(wanted) === 1) return free;
  if (fixed.length > 0)
    return free.filter((expert) => fixed.every((own) => brokenPairRules(wanted, own, expert).length === 0));
  return free.filter((expert) =>
    free.some((other) => other !== expert && brokenPairRules(wanted, expert, other).length === 0),
  );
}
