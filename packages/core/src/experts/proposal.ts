import type { Day } from "../calendar.ts";
import { type EmptiedBy, emptiedBy, type Reason, reasonsFor } from "./explain.ts";
import {
  brokenPairRules,
  brokenRules,
  type ExpertRule,
  exclusiveGroups,
  type PairRule,
  type PoolExpert,
  seatsOf,
  shareDay,
  type WantedAssessment,
} from "./pool.ts";
import { fillSeats, type RuledProblem } from "./seat-search.ts";
import { lacks, misfit, PROPOSAL_WEIGHTS, type ProposalQuestion, type Settled, settle } from "./settled.ts";

export interface Proposal {
  /** In the order of their ids. */
  readonly assessments: readonly ProposedAssessment[];
  readonly cost: {
    readonly unfilled: number;
    readonly language: number;
    readonly sector: number;
    readonly load: number;
  };
  /** False when the search was given up before it was certain that nothing is better. */
  readonly proven: boolean;
}

export interface ProposedAssessment {
  readonly assessment: string;
  readonly experts: readonly ProposedExpert[];
  /** Rules that the fixed experts break together. */
  readonly brokenTogether: readonly (PairRule | "too_many")[];
  /** Null when it has all its experts. */
  readonly emptied: EmptiedBy | null;
}

export interface ProposedExpert {
  readonly expert: string;
  readonly fixed: boolean;
  /** Rules that a fixed expert breaks; a proposed one breaks none. */
  readonly broken: readonly ExpertRule[];
  readonly reasons: readonly Reason[];
}

/**
 * Which experts to propose for which assessments (excellence.md 3.3, 3.4, 3.6; the weights are R). As many assessments as possible
 * get all their experts; then language, sector and even load count. The answer is the best there is, and the same
 * whatever the order of what comes in. Nobody is sent against a rule; what is fixed by hand stays, and the rules that it breaks are told.
 * Throws a RangeError where something fixed is not there, or an id stands twice.
 */
export function proposeExperts(question: ProposalQuestion): Proposal {
  const settled = settle(question);
  const { assessments, experts } = settled;
  const { experts: filled, proven } = fillSeats(toProblem(settled));
  const chosen = filled.map((places) => places.map((place) => experts[place] as PoolExpert));
  const all = assessments.map((_, i) => [...(settled.fixed[i] as PoolExpert[]), ...(chosen[i] as PoolExpert[])]);
  return {
    assessments: assessments.map((wanted, i) => {
      const fixed = settled.fixed[i] as readonly PoolExpert[];
      const missing = (all[i] as PoolExpert[]).length < seatsOf(wanted);
      return {
        assessment: wanted.id,
        experts: (all[i] as PoolExpert[]).map((expert) => ({
          expert: expert.id,
          fixed: fixed.includes(expert),
          broken: fixed.includes(expert) ? brokenByFixed(settled, wanted, expert) : [],
          reasons: reasonsFor(settled, all, i, expert),
        })),
        brokenTogether: brokenTogether(wanted, fixed),
        emptied: missing ? emptiedBy(settled, i) : null,
      };
    }),
    cost: costOf(settled, all),
    proven,
  };
}

function toProblem(settled: Settled): RuledProblem {
  const { assessments, experts, count, candidates } = settled;
  const place = new Map(experts.map((expert, i) => [expert, i]));
  const at = (own: Iterable<PoolExpert>): Int16Array => Int16Array.from(own, (expert) => place.get(expert) as number);
  const seats = assessments.map((wanted, i) =>
    Math.max(0, seatsOf(wanted) - (settled.fixed[i] as PoolExpert[]).length),
  );
  const load = Int32Array.from(experts, (expert) => expert.load + (count.get(expert.id) ?? 0));
  const most = Math.max(0, ...load) + assessments.length;
  const { language, sector } = PROPOSAL_WEIGHTS;
  return {
    experts: experts.length,
    seats,
    day: crowdedDays(assessments),
    candidates: candidates.map(at),
    costs: assessments.map((wanted) => Int32Array.from(experts, (expert) => misfit(wanted, expert))),
    load,
    room: Int32Array.from(experts, (expert, i) => Math.max(0, expert.capacity - (load[i] as number))),
    groups: assessments.map((wanted, i) =>
      seats[i] === 2
        ? exclusiveGroups(wanted, candidates[i] as PoolExpert[]).map((own) => marks(at(own), experts.length))
        : [],
    ),
    sameDay: sameDays(assessments),
    unfilled: 2 * (1 + assessments.length * 2 * (language + sector + most)),
  };
}

function marks(places: Int16Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  for (const place of places) result[place] = 1;
  return result;
}

function sameDays(assessments: readonly WantedAssessment[]): (a: number, b: number) => boolean {
  const days = assessments.map((wanted) => wanted.days);
  return (a, b) => shareDay(days[a] as readonly Day[], days[b] as readonly Day[]);
}

/** Of each assessment the day on which most others are, as a number; of equals the first. */
function crowdedDays(assessments: readonly WantedAssessment[]): Int32Array {
  const visits = new Map<Day, number>();
  for (const day of assessments.flatMap(({ days }) => days)) visits.set(day, (visits.get(day) ?? 0) + 1);
  const numbers = new Map([...visits.keys()].map((day, i) => [day, i]));
  const crowd = (day: Day): number => visits.get(day) as number;
  return Int32Array.from(assessments, ({ id, days }) => {
    if (days.length === 0) throw new RangeError(`an assessment without a day: ${id}`);
    return numbers.get(days.reduce((a, b) => (crowd(b) > crowd(a) ? b : a))) as number;
  });
}

function brokenByFixed({ standing, count }: Settled, wanted: WantedAssessment, expert: PoolExpert): ExpertRule[] {
  return brokenRules(wanted, expert, standing, (count.get(expert.id) ?? 1) - 1);
}

function brokenTogether(wanted: WantedAssessment, fixed: readonly PoolExpert[]): ProposedAssessment["brokenTogether"] {
  const [a, b] = fixed;
  const broken = wanted.label === "gold" && a && b ? brokenPairRules(wanted, a, b) : [];
  return fixed.length > seatsOf(wanted) ? [...broken, "too_many"] : broken;
}

function costOf({ assessments, experts }: Settled, all: readonly (readonly PoolExpert[])[]): Proposal["cost"] {
  const cost = { unfilled: 0, language: 0, sector: 0, load: 0 };
  const taken = new Map<PoolExpert, number>();
  for (const [i, wanted] of assessments.entries()) {
    const own = all[i] as readonly PoolExpert[];
    if (own.length < seatsOf(wanted)) cost.unfilled += 1;
    for (const expert of own) {
      const lack = lacks(wanted, expert);
      cost.language += lack.language ? PROPOSAL_WEIGHTS.language : 0;
      cost.sector += lack.sector ? PROPOSAL_WEIGHTS.sector : 0;
      taken.set(expert, (taken.get(expert) ?? 0) + 1);
    }
  }
  for (const expert of experts) {
    const [before, after] = [expert.load, expert.load + (taken.get(expert) ?? 0)];
    // the sum of before + 1 to after
    cost.load += (after * (after + 1) - before * (before + 1)) / 2;
  }
  return cost;
}
