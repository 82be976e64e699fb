import {
  brokenPairRules,
  brokenRules,
  CANDIDATE_RULES,
  type ExpertRule,
  PAIR_RULES,
  type PairRule,
  type PoolExpert,
  seatsOf,
  shareDay,
  shared,
  type WantedAssessment,
} from "./pool.ts";
import { misfit, type Settled } from "./settled.ts";

/** Why this expert, as codes and numbers (excellence.md 3.6, the secretariat selects and proposes, the cluster agrees). */
export type Reason =
  | { readonly code: "foreign" | "national"; readonly country: string }
  | { readonly code: "own_language"; readonly language: string }
  /** Not the cluster's own, but others it asks for. */
  | { readonly code: "other_language"; readonly languages: readonly string[] }
  | { readonly code: "sector"; readonly sectors: readonly string[] }
  | { readonly code: "no_sector" }
  | { readonly code: "load"; readonly before: number; readonly after: number; readonly capacity: number }
  /** How many could have come, by the rules. */
  | { readonly code: "chosen_among"; readonly count: number }
  /**
   * How many of those would have fitted better by language and sector: with a full desk now, elsewhere on the day, or spared so that
   * load is even and the others get theirs.
   */
  | {
      readonly code: "traded";
      readonly better: number;
      readonly full: number;
      readonly elsewhere: number;
      readonly spared: number;
    };

/** What leaves an assessment without experts: how many experts each rule leaves, in order, and the first that leaves too few. */
export interface EmptiedBy {
  /** `taken` when the rules leave enough, but others need them more. */
  readonly rule: ExpertRule | PairRule | "taken";
  readonly left: readonly { readonly rule: ExpertRule | PairRule; readonly count: number }[];
}

/**
 * Why an expert stands in the proposal for an assessment.
 * @param all by assessment, everybody who is proposed or fixed for it
 * @param index of the assessment
 */
export function reasonsFor(
  settled: Settled,
  all: readonly (readonly PoolExpert[])[],
  index: number,
  expert: PoolExpert,
): Reason[] {
  const wanted = settled.assessments[index] as WantedAssessment;
  const after = expert.load + takenBy(all, expert).length;
  const { id: _, country, capacity, load: before } = expert;
  const candidates = settled.candidates[index] as readonly PoolExpert[];
  return [
    { code: country === wanted.country ? "national" : "foreign", country },
    ...languageReason(wanted, expert),
    ...sectorReason(wanted, expert),
    { code: "load", before, after, capacity },
    { code: "chosen_among", count: candidates.length },
    ...traded(settled, all, index, { expert, candidates }),
  ];
}

function languageReason(wanted: WantedAssessment, expert: PoolExpert): Reason[] {
  const languages = shared(wanted.languages, expert.languages);
  const [own] = wanted.languages;
  if (own === undefined) return [];
  return languages[0] === own ? [{ code: "own_language", language: own }] : [{ code: "other_language", languages }];
}

function sectorReason(wanted: WantedAssessment, expert: PoolExpert): Reason[] {
  const sectors = shared(wanted.sectors, expert.sectors);
  if (wanted.sectors.length === 0) return [];
  return sectors.length > 0 ? [{ code: "sector", sectors }] : [{ code: "no_sector" }];
}

function traded(
  { assessments }: Settled,
  all: readonly (readonly PoolExpert[])[],
  index: number,
  { expert, candidates }: { expert: PoolExpert; candidates: readonly PoolExpert[] },
): Reason[] {
  const wanted = assessments[index] as WantedAssessment;
  const here = all[index] as readonly PoolExpert[];
  const better = candidates.filter((one) => !here.includes(one) && misfit(wanted, one) < misfit(wanted, expert));
  if (better.length === 0) return [];
  const full = better.filter((one) => one.load + takenBy(all, one).length >= one.capacity);
  const elsewhere = better.filter(
    (one) =>
      !full.includes(one) &&
      takenBy(all, one).some((other) => shareDay((assessments[other] as WantedAssessment).days, wanted.days)),
  );
  const spared = better.length - full.length - elsewhere.length;
  return [{ code: "traded", better: better.length, full: full.length, elsewhere: elsewhere.length, spared }];
}

/** The assessments that an expert has in the proposal, by index. */
function takenBy(all: readonly (readonly PoolExpert[])[], expert: PoolExpert): number[] {
  return all.flatMap((own, i) => (own.includes(expert) ? [i] : []));
}

/** Why an assessment lacks experts: the rules one after another, then, for Gold, who has a partner left. */
export function emptiedBy(settled: Settled, index: number): EmptiedBy {
  const wanted = settled.assessments[index] as WantedAssessment;
  const fixed = settled.fixed[index] as readonly PoolExpert[];
  const needed = seatsOf(wanted) - fixed.length;
  const left: { rule: ExpertRule | PairRule; count: number }[] = [];
  let experts = settled.experts.filter((expert) => !fixed.includes(expert));
  const broken = new Map(
    experts.map((expert) => [expert, brokenRules(wanted, expert, settled.standing, settled.count.get(expert.id) ?? 0)]),
  );
  for (const rule of CANDIDATE_RULES) {
    experts = experts.filter((expert) => !broken.get(expert)?.includes(rule));
    left.push({ rule, count: experts.length });
    if (experts.length < needed) return { rule, left };
  }
  if (wanted.label !== "gold") return { rule: "taken", left };
  const passed: PairRule[] = [];
  for (const rule of PAIR_RULES) {
    passed.push(rule);
    const partners = fixed.length > 0 ? fixed : experts;
    const kept = experts.filter((expert) =>
      partners.some(
        (other) => other !== expert && !brokenPairRules(wanted, expert, other).some((own) => passed.includes(own)),
      ),
    );
    left.push({ rule, count: kept.length });
    if (kept.length < needed) return { rule, left };
  }
  return { rule: "taken", left };
}
