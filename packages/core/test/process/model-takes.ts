import type { CaseStep, StepName } from "../../src/index.ts";
import { ARROWS } from "./arrows.ts";
import { CONTACTED, type Command, type Model, type StepOf } from "./model.ts";

/** What a step that was allowed changes of the model; `number` is its place in the trail. */
export function takes(model: Model, command: Command, number: number): void {
  const { step, person, party } = command;
  const effect = EFFECTS[step.step] as ((m: Model, step: CaseStep, by: Command, number: number) => void) | undefined;
  const [next] = ARROWS[step.step].to;
  if (next && next !== "same" && ARROWS[step.step].to.length === 1) model.state = next;
  effect?.(model, step, command, number);
  if (person !== null && ["secretariat", "expert", "board"].includes(party)) model.acted.add(person);
  if (person !== null && party === "secretariat") model.led.add(person);
}

const expertBecomes = (m: Model, expert: string, state: string): void => {
  const one = m.experts.get(expert);
  if (one) m.experts.set(expert, { ...one, state });
};

const EFFECTS: { readonly [N in StepName]?: (m: Model, step: StepOf<N>, by: Command, number: number) => void } = {
  judge_eligibility: (m, { items }) => {
    m.state = Object.values(items).includes(false) ? "draft" : "contract";
  },
  offer_contract: (m) => {
    m.offered = true;
  },
  sign_contract: (m) => {
    m.signed = true;
  },
  issue_invoice: (m) => {
    m.invoice = "issued";
  },
  record_payment: (m) => {
    m.invoice = "paid";
  },
  waive_fee: (m) => {
    m.invoice = "waived";
  },
  move_edition: (m, { hash }) => {
    m.hash = hash;
  },
  propose_expert: (m, { expert, country, firm }) => {
    m.approved = false;
    m.experts.set(expert, { state: "proposed", country, firm });
  },
  approve_same_firm: (m) => {
    m.approved = true;
  },
  withdraw_proposal: (m, { expert }) => expertBecomes(m, expert, "withdrawn"),
  accept_expert: (m, { expert }) => expertBecomes(m, expert, "accepted"),
  object_to_expert: (m, { expert }) => expertBecomes(m, expert, "objected"),
  declare_interests: (m, { conflict }, { person }) =>
    expertBecomes(m, person as string, conflict ? "in_conflict" : "free"),
  decline_case: (m, _, { person }) => expertBecomes(m, person as string, "declined"),
  leave_case: (m, { expert, conflict }) => {
    expertBecomes(m, expert, conflict ? "in_conflict" : "left");
    m.scores.delete(expert);
    m.recommended = null;
    if (m.seenOn === null) return;
    if (m.state !== "self_assessment") m.state = "visited";
    m.closed = false;
    m.contacted = undefined;
    m.contactsOpen = false;
    m.agreed.clear();
    m.check = null;
    m.votes.clear();
  },
  submit: (m) => {
    if (m.seenOn === null) m.state = "submitted";
    else if (m.closed && m.allScored) m.state = "report_draft";
    else {
      m.state = "visited";
      m.closed = false;
      m.agreed.clear();
    }
  },
  return_to_cluster: (m) => {
    // what was agreed rested on other answers
    m.contactsOpen ||= m.contacted !== undefined;
    m.contacted = undefined;
    m.check = null;
    m.recommended = null;
  },
  correct_facts: (m, { facts }) => {
    m.contacted = facts[CONTACTED] as number | null;
    m.contactsOpen = false;
    m.recommended = null;
    m.askAgain();
  },
  close_consensus: (m) => {
    m.closed = true;
  },
  plan_visit: (m, { starts }) => {
    m.planned = starts.slice(0, 10);
  },
  record_visit: (m, { lastDay }) => {
    m.seenOn = lastDay;
  },
  open_scores: (m, { scores }) => {
    m.scores = new Map(scores.map(({ expert, points }) => [expert, points]));
    m.contactsOpen = scores.some(({ corrections }) => "2.5" in corrections);
  },
  agree_value: (m, { row, points }) => {
    m.agreed.set(row, points);
    m.recommended = null;
    m.askAgain();
  },
  write_finding: (m, _, __, number) => {
    m.findings.push(number);
    m.askAgain();
  },
  take_finding_back: (m, { finding }) => {
    m.findings = m.findings.filter((one) => one !== finding);
    m.askAgain();
  },
  send_fact_check: (m, { dueOn }) => {
    m.check = { due: dueOn, confirmed: false };
  },
  confirm_facts: (m) => {
    if (m.check) m.check.confirmed = true;
  },
  recommend: (m, { outcome }, { person }) => {
    if (m.recommended?.outcome !== outcome) m.recommended = { outcome, by: [] };
    m.recommended.by.push(person as string);
    const { by } = m.recommended;
    if ([...m.experts].every(([name, { state }]) => state !== "free" || by.includes(name))) m.state = "recommended";
  },
  put_before_board: (m) => m.votes.clear(),
  declare_board_conflict: (m, _, { person }) => {
    m.conflicts.add(person as string);
  },
  vote: (m, { vote }, { person }) => {
    m.votes.set(person as string, vote);
  },
  decide: (m) => {
    m.outcome = m.favours;
    m.state = m.favours;
  },
  return_to_experts: (m) => {
    m.recommended = null;
    m.check = null;
  },
  send_decision: (m, _, { today }) => {
    m.sentOn = today;
  },
  appeal: (m) => {
    m.appealed = true;
    m.appeal = { state: "open", officer: null };
  },
  assign_appeal: (m, { officer }) => {
    m.appeal = { state: "assigned", officer };
  },
  decide_appeal: (m, { outcome }, { person }) => {
    m.judges.add(person as string);
    m.appeal = { state: outcome, officer: m.appeal?.officer ?? null };
    if (outcome === "dismissed") return;
    m.state = "recommended";
    m.outcome = null;
    m.sentOn = null;
    m.appealed = false;
  },
  publish: (m) => {
    m.standing = "valid";
  },
  report_change: (m) => {
    m.unread = true;
  },
  read_change: (m) => {
    m.unread = false;
  },
  suspend_label: (m) => {
    m.standing = "suspended";
    m.unread = false;
  },
  reinstate_label: (m) => {
    m.standing = "valid";
  },
  withdraw_label: (m) => {
    m.standing = "withdrawn";
    m.unread = false;
  },
};
