import type { CaseStep, Corrections, FactValues, Party, StepName } from "../../src/index.ts";
import { ARROWS } from "./arrows.ts";
import { CLEAR } from "./gold.ts";
import { CONTACTED, type Command, type Model, OFFICERS, ROLES } from "./model.ts";
import { allows } from "./model-asks.ts";
import { ALL_MET, offer, propose, record, SUBMIT, signed, visitOn } from "./support.ts";

/** Commands for the model: for each step a few ways to send it, lawful and not. */

const because = "For a reason";
const EXPERTS: readonly (readonly [string, string, string | null])[] = [
  ["nora", "NO", "audit-as"],
  ["finn", "FI", "audit-as"],
  ["dana", "DK", null],
  ["frida", "SE", null],
  ["cora", "NO", null],
  ["clerk", "NO", null],
  ["officer", "PL", null],
];
const NAMES = EXPERTS.map(([name]) => name);
/** 135 points, 134, and 119. */
const SHEETS = [CLEAR, { ...CLEAR, "2.5": 4 }, { ...CLEAR, "1.1.1": 0, "2.1": 0, "2.4": 0, "5.2": 4 }] as const;

const day = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const correct = (row: string, facts: FactValues): CaseStep => ({
  step: "correct_facts",
  row,
  facts,
  because,
  seen: "The list of visits",
});

type Ways = (today: string, model: Model, chance: (below: number) => number) => readonly CaseStep[];
const forEach =
  <T>(of: readonly T[], step: (one: T) => CaseStep): Ways =>
  () =>
    of.map(step);
const always =
  (step: CaseStep): Ways =>
  () => [step];

const WAYS: Readonly<Record<StepName, Ways>> = {
  ask_eligibility: always({ step: "ask_eligibility" }),
  judge_eligibility: () => [
    { step: "judge_eligibility", items: ALL_MET, because: null },
    { step: "judge_eligibility", items: ALL_MET, because: null },
    { step: "judge_eligibility", items: { ...ALL_MET, E3: false }, because: null },
    { step: "judge_eligibility", items: { ...ALL_MET, E3: false }, because },
  ],
  offer_contract: (today) => [-1, 0, 20].map((days) => offer(day(today, days))),
  sign_contract: always({ step: "sign_contract" }),
  issue_invoice: always({ step: "issue_invoice", number: "2026-17" }),
  record_payment: (today) => [-1, 0, 1].map((days) => ({ step: "record_payment", paidOn: day(today, days) })),
  waive_fee: always({ step: "waive_fee", because }),
  declare_areas: always({ step: "declare_areas", areas: [] }),
  submit: always(SUBMIT),
  return_to_cluster: always({ step: "return_to_cluster", because }),
  withdraw_application: always({ step: "withdraw_application", because }),
  move_edition: forEach(["one", "two"], (hash) => ({ step: "move_edition", edition: "2027", hash, because })),
  propose_expert: () => [
    ...EXPERTS.map((one) => propose(...one)),
    { ...propose("nora", "NO"), conflicts: ["employed"] } as CaseStep,
  ],
  approve_same_firm: always({ step: "approve_same_firm", because }),
  withdraw_proposal: forEach(NAMES, (expert) => ({ step: "withdraw_proposal", expert, because })),
  accept_expert: forEach(NAMES, (expert) => ({ step: "accept_expert", expert })),
  object_to_expert: forEach(NAMES, (expert) => ({ step: "object_to_expert", expert, because })),
  declare_interests: () => [
    ...[1, 2, 3].map((): CaseStep => ({ step: "declare_interests", conflict: false, because: null })),
    { step: "declare_interests", conflict: true, because: null },
    { step: "declare_interests", conflict: true, because },
  ],
  decline_case: always({ step: "decline_case", because }),
  leave_case: forEach(NAMES, (expert) => ({ step: "leave_case", expert, conflict: expert < "finn", because })),
  plan_visit: (today) => [-1, 0, 3].map((days) => visitOn(day(today, days))),
  record_visit: (today, { planned }) => [planned ?? today, day(today, -1), today, day(today, 1)].map(record),
  open_scores: (_, { experts }, chance) => {
    const sheet = () => SHEETS[chance(SHEETS.length)] ?? CLEAR;
    const found = (): Corrections | undefined =>
      [{}, {}, {}, { "2.5": { [CONTACTED]: 60 } }, { "2.5": { [CONTACTED]: 0.5 } }][chance(5)];
    const free = [...experts]
      .filter(([, { state }]) => state === "free")
      .map(([name]) => signed(name, sheet(), found()));
    return [free, free, free.slice(1), [...free.slice(1), signed("stranger", CLEAR)]].map((scores) => ({
      step: "open_scores",
      scores,
    }));
  },
  agree_value: (_, __, chance) => [
    ...["1.1.1", "2.1", "2.4", "2.5", "5.2"].map(
      (row): CaseStep => ({ step: "agree_value", row, points: chance(11) / 2, because }),
    ),
    { step: "agree_value", row: "2.5", points: 5.5, because },
  ],
  correct_facts: () => [
    ...[60, 88, 5, null, -1].map((contacted): CaseStep => correct("2.5", { [CONTACTED]: contacted })),
    correct("9.9", { [CONTACTED]: 60 }),
    correct("2.5", { "satisfaction.response_rate": 0.5 }),
  ],
  close_consensus: always({ step: "close_consensus" }),
  confirm_area: always({ step: "confirm_area", indicator: "2.5", confirmed: true, because }),
  write_finding: forEach([null, "2.5", "9.9"], (row) => ({ step: "write_finding", row, kind: "fact", text: because })),
  take_finding_back: (_, { findings }) =>
    [1, ...findings].map((finding) => ({ step: "take_finding_back", finding, because })),
  send_fact_check: (today) => [0, 1, 14].map((days) => ({ step: "send_fact_check", dueOn: day(today, days) })),
  reply_to_report: forEach([null, "9.9"], (row) => ({ step: "reply_to_report", row, text: because })),
  confirm_facts: always({ step: "confirm_facts" }),
  recommend: forEach(["award", "award", "refuse"] as const, (outcome) => ({ step: "recommend", outcome, because })),
  put_before_board: always({ step: "put_before_board", meeting: "2026-10" }),
  declare_board_conflict: always({ step: "declare_board_conflict", because }),
  vote: forEach(["for", "for", "against", "abstain"] as const, (vote) => ({ step: "vote", vote })),
  decide: forEach([null, because], (reason) => ({ step: "decide", because: reason })),
  return_to_experts: always({ step: "return_to_experts", because }),
  send_decision: always({ step: "send_decision" }),
  appeal: always({ step: "appeal", grounds: because }),
  assign_appeal: forEach([...OFFICERS, "officer"], (officer) => ({ step: "assign_appeal", officer })),
  decide_appeal: forEach(["dismissed", "returned"] as const, (outcome) => ({
    step: "decide_appeal",
    outcome,
    because,
  })),
  publish: always({ step: "publish" }),
  report_change: always({ step: "report_change", text: because }),
  read_change: always({ step: "read_change", because }),
  suspend_label: always({ step: "suspend_label", because }),
  reinstate_label: always({ step: "reinstate_label", because }),
  withdraw_label: always({ step: "withdraw_label", because }),
};
const NAMES_OF_STEPS = Object.keys(WAYS) as StepName[];
/** They lead towards a decision, and on from it. */
const ONWARD: readonly StepName[] = [
  "ask_eligibility",
  "judge_eligibility",
  "offer_contract",
  "sign_contract",
  "propose_expert",
  "accept_expert",
  "declare_interests",
  "submit",
  "plan_visit",
  "record_visit",
  "open_scores",
  "agree_value",
  "correct_facts",
  "close_consensus",
  "write_finding",
  "send_fact_check",
  "confirm_facts",
  "recommend",
  "put_before_board",
  "vote",
  "decide",
  "send_decision",
  "appeal",
  "assign_appeal",
  "decide_appeal",
  "publish",
];
/** They lead away from it, and would end most stories early. */
const SELDOM: ReadonlySet<StepName> = new Set([
  "withdraw_application",
  "return_to_cluster",
  "object_to_expert",
  "decline_case",
  "withdraw_proposal",
  "leave_case",
  "declare_board_conflict",
  "return_to_experts",
  "withdraw_label",
]);
const PARTIES: readonly Party[] = ["cluster", "secretariat", "expert", "board", "appeals", "program"];
const PERSONS = [null, ...Object.keys(ROLES)];

/** One that the model allows where there is one, otherwise any. */
export function nextCommand(model: Model, today: string, wild: boolean, chance: (below: number) => number): Command {
  const pick = <T>(of: readonly T[]): T => of[chance(of.length)] as T;
  const any = (): Command => {
    const step = pick(WAYS[pick(NAMES_OF_STEPS)](today, model, chance));
    return { step, person: pick(PERSONS), party: pick(PARTIES), today };
  };
  if (wild) return any();
  for (let tries = 0; tries < 60; tries++) {
    const name = pick(chance(3) > 0 ? ONWARD : NAMES_OF_STEPS);
    if (SELDOM.has(name) && chance(5) > 0) continue;
    const allowed = WAYS[name](today, model, chance)
      .flatMap((step) =>
        PERSONS.flatMap((person) => ARROWS[name].by.map((party): Command => ({ step, person, party, today }))),
      )
      .filter((command) => allows(model, command));
    if (allowed.length > 0) return pick(allowed);
  }
  return any();
}
