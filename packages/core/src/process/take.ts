import { type Circumstances, isRefusal, type Refusal, refuse } from "./circumstances.ts";
import { type CaseProcess, toldState } from "./process.ts";
import { BOARD_RULES } from "./rules/board.ts";
import { EXPERT_RULES } from "./rules/experts.ts";
import { OPENING_RULES } from "./rules/opening.ts";
import { REPORT_RULES } from "./rules/report.ts";
import type { StepRule } from "./rules/rule.ts";
import { SCORE_RULES } from "./rules/scores.ts";
import type { CaseStep, StepName, TakenData } from "./steps.ts";

export const STEP_RULES: { readonly [N in StepName]: StepRule<N> } = {
  ...OPENING_RULES,
  ...EXPERT_RULES,
  ...SCORE_RULES,
  ...REPORT_RULES,
  ...BOARD_RULES,
};

/** Whoever belongs to the cluster or works as its expert holds no office in its case. */
const OFFICES: ReadonlySet<string> = new Set(["secretariat", "board", "appeals"]);

/** An expert who belongs to the cluster can only go. */
const WAYS_OUT: ReadonlySet<StepName> = new Set(["declare_interests", "decline_case", "leave_case"]);

/**
 * Takes a step, or says the one reason why not. Nothing is taken in part.
 * @returns what enters the trail: the step with what has to be known of it later
 */
export function take(now: CaseProcess, step: CaseStep, by: Circumstances): TakenData | Refusal {
  // the table has a rule for each name; which of them is meant is known only here
  const rule = STEP_RULES[step.step] as unknown as StepRule<StepName>;
  if (!rule.by.includes(by.party) || !by.parties.has(by.party))
    return refuse("step_not_yours", { party: rule.by.join(", ") });
  if (!isImpartial(step.step, by)) return refuse("not_impartial");
  const state = by.parties.has("cluster") ? toldState(now.state, now.decision?.sentOn != null) : now.state;
  if (!rule.from.includes(state)) return refuse("step_not_now", { state });
  const refusal = rule.check?.(now, step, by) ?? null;
  if (refusal) return refusal;
  const added = rule.add?.(now, step, by) ?? {};
  if (isRefusal(added)) return added;
  const { onBehalfOf } = by;
  return { ...step, ...added, ...(onBehalfOf && { onBehalfOf }) } as TakenData;
}

function isImpartial(step: StepName, { party, parties }: Circumstances): boolean {
  if (party === "expert") return !parties.has("cluster") || WAYS_OUT.has(step);
  return !OFFICES.has(party) || !(parties.has("cluster") || parties.has("expert"));
}

/** Steps that a party could take in this state, as far as state and party tell; for menus and work lists. */
export function stepsFor(now: Pick<CaseProcess, "state">, party: Circumstances["party"]): StepName[] {
  const names = Object.keys(STEP_RULES) as StepName[];
  return names.filter((name) => STEP_RULES[name].by.includes(party) && STEP_RULES[name].from.includes(now.state));
}
