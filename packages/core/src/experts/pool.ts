import type { Day } from "../calendar.ts";
import { covers } from "../register/period.ts";
import type { Stretch } from "../register/register.ts";

/** Experts, the assessments that want them, and the rules of who may do which (excellence.md 3.3, 3.4, 3.6). */

/** Benchmarking experts do Bronze, auditors Silver and Gold (3.6). */
export type AccreditedRole = "benchmarking" | "auditor";

export interface PoolExpert {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Null for who works for no firm. */
  readonly firm: string | null;
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly sectors: readonly string[];
  /** Valid up to and with the last day. */
  readonly accreditations: readonly { readonly role: AccreditedRole; readonly validUntil: Day }[];
  /** How many assessments the expert takes at most, those already on the desk (`load`) included. */
  readonly capacity: number;
  readonly load: number;
  readonly absences: readonly Stretch[];
}

export interface WantedAssessment {
  readonly id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly country: string;
  /** Languages the cluster asks for, its own first; none when any will do. */
  readonly languages: readonly string[];
  readonly sectors: readonly string[];
  /** The days of the visit, at least one; while none is planned, the day by which it is due. */
  readonly days: readonly Day[];
  /** Firms that may send both experts, approved by the secretariat. */
  readonly approvedFirms: readonly string[];
}

export interface Pairing {
  readonly assessment: string;
  readonly expert: string;
}

/** Rules for one expert, in the order in which they are told. */
export const CANDIDATE_RULES = ["accreditation", "conflict", "absent", "busy", "language", "capacity"] as const;
/** Rules for the two experts of Gold. */
export const PAIR_RULES = ["foreign", "firm", "languages_covered"] as const;
export type ExpertRule = (typeof CANDIDATE_RULES)[number];
export type PairRule = (typeof PAIR_RULES)[number];

/** Bronze and Silver take one expert, Gold two (3.3); the label rules judge afterwards whether enough came. */
export function seatsOf({ label }: WantedAssessment): 1 | 2 {
  return label === "gold" ? 2 : 1;
}

/** Who is taken already: blocking conflicts, days and numbers of what is settled. */
export interface Standing {
  readonly conflicts: ReadonlySet<string>;
  /** Days of settled assessments by expert. */
  readonly daysOf: ReadonlyMap<string, readonly { readonly assessment: string; readonly days: readonly Day[] }[]>;
}

export function pairingKey({ assessment, expert }: Pairing): string {
  return JSON.stringify([assessment, expert]);
}

/**
 * The rules that keep an expert from an assessment, in their order; none when he may do it (3.6 and the rules; R):
 * accreditation of the right role on every day, no blocking conflict, not absent and at no other settled assessment on any of
 * the days, a language in common, room for one more. Capacity counts `settled`, what is fixed for him in this proposal.
 */
export function brokenRules(
  wanted: WantedAssessment,
  expert: PoolExpert,
  standing: Standing,
  settled: number,
): ExpertRule[] {
  const role: AccreditedRole = wanted.label === "bronze" ? "benchmarking" : "auditor";
  const others = (standing.daysOf.get(expert.id) ?? []).filter(({ assessment }) => assessment !== wanted.id);
  const holds: Record<ExpertRule, boolean> = {
    accreditation: wanted.days.every((day) =>
      expert.accreditations.some((own) => own.role === role && day <= own.validUntil),
    ),
    conflict: !standing.conflicts.has(pairingKey({ assessment: wanted.id, expert: expert.id })),
    absent: !expert.absences.some((absence) => wanted.days.some((day) => covers(absence, day))),
    busy: !others.some(({ days }) => shareDay(days, wanted.days)),
    language: wanted.languages.length === 0 || shared(wanted.languages, expert.languages).length > 0,
    capacity: expert.load + settled < expert.capacity,
  };
  return CANDIDATE_RULES.filter((rule) => !holds[rule]);
}

/** The rules that keep two experts from doing a Gold assessment together. */
export function brokenPairRules(wanted: WantedAssessment, a: PoolExpert, b: PoolExpert): PairRule[] {
  const both = [...a.languages, ...b.languages];
  const holds: Record<PairRule, boolean> = {
    foreign: a.country !== wanted.country || b.country !== wanted.country,
    firm: a.firm === null || a.firm !== b.firm || wanted.approvedFirms.includes(a.firm),
    languages_covered: wanted.languages.every((language) => both.includes(language)),
  };
  return PAIR_RULES.filter((rule) => !holds[rule]);
}

/**
 * The same pair rules as groups of which at most one may come, nationals first: two experts may go together exactly when no
 * group holds both. Groups of fewer than two say nothing and are left out, but for the nationals.
 */
export function exclusiveGroups(
  wanted: WantedAssessment,
  candidates: readonly PoolExpert[],
): ReadonlySet<PoolExpert>[] {
  const nationals = new Set(candidates.filter(({ country }) => country === wanted.country));
  const lacking = wanted.languages.map(
    (language) => new Set(candidates.filter(({ languages }) => !languages.includes(language))),
  );
  const sent = candidates.filter(({ firm }) => firm !== null && !wanted.approvedFirms.includes(firm));
  const firms = [...Map.groupBy(sent, ({ firm }) => firm).values()].map((own) => new Set(own));
  return [nationals, ...[...lacking, ...firms].filter(({ size }) => size > 1)];
}

/** What is wanted and there, in the order in which it is wanted. */
export function shared(wanted: readonly string[], own: readonly string[]): string[] {
  return wanted.filter((one) => own.includes(one));
}

export function shareDay(a: readonly Day[], b: readonly Day[]): boolean {
  return a.some((day) => b.includes(day));
}
