import type { Application } from "../assessment/case.ts";
import type { Day } from "../calendar.ts";
import type { Party } from "./states.ts";
import type { CasePoints, Corrections, FactValue, FactValues, Fee } from "./steps.ts";

/** What a rule has to know besides the case itself. */
export interface Circumstances {
  /** Where the cluster is. */
  readonly today: Day;
  /** Null for the program. */
  readonly person: string | null;
  /** As what the person takes the step. */
  readonly party: Party;
  /** Who is away and named this person to stand in, where the step is his; it is taken under one's own name all the same. */
  readonly onBehalfOf?: string | null;
  /** Everything that the person is in this case: whoever belongs to the cluster or works as its expert holds no office in it. */
  readonly parties: ReadonlySet<Party>;
  readonly scheme: SchemeRules;
  /** Members of the board who are entitled to vote on the day. */
  readonly board: readonly string[];
  readonly appealsOfficers: readonly string[];
  /** The cluster has another application for this label under way. */
  readonly anotherRuns: boolean;
  /** What the expert who leaves has signed so far and nobody saw; null when there is nothing. */
  readonly sealedPoints: Readonly<Record<string, number>> | null;
  readonly sealedCorrections: Corrections | null;
  /** The label rules over what was submitted, with these facts instead of those of the cluster, these points and this application. */
  readonly judge: (
    application: Application,
    agreed: ReadonlyMap<string, number>,
    facts?: ReadonlyMap<string, FactValue>,
  ) => Judged;
}

/** What the edition of the case says, as far as its way depends on it. */
export interface SchemeRules {
  /** Rows that experts score, with their highest points, without those that do not apply; empty where the label has no points. */
  readonly scored: ReadonlyMap<string, number>;
  /** Rows that a finding or a reply can be about. */
  readonly rows: ReadonlySet<string>;
  /** Facts that a row of the label asks, by row. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the cluster answered for a fact; null where it does not know, and before anything was handed in. */
  readonly submitted: (fact: string) => FactValue;
  /** What is wrong with these facts instead of those of the cluster, by the parser of the self-assessment; empty when they are lawful. */
  readonly faultsIn: (facts: FactValues) => readonly FactFault[];
  /** Rows that can be an improvement area: those with Gold criteria (3.3). */
  readonly areaRows: ReadonlySet<string>;
  /** E1 to E12. */
  readonly eligibility: readonly string[];
  /** Fewest improvement areas (label-rules.csv, silver.improvement_areas); 0 where the label has none. */
  readonly areas: number;
  /** label-rules.csv, appeal.days. */
  readonly appealDays: number;
}

export interface FactFault {
  readonly fact: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface Judged {
  readonly outcome: "awarded" | "refused" | "undecided";
  readonly reasons: readonly string[];
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  readonly kind: "first" | "renewal" | null;
  readonly fee: Fee | null;
  /** Null where the label has no points. */
  readonly total: CasePoints | null;
  /** Codes of the rules about experts that do not hold (3.3, 3.6). */
  readonly expertReasons: readonly string[];
  /** Codes of the rules about the distance of two benchmarkings that do not hold (Silver). */
  readonly intervalReasons: readonly string[];
}

/** Codes are those of the catalogue of problems. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

export const REFUSALS = [
  "step_not_yours", // another party takes it; {party}
  "step_not_now", // the case is in another state; {state}
  "not_impartial", // who belongs to the cluster, or is its expert, holds no office in its case
  "because_missing", // it needs a reason
  "items_incomplete", // each item of the check is answered; {items}
  "fee_unknown", // no fee of the scheme fits what was given
  "label_rule", // a rule of the label speaks against it; {reasons}
  "contract_not_offered",
  "invoice_state", // {state}
  "day_in_future",
  "day_in_past",
  "not_this_label", // the label has no such step; {label}
  "unknown_row", // {row}
  "repeated_row", // {row}
  "answers_after_visit", // {visited}
  "areas_missing", // {needed}, {given}
  "areas_open", // {rows}
  "expert_in_conflict", // {conflicts}
  "expert_active", // stands in the case already
  "expert_out", // was objected to or is in conflict
  "expert_state", // {state}
  "enough_experts", // {most}
  "experts_missing", // {reasons}
  "same_firm",
  "no_same_firm", // nobody is to be approved
  "visit_ends_early",
  "visit_too_long", // {most} days
  "agenda_outside", // a point lies before the visit or after it
  "unknown_time_zone", // {given}
  "scores_incomplete", // {experts}
  "points_too_high", // {row}, {most}
  "values_open", // {rows}
  "unknown_fact", // the row does not ask this fact; {row}
  "fact_not_lawful", // {row}
  "facts_open", // experts found facts otherwise, and have not agreed on what counts; {rows}
  "no_finding",
  "due_too_soon",
  "due_too_late", // {until}
  "fact_check_over",
  "fact_check_running", // {due}
  "already_signed",
  "not_on_board",
  "led_case", // who took steps of the secretariat in the case does not vote in it
  "no_quorum", // {present}, {needed}
  "tie", // {for}, {against}
  "case_undecided", // {reasons}
  "decision_sent",
  "decision_not_sent",
  "appeal_too_late", // {until}
  "already_appealed",
  "no_appeal",
  "officer_involved",
  "application_running",
  "not_an_officer",
  "label_standing", // {standing}
  "label_over", // {until}
  "no_change", // nothing was reported that nobody has read
  "edition_same",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export function refuse(refused: RefusalCode, details: Readonly<Record<string, string | number>> = {}): Refusal {
  return { refused, details };
}

export function isRefusal(value: object | null): value is Refusal {
  return value !== null && "refused" in value;
}
