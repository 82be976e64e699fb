import {
  brokenPairRules,
  brokenRules,
  misfit,
  type PoolExpert,
  type ProposalQuestion,
  pairingKey,
  type Standing,
  seatsOf,
  type WantedAssessment,
} from "@klynge/core";

/**
 * Experts as a careful secretariat would name them by hand: the assessments with the fewest experts to choose from first, each
 * with the one or two who cost least as things stand. Keeps every rule, and never takes anything back.
 */
export function greedyCost(question: ProposalQuestion): { readonly unfilled: number; readonly rest: number } {
  const standing = { conflicts: new Set(question.conflicts.map(pairingKey)), daysOf: new Map() } satisfies Standing;
  const daysOf: Map<string, { assessment: string; days: readonly string[] }[]> = standing.daysOf;
  const held = (expert: PoolExpert): number => daysOf.get(expert.id)?.length ?? 0;
  const free = (wanted: WantedAssessment): PoolExpert[] =>
    question.experts.filter((expert) => brokenRules(wanted, expert, standing, held(expert)).length === 0);
  const cost = (wanted: WantedAssessment, expert: PoolExpert): number =>
    misfit(wanted, expert) + expert.load + held(expert) + 1;
  const order = question.assessments.map((wanted) => ({ wanted, choice: free(wanted).length }));
  order.sort((a, b) => a.choice - b.choice);
  let [unfilled, rest] = [0, 0];
  for (const { wanted } of order) {
    const own = free(wanted)
      .map((expert) => ({ expert, costs: cost(wanted, expert) }))
      .sort((a, b) => a.costs - b.costs);
    const chosen = seatsOf(wanted) === 1 ? own.slice(0, 1) : cheapestPair(wanted, own);
    if (chosen.length === 0) unfilled += 1;
    for (const { expert, costs } of chosen) {
      rest += costs;
      daysOf.set(expert.id, [...(daysOf.get(expert.id) ?? []), { assessment: wanted.id, days: wanted.days }]);
    }
  }
  return { unfilled, rest };
}

interface Priced {
  readonly expert: PoolExpert;
  readonly costs: number;
}

function cheapestPair(wanted: WantedAssessment, own: readonly Priced[]): Priced[] {
  let best: Priced[] = [];
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of own.entries())
    for (const b of own.slice(i + 1)) {
      if (a.costs + b.costs >= least) break;
      if (brokenPairRules(wanted, a.expert, b.expert).length > 0) continue;
      [best, least] = [[a, b], a.costs + b.costs];
    }
  return best;
}
