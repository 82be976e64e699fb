import type { StepName } from "@klynge/core";

/**
 * Who reads an entry of a trail: `case` everybody of the case; `assessors` those who assess, the board and the offices; `board` the
 * board and the offices; `report` the cluster too, once it has the draft; `points` only when every expert has signed, and the cluster with the draft; `decision` the
 * cluster too, once it was sent.
 */
export type Audience = "case" | "assessors" | "board" | "report" | "points" | "decision";

const OTHERS: Partial<Record<StepName, Audience>> = {
  approve_same_firm: "assessors",
  declare_interests: "assessors",
  leave_case: "points",
  open_scores: "points",
  agree_value: "points",
  correct_facts: "report",
  close_consensus: "points",
  confirm_area: "report",
  write_finding: "report",
  take_finding_back: "report",
  recommend: "assessors",
  declare_board_conflict: "board",
  vote: "board",
  decide: "decision",
  return_to_experts: "assessors",
};

export function audienceOf(step: StepName): Audience {
  return OTHERS[step] ?? "case";
}
