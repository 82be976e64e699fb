import { z } from "zod";
import { isDay } from "../calendar.ts";
import type { Party } from "./states.ts";

/**
 * What can be done with a case: the one shape that forms, the API, the trail and the rules share. A step that was taken is kept as it was
 * sent, with what the rules added (`Added`). Money is in cents; points in halves.
 */
/** Years in which something of a case can lie: others are slips of the hand. */
export const STEP_YEARS = { first: "1990", last: "2099" } as const;
/** What a day or a moment of another year is refused with. */
export const NOT_A_YEAR = "not_a_year";
function isOfOurTime(given: string): boolean {
  const year = given.slice(0, 4);
  return year >= STEP_YEARS.first && year <= STEP_YEARS.last;
}
const day = z.string().refine(isDay, { error: "not_a_day", abort: true }).refine(isOfOurTime, NOT_A_YEAR);
/** What people type; the trail holds its hash only (trail.ts). */
export const MOST_WORDS = 10_000;
const words = z.string().trim().min(1).max(MOST_WORDS);
const id = z.string().min(1).max(100);
const points = z.number().min(0).multipleOf(0.5);
/** One expert alone gives whole points (label-rules.csv, points.step_expert). */
const expertPoints = z.int().min(0);
const moment = z.iso.datetime().refine(isOfOurTime, NOT_A_YEAR);
/** A value as a case file has it; null where nobody knows. Whether it is lawful for its fact is judged by `scheme.faultIn`. */
const factValue = z.union([
  z.number(),
  z.boolean(),
  z.string().max(200),
  z.array(z.string().max(200)).max(100),
  z.null(),
]);
const facts = z.record(id, factValue);
export type FactValue = z.infer<typeof factValue>;
/** By fact. */
export type FactValues = Readonly<Record<string, FactValue>>;
/** What one expert found otherwise than it was submitted, by row, then by fact. */
export type Corrections = Readonly<Record<string, FactValues>>;

export const MODES = ["video", "face_to_face"] as const;
const mode = z.enum(MODES);
const way = { mode, travelKm: z.number().nonnegative().max(20_000).nullable(), expertOffice: z.boolean() };

/**
 * Points of an agenda that every visit can have, and who takes part in them: kept by their names, so that each reads them in a language of
 * his own.
 */
export const AGENDA_TOPICS = [
  "welcome",
  "presentation",
  "structure",
  "strategy",
  "results",
  "areas",
  "documents",
  "members",
  "experts_alone",
  "feedback",
  "next_steps",
  "pause",
] as const;
export const AGENDA_PEOPLE = ["everybody", "management", "members", "experts"] as const;
const agendaPoint = z.strictObject({
  at: moment,
  topic: z.union([z.strictObject({ standard: z.enum(AGENDA_TOPICS) }), z.string().trim().min(1).max(300)]),
  who: z.union([z.strictObject({ standard: z.enum(AGENDA_PEOPLE) }), z.string().trim().max(300)]),
});
export type AgendaPoint = z.infer<typeof agendaPoint>;

export const FINDINGS = ["strength", "weakness", "recommendation", "fact"] as const;

const STEPS_LIST = [
  z.strictObject({ step: z.literal("ask_eligibility") }),
  z.strictObject({ step: z.literal("judge_eligibility"), items: z.record(id, z.boolean()), because: words.nullable() }),
  z.strictObject({ step: z.literal("offer_contract"), plannedOn: day, ...way }),
  z.strictObject({ step: z.literal("sign_contract") }),
  z.strictObject({ step: z.literal("issue_invoice"), number: id }),
  z.strictObject({ step: z.literal("record_payment"), paidOn: day }),
  z.strictObject({ step: z.literal("waive_fee"), because: words }),

  z.strictObject({
    step: z.literal("declare_areas"),
    areas: z.array(z.strictObject({ indicator: id, effect: words })).max(20),
  }),
  z.strictObject({
    step: z.literal("submit"),
    assessment: id,
    number: z.int().positive(),
    sha256: id,
    /** Of the answers. */
    referenceDate: day,
  }),
  z.strictObject({ step: z.literal("return_to_cluster"), because: words }),

  z.strictObject({
    step: z.literal("propose_expert"),
    expert: id,
    country: z.string().regex(/^[A-Z]{2}$/),
    firm: id.nullable(),
    /** Codes of blocking ties that the register knows; a proposal with one is refused. */
    conflicts: z.array(id),
  }),
  z.strictObject({ step: z.literal("approve_same_firm"), because: words }),
  z.strictObject({ step: z.literal("withdraw_proposal"), expert: id, because: words }),
  z.strictObject({ step: z.literal("accept_expert"), expert: id }),
  z.strictObject({ step: z.literal("object_to_expert"), expert: id, because: words }),
  z.strictObject({ step: z.literal("declare_interests"), conflict: z.boolean(), because: words.nullable() }),
  z.strictObject({ step: z.literal("decline_case"), because: words }),
  z.strictObject({ step: z.literal("leave_case"), expert: id, conflict: z.boolean(), because: words }),

  z.strictObject({
    step: z.literal("plan_visit"),
    ...way,
    starts: moment,
    ends: moment,
    timeZone: id,
    /** Or the link of a video call. */
    place: words,
    agenda: z.array(agendaPoint).max(20).optional(),
  }),
  z.strictObject({ step: z.literal("record_visit"), lastDay: day, observers: words.nullable() }),
  z.strictObject({
    step: z.literal("open_scores"),
    scores: z.array(
      z.strictObject({
        expert: id,
        signedAt: moment,
        sha256: id,
        points: z.record(id, expertPoints),
        corrections: z.record(id, facts),
      }),
    ),
  }),
  z.strictObject({ step: z.literal("agree_value"), row: id, points, because: words }),
  // what counts of a row's facts, corrected or as it was submitted
  z.strictObject({
    step: z.literal("correct_facts"),
    row: id,
    facts: facts.refine((given) => Object.keys(given).length > 0),
    because: words,
    seen: words,
  }),
  z.strictObject({ step: z.literal("close_consensus") }),
  z.strictObject({ step: z.literal("confirm_area"), indicator: id, confirmed: z.boolean(), because: words }),

  z.strictObject({ step: z.literal("write_finding"), row: id.nullable(), kind: z.enum(FINDINGS), text: words }),
  z.strictObject({ step: z.literal("take_finding_back"), finding: z.int().positive(), because: words }),
  z.strictObject({ step: z.literal("send_fact_check"), dueOn: day }),
  z.strictObject({ step: z.literal("reply_to_report"), row: id.nullable(), text: words }),
  z.strictObject({ step: z.literal("confirm_facts") }),
  z.strictObject({ step: z.literal("recommend"), outcome: z.enum(["award", "refuse"]), because: words }),

  z.strictObject({ step: z.literal("put_before_board"), meeting: id }),
  z.strictObject({ step: z.literal("declare_board_conflict"), because: words }),
  z.strictObject({ step: z.literal("vote"), vote: z.enum(["for", "against", "abstain"]) }),
  z.strictObject({ step: z.literal("decide"), because: words.nullable() }),
  z.strictObject({ step: z.literal("return_to_experts"), because: words }),
  z.strictObject({ step: z.literal("send_decision") }),

  z.strictObject({ step: z.literal("appeal"), grounds: words }),
  z.strictObject({ step: z.literal("assign_appeal"), officer: id }),
  z.strictObject({ step: z.literal("decide_appeal"), outcome: z.enum(["dismissed", "returned"]), because: words }),

  z.strictObject({ step: z.literal("publish") }),
  z.strictObject({ step: z.literal("report_change"), text: words }),
  // all that were reported and not read
  z.strictObject({ step: z.literal("read_change"), because: words }),
  z.strictObject({ step: z.literal("suspend_label"), because: words }),
  z.strictObject({ step: z.literal("reinstate_label"), because: words }),
  z.strictObject({ step: z.literal("withdraw_label"), because: words }),
  z.strictObject({ step: z.literal("withdraw_application"), because: words }),
  z.strictObject({ step: z.literal("move_edition"), edition: id, hash: id, because: words }),
] as const;

export const stepInput = z.discriminatedUnion("step", STEPS_LIST);
export type CaseStep = z.infer<typeof stepInput>;
export type StepName = CaseStep["step"];
export type StepOf<N extends StepName> = Extract<CaseStep, { step: N }>;
export const STEP_NAMES = STEPS_LIST.map((one) => one.shape.step.value) as readonly StepName[];

/** What the rules add to a step when it is taken, because it has to be known later as it was then. */
export interface Added {
  readonly offer_contract: { readonly kind: "first" | "renewal"; readonly fee: Fee };
  readonly leave_case: {
    readonly setAside: Readonly<Record<string, number>> | null;
    readonly setAsideCorrections: Corrections | null;
  };
  /** What the cluster had answered. */
  readonly correct_facts: { readonly submitted: FactValues };
  readonly close_consensus: { readonly preliminary: CasePoints };
  readonly recommend: { readonly final: CasePoints | null };
  readonly decide: Decided;
  /** The day where the cluster is; not in trails of before, which count by the day in UTC. */
  readonly send_decision: { readonly sentOn?: string };
}

/** In cents, without VAT. */
export interface Fee {
  readonly amount: number;
  readonly currency: string;
}
/** Lowest counts what is unknown as nothing, highest as full. */
export interface CasePoints {
  readonly points: number;
  readonly lowest: number;
  readonly highest: number;
  readonly max: number;
}
export interface Decided {
  readonly outcome: "awarded" | "refused";
  /** Codes of the rules, and `board` where the board refused what the rules allow. */
  readonly reasons: readonly string[];
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly kind: "first" | "renewal" | null;
  readonly final: CasePoints | null;
  readonly votes: { readonly for: number; readonly against: number; readonly abstain: number };
  readonly entitled: number;
}

type WithAdded<N extends StepName> = StepOf<N> & (N extends keyof Added ? Added[N] : unknown);
/** A step as it stands in the trail, without who and when. */
export type TakenData = { [N in StepName]: WithAdded<N> }[StepName] & {
  /** Whose office was exercised, who was away. */
  readonly onBehalfOf?: string;
};

/** A step that was taken. */
export interface Taken {
  /** Its place in the trail, from 1. */
  readonly number: number;
  readonly by: { readonly person: string | null; readonly party: Party };
  /** The moment, ISO in UTC. */
  readonly at: string;
  readonly data: TakenData;
}
