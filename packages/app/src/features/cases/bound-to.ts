import type { CaseProcess, StepName } from "@klynge/core";
import type { StoredEntry } from "./queries.ts";

/** What somebody agrees to with a step is what stood on his page: the last of these entries. */
const BOUND_TO: Partial<Record<StepName, readonly StepName[]>> = {
  sign_contract: ["offer_contract"],
  confirm_facts: [
    "send_fact_check",
    "write_finding",
    "take_finding_back",
    "correct_facts",
    "agree_value",
    "confirm_area",
  ],
};

/** The number of that entry, which the form of the step carries; null for steps that agree to nothing. */
export function boundTo(step: StepName, trail: readonly StoredEntry[]): CaseProcess["number"] | null {
  const names = BOUND_TO[step];
  if (!names) return null;
  return trail.findLast(({ data }) => names.includes((data as { step: StepName }).step))?.number ?? 0;
}
