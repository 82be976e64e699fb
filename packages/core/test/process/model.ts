import type { CaseState, CaseStep, Party, StepName } from "../../src/index.ts";
import { ARROWS } from "./arrows.ts";
import { pointsOf } from "./support.ts";

/**
 * What a Gold case may do, told once more from excellence.md 3 and issue D: the arrows, and beside them what each step asks for. It knows no
 * codes and no trail, only yes and no. Its answers are those of `gold-clear`: all gates met, so that the points alone decide.
 */
export interface Command {
  readonly step: CaseStep;
  readonly person: string | null;
  readonly party: Party;
  readonly today: string;
}

/** Roles outside the case; several hold two. */
export const ROLES: Readonly<Record<string, readonly Party[]>> = {
  manager: ["cluster"],
  mia: ["cluster", "secretariat"],
  cora: ["cluster"],
  officer: ["secretariat"],
  clerk: ["secretariat", "board"],
  berta: ["board"],
  bjorn: ["board"],
  boris: ["board"],
  bo: ["board", "appeals"],
  ada: ["appeals"],
  alf: ["appeals", "secretariat"],
  frida: ["board"],
  nora: [],
  finn: [],
  dana: [],
};
export const MEMBERS = ["clerk", "berta", "bjorn", "boris", "bo", "frida"];
export const OFFICERS = ["ada", "alf", "bo"];
export const ROWS = Object.keys(pointsOf("gold-clear"));

type Of<N extends StepName> = Extract<CaseStep, { step: N }>;

export class Model {
  state: CaseState = "draft";
  offered = false;
  signed = false;
  invoice = "none";
  approved = false;
  readonly experts = new Map<string, { state: string; country: string; firm: string | null }>();
  planned: string | null = null;
  seenOn: string | null = null;
  scores = new Map<string, Readonly<Record<string, number>>>();
  agreed = new Map<string, number>();
  /** The consensus was closed, and nobody left since. */
  closed = false;
  findings: number[] = [];
  check: { due: string; confirmed: boolean } | null = null;
  recommended: { outcome: string; by: string[] } | null = null;
  votes = new Map<string, string>();
  readonly conflicts = new Set<string>();
  readonly acted = new Set<string>();
  outcome: string | null = null;
  sentOn: string | null = null;
  appeal: { state: string; officer: string | null } | null = null;
  standing = "none";

  constructor(private readonly edition: { readonly hash: string }) {}

  private hash = "";

  allows({ step, person, party, today }: Command): boolean {
    const { by, from } = ARROWS[step.step];
    if (!by.includes(party) || !this.is(person, party) || !from.includes(this.state)) return false;
    if (!this.impartial(step, person, party)) return false;
    const asked = ASKED[step.step] as ((m: Model, step: CaseStep, by: Omit<Command, "step">) => boolean) | undefined;
    return asked?.(this, step, { person, party, today }) ?? true;
  }

  take(command: Command, number: number): void {
    const { step, person, party } = command;
    const effect = EFFECTS[step.step] as ((m: Model, step: CaseStep, by: Command, number: number) => void) | undefined;
    const [next] = ARROWS[step.step].to;
    if (next && next !== "same" && ARROWS[step.step].to.length === 1) this.state = next;
    effect?.(this, step, command, number);
    if (person !== null && ["secretariat", "expert", "board"].includes(party)) this.acted.add(person);
  }

  private is(person: string | null, party: Party): boolean {
    if (person === null) return party === "program";
    return party === "expert" ? this.experts.has(person) : (ROLES[person]?.includes(party) ?? false);
  }

  private impartial({ step }: CaseStep, person: string | null, party: Party): boolean {
    const ofCluster = person !== null && (ROLES[person]?.includes("cluster") ?? false);
    if (party === "expert") return !ofCluster || ["declare_interests", "decline_case", "leave_case"].includes(step);
    const isOffice = party === "secretariat" || party === "board" || party === "appeals";
    return !isOffice || (!ofCluster && !this.experts.has(person as string));
  }

  stands(expert: string | null, ...states: string[]): boolean {
    return states.includes(this.experts.get(expert as string)?.state ?? "none");
  }
  get free(): { country: string; firm: string | null }[] {
    return [...this.experts.values()].filter(({ state }) => state === "free");
  }
  /** 3.3, 3.6. */
  get staffed(): boolean {
    const firms = this.free.flatMap(({ firm }) => firm ?? []);
    const foreign = this.free.some(({ country }) => country !== "NO");
    return this.free.length >= 2 && foreign && (this.approved || new Set(firms).size === firms.length);
  }
  counted(row: string): number | null {
    const given = new Set([...this.scores.values()].map((points) => points[row]));
    const [only] = given;
    return this.agreed.get(row) ?? (given.size === 1 && only !== undefined ? only : null);
  }
  /** 1.1: at least 120 of 150. */
  get enough(): boolean {
    return ROWS.reduce((sum, row) => sum + (this.counted(row) ?? 0), 0) >= 120;
  }
  get entitled(): string[] {
    return MEMBERS.filter(
      (member) => !this.conflicts.has(member) && !this.experts.has(member) && this.appeal?.officer !== member,
    );
  }
  count(vote: string): number {
    return this.entitled.filter((member) => this.votes.get(member) === vote).length;
  }
  get favours(): "awarded" | "refused" {
    return (this.recommended?.outcome === "award") === this.count("for") > this.count("against")
      ? "awarded"
      : "refused";
  }
  knows(hash: string): boolean {
    return (this.hash || this.edition.hash) === hash;
  }
  moveTo(hash: string): void {
    this.hash = hash;
  }
}

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

type By = Omit<Command, "step">;
const ASKED: { readonly [N in StepName]?: (m: Model, step: Of<N>, by: By) => boolean } = {
  judge_eligibility: (_, { items, because }) => because !== null || !Object.values(items).includes(false),
  offer_contract: (_, { plannedOn }, { today }) => plannedOn >= today,
  sign_contract: (m) => m.offered,
  issue_invoice: (m) => m.signed && m.invoice === "none",
  record_payment: (m, { paidOn }, { today }) => m.invoice === "issued" && paidOn <= today,
  waive_fee: (m) => m.signed && ["none", "issued"].includes(m.invoice),
  declare_areas: () => false,
  move_edition: (m, { hash }) => m.seenOn === null && !m.knows(hash),

  propose_expert: (m, { expert, conflicts }, { person }) =>
    !m.stands(expert, "proposed", "accepted", "free", "objected", "in_conflict", "left") &&
    conflicts.length === 0 &&
    expert !== person &&
    m.appeal?.officer !== expert &&
    (m.experts.has(expert) || !m.acted.has(expert)) &&
    [...m.experts.values()].filter(({ state }) => ["proposed", "accepted", "free"].includes(state)).length < 4,
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
    scores.every(({ expert }) => m.stands(expert, "free")),
  agree_value: (m, { points }, { person }) => m.stands(person, "free") && points <= 5,
  close_consensus: (m, _, { person }) => m.stands(person, "free") && ROWS.every((row) => m.counted(row) !== null),
  confirm_area: () => false,

  write_finding: (m, { row }, { person }) => m.stands(person, "free") && row !== "9.9",
  take_finding_back: (m, { finding }, { person }) => m.stands(person, "free") && m.findings.includes(finding),
  send_fact_check: (m, { dueOn }, { person, today }) =>
    m.stands(person, "free") && m.findings.length > 0 && dueOn > today,
  reply_to_report: (m, { row }) => !m.check?.confirmed && row !== "9.9",
  confirm_facts: (m) => !m.check?.confirmed,
  recommend: (m, { outcome }, { person, today }) =>
    m.stands(person, "free") &&
    m.check !== null &&
    (m.check.confirmed || today > m.check.due) &&
    !(m.recommended?.outcome === outcome && m.recommended.by.includes(person as string)) &&
    (outcome === "refuse" || m.enough),

  declare_board_conflict: (m, _, { person }) => m.entitled.includes(person as string),
  vote: (m, _, { person }) => m.entitled.includes(person as string),
  decide: (m, { because }, { person, party }) => {
    if (party === "board" && !m.entitled.includes(person as string)) return false;
    const [agree, against, abstain] = ["for", "against", "abstain"].map((vote) => m.count(vote)) as [
      number,
      number,
      number,
    ];
    const rules = m.enough ? "awarded" : "refused";
    if ((agree + against + abstain) * 2 <= m.entitled.length || agree === against) return false;
    return m.favours === rules || (m.favours === "refused" && because !== null);
  },
  return_to_experts: (m, _, { person, party }) => party !== "board" || m.entitled.includes(person as string),
  send_decision: (m) => m.sentOn === null,
  appeal: (m, _, { today }) => m.sentOn !== null && m.appeal === null && today <= plus(m.sentOn, 30),
  assign_appeal: (m, { officer }, { person }) =>
    ["open", "assigned"].includes(m.appeal?.state ?? "") &&
    OFFICERS.includes(officer) &&
    !m.acted.has(officer) &&
    !m.experts.has(officer) &&
    officer !== person,
  decide_appeal: (m, _, { person }) =>
    m.appeal?.state === "assigned" && m.appeal.officer === person && !m.acted.has(person as string),
  publish: (m) => m.sentOn !== null,
  suspend_label: (m) => m.standing === "valid",
  reinstate_label: (m) => m.standing === "suspended",
  withdraw_label: (m) => m.standing !== "withdrawn",
};

const expertBecomes = (m: Model, expert: string, state: string): void => {
  const one = m.experts.get(expert);
  if (one) m.experts.set(expert, { ...one, state });
};

const EFFECTS: { readonly [N in StepName]?: (m: Model, step: Of<N>, by: Command, number: number) => void } = {
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
  move_edition: (m, { hash }) => m.moveTo(hash),
  propose_expert: (m, { expert, country, firm }) => {
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
    m.agreed.clear();
    m.check = null;
    m.votes.clear();
  },
  submit: (m) => {
    m.state = m.seenOn === null ? "submitted" : m.closed ? "report_draft" : "visited";
  },
  return_to_cluster: (m) => {
    m.check = null;
    m.recommended = null;
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
  },
  agree_value: (m, { row, points }) => {
    m.agreed.set(row, points);
    m.recommended = null;
  },
  write_finding: (m, _, __, number) => {
    m.findings.push(number);
  },
  take_finding_back: (m, { finding }) => {
    m.findings = m.findings.filter((one) => one !== finding);
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
    m.appeal = { state: "open", officer: null };
  },
  assign_appeal: (m, { officer }) => {
    m.appeal = { state: "assigned", officer };
  },
  decide_appeal: (m, { outcome }) => {
    m.appeal = { state: outcome, officer: m.appeal?.officer ?? null };
    if (outcome === "dismissed") return;
    m.state = "recommended";
    m.outcome = null;
    m.sentOn = null;
  },
  publish: (m) => {
    m.standing = "valid";
  },
  suspend_label: (m) => {
    m.standing = "suspended";
  },
  reinstate_label: (m) => {
    m.standing = "valid";
  },
  withdraw_label: (m) => {
    m.standing = "withdrawn";
  },
};
