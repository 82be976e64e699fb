import { activeExperts, type CaseProcess, hasUnreadChange, stepsFor, toldState } from "@klynge/core";
import { type FormStep, isFormStep } from "./forms.ts";
import type { LoadedCase } from "./load-case.ts";
import { actingAs, mayTake } from "./policy.ts";

/** What the person could do now, as far as state and role tell; the rules decide when he does it. */
export function availableSteps({ case: row, process, parties, place }: LoadedCase): FormStep[] {
  const state = place.role === null ? process.state : toldState(process.state, row.decisionSent);
  const names = actingAs(parties).flatMap((party) => stepsFor({ state }, party));
  return [...new Set(names)].filter(
    (name): name is FormStep => isFormStep(name) && mayTake(place, name) && isTimely(process, name, place),
  );
}

type TimelyRule = (now: CaseProcess, expert: string | null) => boolean;
/** Steps that a rule would refuse anyway are not offered. */
const TIMELY: Partial<Record<FormStep, TimelyRule>> = {
  offer_contract: ({ contract }) => !contract?.signed,
  sign_contract: ({ contract }) => contract !== null,
  issue_invoice: ({ invoice }) => invoice.state === "none",
  record_payment: ({ invoice }) => invoice.state === "issued",
  waive_fee: ({ invoice }) => invoice.state === "none" || invoice.state === "issued",
  declare_areas: ({ label }) => label === "silver",
  approve_same_firm: (now) => !now.sameFirmApproved && sharesFirm(now),
  declare_interests: (_, expert) => expert === "accepted",
  decline_case: (_, expert) => expert === "proposed" || expert === "accepted",
  plan_visit: ({ experts }) => experts.some(({ state }) => state === "free"),
  record_visit: (_, expert) => expert === "free",
  send_fact_check: (_, expert) => expert === "free",
  reply_to_report: ({ factCheck }) => factCheck?.confirmed === false,
  confirm_facts: ({ factCheck }) => factCheck?.confirmed === false,
  send_decision: ({ decision }) => decision?.sentOn === null,
  publish: ({ decision }) => decision?.sentOn !== null,
  appeal: ({ decision, appeal }) => decision?.sentOn !== null && (appeal === null || appeal.state === "returned"),
  read_change: hasUnreadChange,
  suspend_label: ({ standing }) => standing === "valid",
  reinstate_label: ({ standing }) => standing === "suspended",
  withdraw_label: ({ standing }) => standing === "valid" || standing === "suspended",
};

function sharesFirm(now: CaseProcess): boolean {
  const firms = activeExperts(now).flatMap(({ firm }) => firm ?? []);
  return new Set(firms).size < firms.length;
}

function isTimely(now: CaseProcess, name: FormStep, { expert }: LoadedCase["place"]): boolean {
  return TIMELY[name]?.(now, expert) ?? true;
}
