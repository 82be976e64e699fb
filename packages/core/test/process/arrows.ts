import type { CaseState, Party, StepName } from "../../src/index.ts";

/**
 * The way of a Gold case as excellence.md 3.4 ("States to encode") and issue D tell it, written from there: who takes a step, in which
 * states, and where it leads ("same" where it does not lead on by itself). It is the reference that the code is compared with.
 */
export interface Arrow {
  readonly by: readonly Party[];
  readonly from: readonly CaseState[];
  readonly to: readonly (CaseState | "same")[];
}

const BEFORE_VISIT: CaseState[] = ["self_assessment", "submitted", "visit_planned"];
/** Whoever left after the visit is replaced, too. */
const STAFFING: CaseState[] = [...BEFORE_VISIT, "visited"];
/** Findings tell what was seen: not before the points of all are open. */
const REPORTING: CaseState[] = ["consensus", "report_draft", "fact_check"];
const AFTER_VISIT: CaseState[] = ["visited", ...REPORTING];
const UNDER_WAY: CaseState[] = [...BEFORE_VISIT, ...AFTER_VISIT, "recommended", "before_board"];
const OPEN: CaseState[] = ["draft", "eligibility", "contract", ...UNDER_WAY];
const ENDED: CaseState[] = ["awarded", "refused", "published", "withdrawn"];

const arrow = (by: Party | Party[], from: CaseState | CaseState[], ...to: (CaseState | "same")[]): Arrow => ({
  by: [by].flat(),
  from: [from].flat(),
  to: to.length > 0 ? to : ["same"],
});

export const ARROWS: Readonly<Record<StepName, Arrow>> = {
  ask_eligibility: arrow("cluster", "draft", "eligibility"),
  judge_eligibility: arrow("secretariat", "eligibility", "contract", "draft"),
  offer_contract: arrow("secretariat", "contract"),
  sign_contract: arrow("cluster", "contract", "self_assessment"),
  // the fee is owed once the contract is signed
  issue_invoice: arrow("secretariat", [...UNDER_WAY, ...ENDED]),
  record_payment: arrow("secretariat", [...UNDER_WAY, ...ENDED]),
  waive_fee: arrow("secretariat", [...UNDER_WAY, ...ENDED]),
  declare_areas: arrow("cluster", "self_assessment"),
  submit: arrow("cluster", "self_assessment", "submitted", "visited", "report_draft"),
  return_to_cluster: arrow(
    "secretariat",
    ["submitted", "visit_planned", "report_draft", "fact_check"],
    "self_assessment",
  ),
  // not any more once the board has it
  withdraw_application: arrow("cluster", OPEN.slice(0, -1), "withdrawn"),
  move_edition: arrow("secretariat", ["draft", "eligibility", "contract", ...BEFORE_VISIT]),

  propose_expert: arrow("secretariat", STAFFING),
  approve_same_firm: arrow("secretariat", STAFFING),
  withdraw_proposal: arrow("secretariat", UNDER_WAY),
  accept_expert: arrow("cluster", STAFFING),
  object_to_expert: arrow("cluster", STAFFING),
  declare_interests: arrow("expert", STAFFING),
  decline_case: arrow("expert", UNDER_WAY),
  leave_case: arrow(["expert", "secretariat"], UNDER_WAY, "same", "visited"),

  plan_visit: arrow(["secretariat", "expert"], ["submitted", "visit_planned"], "visit_planned"),
  record_visit: arrow("expert", "visit_planned", "visited"),
  open_scores: arrow("program", "visited", "consensus"),
  agree_value: arrow("expert", ["consensus", "fact_check"]),
  correct_facts: arrow("expert", REPORTING),
  close_consensus: arrow("expert", "consensus", "report_draft"),
  confirm_area: arrow("expert", ["report_draft", "fact_check"]),

  write_finding: arrow("expert", REPORTING),
  take_finding_back: arrow("expert", REPORTING),
  send_fact_check: arrow("expert", "report_draft", "fact_check"),
  reply_to_report: arrow("cluster", "fact_check"),
  confirm_facts: arrow("cluster", "fact_check"),
  recommend: arrow("expert", "fact_check", "same", "recommended"),

  put_before_board: arrow("secretariat", "recommended", "before_board"),
  declare_board_conflict: arrow("board", ["recommended", "before_board"]),
  vote: arrow("board", "before_board"),
  decide: arrow(["board", "secretariat"], "before_board", "awarded", "refused"),
  return_to_experts: arrow(["board", "secretariat"], ["recommended", "before_board"], "report_draft"),
  send_decision: arrow("secretariat", ["awarded", "refused"]),

  appeal: arrow("cluster", "refused"),
  assign_appeal: arrow("secretariat", "refused"),
  decide_appeal: arrow("appeals", "refused", "same", "recommended"),

  publish: arrow("secretariat", "awarded", "published"),
  report_change: arrow("cluster", ["awarded", "published"]),
  read_change: arrow("secretariat", ["awarded", "published"]),
  suspend_label: arrow("secretariat", "published"),
  reinstate_label: arrow("secretariat", "published"),
  withdraw_label: arrow("secretariat", "published"),
};
