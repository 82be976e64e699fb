import { plannedApplication } from "../application.ts";
import { type Refusal, refuse } from "../circumstances.ts";
import type { CaseProcess } from "../process.ts";
import { OPEN_STATES, STATES } from "../states.ts";
import type { RulesOf } from "./rule.ts";

/** The fee is owed from the signature on, also by a cluster that withdrew later. */
const AFTER_CONTRACT = STATES.slice(STATES.indexOf("self_assessment"));

/** From the application to the frozen answers (excellence.md 3.2, 3.3, 3.4 steps 2 to 4). */
export const OPENING_RULES: RulesOf<
  | "ask_eligibility"
  | "judge_eligibility"
  | "offer_contract"
  | "sign_contract"
  | "issue_invoice"
  | "record_payment"
  | "waive_fee"
  | "declare_areas"
  | "submit"
  | "return_to_cluster"
  | "withdraw_application"
  | "move_edition"
> = {
  ask_eligibility: { by: ["cluster"], from: ["draft"] },

  // 3.2: twelve items, each yes or no, by a reviewer
  judge_eligibility: {
    by: ["secretariat"],
    from: ["eligibility"],
    check: (_, { items, because }, { scheme }) => {
      const given = Object.keys(items).sort().join(", ");
      if (given !== [...scheme.eligibility].sort().join(", "))
        return refuse("items_incomplete", { items: scheme.eligibility.join(", ") });
      return because === null && Object.values(items).includes(false) ? refuse("because_missing") : null;
    },
  },

  // 3.3, 3.5: kind and fee follow from the planned day and the way of the assessment
  offer_contract: {
    by: ["secretariat"],
    from: ["contract"],
    check: (_, { plannedOn }, { today }) => (plannedOn < today ? refuse("day_in_past") : null),
    add: (now, step, { judge }) => {
      const { kind, fee, intervalReasons } = judge(plannedApplication(now, step), new Map());
      if (intervalReasons.length > 0) return refuse("label_rule", { reasons: intervalReasons.join(", ") });
      return kind === null || fee === null ? refuse("fee_unknown") : { kind, fee };
    },
  },
  sign_contract: {
    by: ["cluster"],
    from: ["contract"],
    check: ({ contract }) => (contract ? null : refuse("contract_not_offered")),
  },
  issue_invoice: { by: ["secretariat"], from: AFTER_CONTRACT, check: (now) => inState(now, ["none"]) },
  record_payment: {
    by: ["secretariat"],
    from: AFTER_CONTRACT,
    check: (now, { paidOn }, { today }) =>
      inState(now, ["issued"]) ?? (paidOn > today ? refuse("day_in_future") : null),
  },
  waive_fee: { by: ["secretariat"], from: AFTER_CONTRACT, check: (now) => inState(now, ["none", "issued"]) },

  // 3.3: three improvement areas, each a different indicator with its effect
  declare_areas: {
    by: ["cluster"],
    from: ["self_assessment"],
    check: ({ label }, { areas }, { scheme }) => {
      if (scheme.areas === 0) return refuse("not_this_label", { label });
      const named = areas.map(({ indicator }) => indicator);
      const unknown = named.find((row) => !scheme.areaRows.has(row));
      if (unknown !== undefined) return refuse("unknown_row", { row: unknown });
      const repeated = named.find((row, index) => named.indexOf(row) !== index);
      return repeated === undefined ? null : refuse("repeated_row", { row: repeated });
    },
  },
  submit: {
    by: ["cluster"],
    from: ["self_assessment"],
    check: ({ areas, visitedOn }, { referenceDate }, { scheme }) => {
      if (visitedOn !== null && referenceDate > visitedOn) return refuse("answers_after_visit", { visited: visitedOn });
      return areas.length < scheme.areas
        ? refuse("areas_missing", { needed: scheme.areas, given: areas.length })
        : null;
    },
  },
  // also where an unknown fact would leave the board without a decision
  return_to_cluster: { by: ["secretariat"], from: ["submitted", "visit_planned", "report_draft", "fact_check"] },
  // what the board has before it is the board's; the cluster learns from nothing but the letter that it has decided
  withdraw_application: { by: ["cluster"], from: OPEN_STATES.slice(0, OPEN_STATES.indexOf("before_board")) },

  // a new edition leaves running cases alone; one is moved only until experts have scored by the old one
  move_edition: {
    by: ["secretariat"],
    from: STATES.slice(0, STATES.indexOf("visited")),
    check: ({ state, visitedOn, edition }, { hash }) => {
      if (visitedOn !== null) return refuse("step_not_now", { state });
      return hash === edition.hash ? refuse("edition_same") : null;
    },
  },
};

function inState(
  { invoice, contract }: CaseProcess,
  states: readonly CaseProcess["invoice"]["state"][],
): Refusal | null {
  if (!contract?.signed) return refuse("contract_not_offered");
  return states.includes(invoice.state) ? null : refuse("invoice_state", { state: invoice.state });
}
