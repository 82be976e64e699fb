import type { CaseProcess, CaseStep } from "@klynge/core";
import type { Person } from "../../../packages/app/src/platform/web/env.ts";
import { APPEALS, BOARD, EVERYBODY, EXPERTS, memberOf, OFFICERS, ownerOf } from "./cast.ts";

/** Numbers that look random and are the same each time. */
export type Random = () => number;
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

export interface Known {
  readonly index: number;
  readonly assessmentId: string;
  readonly meeting: string;
  readonly today: string;
  readonly rows: readonly string[];
}

export type Command =
  | { readonly kind: "step"; readonly by: Person; readonly step: CaseStep }
  | { readonly kind: "hand_in"; readonly by: Person }
  | { readonly kind: "score"; readonly by: Person; readonly points: number; readonly rows: readonly string[] }
  | { readonly kind: "sign"; readonly by: Person }
  | { readonly kind: "leave"; readonly by: Person; readonly expert: string };

const because = "Because of the campaign.";
export const OTHER_HASH = "e".repeat(64);

/** What somebody sensible would do now; nine of ten commands, so that cases come to their end. */
export function sensible(random: Random, now: CaseProcess, known: Known): Command {
  const all = possible(random, now, known);
  return all.length > 0 ? pick(random, all) : anything(random, now, known);
}

/** Anybody tries anything. */
export function anything(random: Random, now: CaseProcess, known: Known): Command {
  const command = pick(random, [...possible(random, now, known), ...always(random, now, known)]);
  return random() < 0.5 ? { ...command, by: pick(random, EVERYBODY) } : command;
}

function possible(random: Random, now: CaseProcess, known: Known): Command[] {
  const owner = ownerOf(known.index);
  const officer = pick(random, OFFICERS);
  const step = (by: Person, one: CaseStep): Command => ({ kind: "step", by, step: one });
  const inState = (state: string) => now.experts.filter((one) => one.state === state).map(({ expert }) => expert);
  const asPerson = (id: string) => EXPERTS.find((one) => one.id === id) as Person;
  const free = inState("free").map(asPerson);
  const way = { mode: "face_to_face" as const, travelKm: 80, expertOffice: false };
  const staff: Command[] = [
    ...(inState("free").length + inState("accepted").length + inState("proposed").length < 2
      ? [proposal(random, officer)]
      : []),
    ...inState("proposed").map((expert) => step(owner, { step: "accept_expert", expert })),
    ...inState("accepted").map((expert) =>
      step(asPerson(expert), { step: "declare_interests", conflict: false, because: null }),
    ),
  ];
  const plus = (days: number) => new Date(Date.parse(known.today) + days * 86_400_000).toISOString().slice(0, 10);
  switch (now.state) {
    case "draft":
      return [step(owner, { step: "ask_eligibility" })];
    case "eligibility":
      return [step(officer, { step: "judge_eligibility", items: ELIGIBLE, because: null })];
    case "contract":
      return now.contract
        ? [step(owner, { step: "sign_contract" })]
        : [step(officer, { step: "offer_contract", plannedOn: plus(3), ...way })];
    case "self_assessment":
      return [...staff, { kind: "hand_in", by: owner }];
    case "submitted":
      return staff.length > 0 ? staff : [planned(officer, plus)];
    case "visit_planned":
      return staff.length > 0
        ? staff
        : free.map((by) => step(by, { step: "record_visit", lastDay: known.today, observers: null }));
    case "visited":
      return [
        ...staff,
        ...free.map((by): Command => ({ kind: "score", by, points: 4 + Math.floor(random() * 2), rows: known.rows })),
        ...free.map((by): Command => ({ kind: "sign", by })),
      ];
    case "consensus":
      return [
        ...free.map((by) => step(by, { step: "close_consensus" })),
        ...known.rows.map((row) => step(pick(random, free), { step: "agree_value", row, points: 4.5, because })),
      ];
    case "report_draft":
      return free.map((by) =>
        now.findings.length === 0
          ? step(by, { step: "write_finding", row: null, kind: "strength", text: because })
          : step(by, { step: "send_fact_check", dueOn: plus(2) }),
      );
    case "fact_check":
      return [
        step(owner, { step: "confirm_facts" }),
        ...free.map((by) =>
          step(by, { step: "recommend", outcome: known.index % 3 === 2 ? "refuse" : "award", because }),
        ),
      ];
    case "recommended":
      return [step(officer, { step: "put_before_board", meeting: known.meeting })];
    case "before_board":
      return [
        ...[...BOARD, ...OFFICERS].map((by) => step(by, { step: "vote", vote: random() < 0.8 ? "for" : "against" })),
        step(officer, { step: "decide", because }),
        step(pick(random, BOARD), { step: "decide", because }),
      ];
    case "awarded":
      return [step(officer, { step: now.decision?.sentOn ? "publish" : "send_decision" })];
    case "refused":
      if (!now.decision?.sentOn) return [step(officer, { step: "send_decision" })];
      if (!now.appeal) return [step(owner, { step: "appeal", grounds: because })];
      if (now.appeal.state === "open")
        return [step(officer, { step: "assign_appeal", officer: pick(random, [...APPEALS, ...BOARD]).id })];
      return APPEALS.map((by) =>
        step(by, { step: "decide_appeal", outcome: pick(random, ["dismissed", "returned"]), because }),
      );
    default:
      return [];
  }
}

function proposal(random: Random, by: Person): Command {
  const { id, country, firm } = pick(random, EXPERTS);
  return { kind: "step", by, step: { step: "propose_expert", expert: id, country, firm, conflicts: [] } };
}

function planned(by: Person, plus: (days: number) => string): Command {
  return {
    kind: "step",
    by,
    step: {
      step: "plan_visit",
      mode: "face_to_face",
      travelKm: 80,
      expertOffice: false,
      starts: `${plus(0)}T07:00:00.000Z`,
      ends: `${plus(1)}T15:00:00.000Z`,
      timeZone: "Europe/Oslo",
      place: because,
    },
  };
}

/** Steps that are lawful now and then, and those that stop, turn back or hurry. */
function always(random: Random, now: CaseProcess, known: Known): Command[] {
  const [owner, member, officer] = [ownerOf(known.index), memberOf(known.index), pick(random, OFFICERS)];
  const expert = pick(random, EXPERTS);
  const step = (by: Person, one: CaseStep): Command => ({ kind: "step", by, step: one });
  return [
    step(officer, { step: "issue_invoice", number: "1" }),
    step(officer, { step: "record_payment", paidOn: known.today }),
    step(officer, { step: "waive_fee", because }),
    step(officer, { step: "return_to_cluster", because }),
    step(officer, { step: "approve_same_firm", because }),
    step(officer, { step: "withdraw_proposal", expert: expert.id, because }),
    step(owner, { step: "object_to_expert", expert: expert.id, because }),
    step(expert, { step: "declare_interests", conflict: random() < 0.2, because }),
    step(expert, { step: "decline_case", because }),
    ...(random() < 0.15 ? ([{ kind: "leave", by: expert, expert: expert.id }] as const) : []),
    step(pick(random, BOARD), { step: "declare_board_conflict", because }),
    step(officer, { step: "return_to_experts", because }),
    step(officer, { step: "move_edition", edition: now.edition.id, hash: OTHER_HASH, because }),
    step(member, { step: "reply_to_report", row: null, text: because }),
    step(officer, { step: "suspend_label", because }),
    step(officer, { step: "reinstate_label", because }),
    step(owner, { step: "report_change", text: because }),
    step(officer, { step: "read_change", because }),
    ...(random() < 0.02 ? [step(owner, { step: "withdraw_application", because })] : []),
    { kind: "hand_in", by: member },
    { kind: "sign", by: expert },
    { kind: "score", by: expert, points: Math.floor(random() * 7), rows: [pick(random, known.rows)] },
    step(pick(random, EVERYBODY), { step: "decide", because: null }),
  ];
}

const ELIGIBLE = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`E${index + 1}`, true]));
