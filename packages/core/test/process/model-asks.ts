import { addYears, type CaseStep, type Party, type StepName } from "../../src/index.ts";
import { ARROWS } from "./arrows.ts";
import { CONTACTED, type Command, MEMBERS, type Model, OFFICERS, ROLES, type StepOf } from "./model.ts";

/** Whether the model takes it: the arrow leads there, the person stands apart from the case, and what the step asks for is given. */
export function allows(model: Model, { step, person, party, today }: Command): boolean {
  const { by, from } = ARROWS[step.step];
  if (!by.includes(party) || !is(model, person, party) || !from.includes(model.told(person))) return false;
  if (!impartial(model, step, person, party)) return false;
  const asked = ASKED[step.step] as ((m: Model, step: CaseStep, by: By) => boolean) | undefined;
  return asked?.(model, step, { person, party, today }) ?? true;
}

function is(model: Model, person: string | null, party: Party): boolean {
  if (person === null) return party === "program";
  return party === "expert" ? model.experts.has(person) : (ROLES[person]?.includes(party) ?? false);
}

function impartial(model: Model, { step }: CaseStep, person: string | null, party: Party): boolean {
  const ofCluster = person !== null && (ROLES[person]?.includes("cluster") ?? false);
  if (party === "expert") return !ofCluster || ["declare_interests", "decline_case", "leave_case"].includes(step);
  const isOffice = party === "secretariat" || party === "board" || party === "appeals";
  return !isOffice || (!ofCluster && !model.experts.has(person as string));
}

/** The row asks it, and it can be: known or not, a whole number that is not below nothing. */
const isCorrection = (facts: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(facts).every(
    ([fact, value]) =>
      fact === CONTACTED && (value === null || (typeof value === "number" && value >= 0 && Number.isInteger(value))),
  );

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 3.5: a person not involved, neither in the case nor in the board whose decision it is, nor in an earlier appeal. */
const isApart = (m: Model, officer: string): boolean =>
  !m.acted.has(officer) && !m.experts.has(officer) && !m.judges.has(officer) && !MEMBERS.includes(officer);

type By = Omit<Command, "step">;
const ASKED: { readonly [N in StepName]?: (m: Model, step: StepOf<N>, by: By) => boolean } = {
  judge_eligibility: (_, { items, because }) => because !== null || !Object.values(items).includes(false),
  offer_contract: (_, { plannedOn }, { today }) => plannedOn >= today,
  sign_contract: (m) => m.offered,
  issue_invoice: (m) => m.signed && m.invoice === "none",
  record_payment: (m, { paidOn }, { today }) => m.invoice === "issued" && paidOn <= today,
  waive_fee: (m) => m.signed && ["none", "issued"].includes(m.invoice),
  declare_areas: () => false,
  move_edition: (m, { hash }) => m.seenOn === null && m.hash !== hash,

  propose_expert: (m, { expert, conflicts }, { person }) =>
    !m.stands(expert, "proposed", "accepted", "free", "objected", "in_conflict", "left") &&
    conflicts.length === 0 &&
    expert !== person &&
    !m.judges.has(expert) &&
    (m.experts.has(expert) || !m.acted.has(expert)) &&
    [...m.experts.values()].filter(({ state }) => ["proposed", "accepted", "free"].includes(state)).length < 4,
  approve_same_firm: (m) => m.sameFirm,
  withdraw_proposal: (m, { expert }) => m.stands(expert, "proposed", "accepted"),
  accept_expert: (m, { expert }) => m.stands(expert, "proposed"),
  object_to_expert: (m, { expert }) => m.stands(expert, "proposed"),
  declare_interests: (m, { conflict, because }, { person }) =>
    m.stands(person, "accepted") && (conflict ? because !== null : !ROLES[person as string]?.includes("cluster")),
  decline_case: (m, _, { person }) => m.stands(person, "proposed", "accepted"),
  leave_case: (m, { expert }, { person, party }) =>
    m.stands(expert, "free") && (party === "secretariat" || person === expert),

  plan_visit: (m, { starts }, { today, person, party }) =>
    (party === "secretariat" || m.stands(person, "free")) &&
    starts.slice(0, 10) >= today &&
    [...m.experts.values()].every(({ state }) => state !== "proposed" && state !== "accepted") &&
    m.staffed,
  record_visit: (m, { lastDay }, { today, person }) =>
    m.stands(person, "free") && m.staffed && lastDay <= today && lastDay >= (m.planned as string),
  open_scores: (m, { scores }) =>
    m.staffed &&
    scores.length === m.free.length &&
    new Set(scores.map(({ expert }) => expert)).size === scores.length &&
    scores.every(({ expert, corrections }) => m.stands(expert, "free") && isCorrection(corrections["2.5"] ?? {})),
  agree_value: (m, { points }, { person }) => m.stands(person, "free") && points <= 5,
  correct_facts: (m, { row, facts }, { person }) => m.stands(person, "free") && row === "2.5" && isCorrection(facts),
  close_consensus: (m, _, { person }) => m.stands(person, "free") && m.settled,
  confirm_area: () => false,

  write_finding: (m, { row }, { person }) => m.stands(person, "free") && row !== "9.9",
  take_finding_back: (m, { finding }, { person }) => m.stands(person, "free") && m.findings.includes(finding),
  send_fact_check: (m, { dueOn }, { person, today }) =>
    m.stands(person, "free") && !m.contactsOpen && m.findings.length > 0 && dueOn > today,
  reply_to_report: (m, { row }) => !m.check?.confirmed && row !== "9.9",
  confirm_facts: (m) => !m.check?.confirmed,
  recommend: (m, { outcome }, { person, today }) =>
    m.stands(person, "free") &&
    m.check !== null &&
    (m.check.confirmed || today > m.check.due) &&
    !(m.recommended?.outcome === outcome && m.recommended.by.includes(person as string)) &&
    m.settled &&
    (outcome === "refuse" || m.ruled === "awarded"),

  declare_board_conflict: (m, _, { person }) => m.entitled.includes(person as string),
  vote: (m, _, { person }) => m.entitled.includes(person as string),
  decide: (m, { because }, { person, party }) => {
    if (party === "board" && !m.entitled.includes(person as string)) return false;
    const [agree, against, abstain] = ["for", "against", "abstain"].map((vote) => m.count(vote)) as [
      number,
      number,
      number,
    ];
    const rules = m.ruled;
    if (rules === "undecided") return false;
    if ((agree + against + abstain) * 2 <= m.entitled.length || agree === against) return false;
    return m.favours === rules || (m.favours === "refused" && because !== null);
  },
  return_to_experts: (m, _, { person, party }) => party !== "board" || m.entitled.includes(person as string),
  send_decision: (m) => m.sentOn === null,
  // 3.5: once against each decision
  appeal: (m, _, { today }) => m.sentOn !== null && !m.appealed && today <= plus(m.sentOn, 30),
  assign_appeal: (m, { officer }, { person }) =>
    ["open", "assigned"].includes(m.appeal?.state ?? "") &&
    OFFICERS.includes(officer) &&
    isApart(m, officer) &&
    officer !== person,
  decide_appeal: (m, _, { person }) =>
    m.appeal?.state === "assigned" && m.appeal.officer === person && isApart(m, person as string),
  publish: (m) => m.sentOn !== null,
  suspend_label: (m) => m.standing === "valid",
  read_change: (m) => m.unread,
  reinstate_label: (m, _, { today }) => m.standing === "suspended" && today <= addYears(m.seenOn ?? today, 2),
  withdraw_label: (m) => m.standing !== "withdrawn",
};
