import type { Day } from "../calendar.ts";
import type { CaseState } from "./states.ts";
import type { CasePoints, Corrections, Decided, FactValue, Fee, StepOf } from "./steps.ts";

/** Where a case stands, as its trail tells it (`evolve`). Texts are not here: they stand beside the trail. */
export interface CaseProcess {
  readonly label: string;
  readonly cluster: { readonly name: string; readonly country: string };
  /** The label that the cluster has or had, when the case was opened. */
  readonly previous: { readonly label: string; readonly validUntil: Day } | null;
  /** Days of the two benchmarkings, where the label asks for their distance (Silver). */
  readonly firstBenchmarking: Day | null;
  readonly edition: { readonly id: string; readonly hash: string };
  readonly state: CaseState;
  /** The day on which this state began; null for one that was just opened. */
  readonly since: Day | null;
  /** The last number of the trail. */
  readonly number: number;
  readonly contract: Contract | null;
  readonly invoice: { readonly state: "none" | "issued" | "paid" | "waived"; readonly number: string | null };
  readonly areas: readonly Area[];
  readonly submission: { readonly assessment: string; readonly number: number; readonly sha256: string } | null;
  readonly experts: readonly CaseExpert[];
  readonly sameFirmApproved: boolean;
  readonly visit: Visit | null;
  /** The last day of the visit, or that of the interview. */
  readonly visitedOn: Day | null;
  /** By expert, then by row; empty until all have signed. Those set aside are not among them. */
  readonly scores: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly agreed: ReadonlyMap<string, number>;
  /** What each expert found otherwise than it was submitted; with the points, as long as they are there. */
  readonly corrections: ReadonlyMap<string, Corrections>;
  /** Facts on which the experts agreed after they had been found otherwise, by fact: what counts instead of the submitted value. */
  readonly facts: ReadonlyMap<string, { readonly row: string; readonly value: FactValue }>;
  /** Facts that were found otherwise and not agreed on, or not since the cluster handed in anew, with their row. */
  readonly openFacts: ReadonlyMap<string, string>;
  readonly preliminary: CasePoints | null;
  /** Numbers of the findings that stand. */
  readonly findings: readonly number[];
  readonly factCheck: { readonly dueOn: Day; readonly confirmed: boolean; readonly replies: number } | null;
  readonly recommendation: {
    readonly outcome: "award" | "refuse";
    readonly signedBy: readonly string[];
    readonly final: CasePoints | null;
  } | null;
  /** Experts whose signature somebody took the place of who recommends otherwise, with what they had signed; they have to talk. */
  readonly parted: ReadonlyMap<string, "award" | "refuse">;
  readonly board: {
    readonly meeting: string;
    readonly votes: ReadonlyMap<string, "for" | "against" | "abstain">;
  } | null;
  /** Members of the board who may not vote in this case. */
  readonly boardConflicts: readonly string[];
  readonly decision: (Decided & { readonly sentOn: Day | null }) | null;
  /** Earlier decisions, which an appeal returned. */
  readonly overturned: readonly Decided[];
  readonly appeal: {
    readonly state: "open" | "assigned" | "dismissed" | "returned";
    readonly officer: string | null;
  } | null;
  /** Officers who decided an appeal in this case: none of them decides another one, votes, or assesses in it. */
  readonly appealsDecidedBy: readonly string[];
  readonly standing: "none" | "valid" | "suspended" | "withdrawn";
  /** Numbers of the changes that the cluster reported since the award. */
  readonly changes: readonly number[];
  /** Up to which number of the trail the secretariat has read them, or has done something about the label instead. */
  readonly changesRead: number;
  /** Who acted for the scheme in this case: none of them decides an appeal. */
  readonly involved: readonly string[];
  /** Who took steps of the secretariat in this case: none of them votes in it. */
  readonly ledBy: readonly string[];
}

export interface Contract extends Pick<StepOf<"offer_contract">, "plannedOn" | "mode" | "travelKm" | "expertOffice"> {
  readonly kind: "first" | "renewal";
  readonly fee: Fee;
  readonly signed: boolean;
}

export interface Area {
  readonly indicator: string;
  /** Null until the expert has judged it. */
  readonly confirmed: boolean | null;
}

/**
 * proposed: by the secretariat; accepted: by the cluster; free: declared no conflict, content is open.
 * The others are out, and stay on record.
 */
export type ExpertState =
  | "proposed"
  | "accepted"
  | "free"
  | "withdrawn"
  | "objected"
  | "declined"
  | "in_conflict"
  | "left";
export interface CaseExpert {
  readonly expert: string;
  readonly country: string;
  readonly firm: string | null;
  readonly state: ExpertState;
}

export type Visit = Omit<StepOf<"plan_visit">, "step" | "place" | "agenda">;

/** Those who do the work, or are about to. */
export function activeExperts({ experts }: Pick<CaseProcess, "experts">): CaseExpert[] {
  return experts.filter(({ state }) => state === "proposed" || state === "accepted" || state === "free");
}

/** Those whose points count. */
export function freeExperts({ experts }: Pick<CaseProcess, "experts">): CaseExpert[] {
  return experts.filter(({ state }) => state === "free");
}

/** The cluster learns how the board has decided by the letter, and not a day before: until then the case is with the board. */
export function toldState(state: CaseState, sent: boolean): CaseState {
  return (state === "awarded" || state === "refused") && !sent ? "before_board" : state;
}

/** Whether the cluster reported a change that nobody has read. */
export function hasUnreadChange({ changes, changesRead }: Pick<CaseProcess, "changes" | "changesRead">): boolean {
  return changes.some((number) => number > changesRead);
}

/** Nobody has signed, or what was signed rested on something that is otherwise now. */
export const NOTHING_RECOMMENDED: Pick<CaseProcess, "recommendation" | "parted"> = {
  recommendation: null,
  parted: new Map(),
};

export interface Opened extends Pick<CaseProcess, "label" | "cluster" | "previous" | "firstBenchmarking" | "edition"> {}

/** A case of which nothing but its application is known. */
export function openedCase(opened: Opened): CaseProcess {
  return {
    ...opened,
    state: "draft",
    since: null,
    number: 0,
    contract: null,
    invoice: { state: "none", number: null },
    areas: [],
    submission: null,
    experts: [],
    sameFirmApproved: false,
    visit: null,
    visitedOn: null,
    scores: new Map(),
    agreed: new Map(),
    corrections: new Map(),
    facts: new Map(),
    openFacts: new Map(),
    preliminary: null,
    findings: [],
    factCheck: null,
    ...NOTHING_RECOMMENDED,
    board: null,
    boardConflicts: [],
    decision: null,
    overturned: [],
    appeal: null,
    appealsDecidedBy: [],
    standing: "none",
    changes: [],
    changesRead: 0,
    involved: [],
    ledBy: [],
  };
}
