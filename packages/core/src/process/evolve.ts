import { allScored } from "./points.ts";
import {
  type CaseExpert,
  type CaseProcess,
  type ExpertState,
  freeExperts,
  hasUnreadChange,
  NOTHING_RECOMMENDED,
} from "./process.ts";
import type { CaseState } from "./states.ts";
import type { Corrections, StepName, Taken, TakenData } from "./steps.ts";

type DataOf<N extends StepName> = Extract<TakenData, { step: N }>;
type Change = Partial<CaseProcess>;
type Changes = { readonly [N in StepName]: (now: CaseProcess, data: DataOf<N>, taken: Taken) => Change };

/**
 * The case after a step that was taken. It asks nothing: whether a step may be taken is decided before (`take`), and what stands in a trail
 * has happened.
 */
export function evolve(now: CaseProcess, taken: Taken): CaseProcess {
  const change = (CHANGES[taken.data.step] as Changes[StepName])(now, taken.data as never, taken);
  const since = change.state !== undefined && change.state !== now.state ? taken.at.slice(0, 10) : now.since;
  return { ...now, ...change, since, number: taken.number, ...actedAfter(now, taken) };
}

/** The case as its whole trail tells it. */
export function fold(opened: CaseProcess, trail: readonly Taken[]): CaseProcess {
  return trail.reduce(evolve, opened);
}

function actedAfter({ involved, ledBy }: CaseProcess, { by }: Taken): Pick<CaseProcess, "involved" | "ledBy"> {
  const leads = by.party === "secretariat";
  const acts = leads || by.party === "expert" || by.party === "board";
  return {
    involved: acts ? withPerson(involved, by.person) : involved,
    ledBy: leads ? withPerson(ledBy, by.person) : ledBy,
  };
}

function withPerson(people: readonly string[], person: string | null): readonly string[] {
  return person === null || people.includes(person) ? people : [...people, person];
}

const CHANGES: Changes = {
  ask_eligibility: () => ({ state: "eligibility" }),
  judge_eligibility: (_, { items }) => ({ state: Object.values(items).every(Boolean) ? "contract" : "draft" }),
  offer_contract: (_, { plannedOn, mode, travelKm, expertOffice, kind, fee }) => ({
    contract: { plannedOn, mode, travelKm, expertOffice, kind, fee, signed: false },
  }),
  sign_contract: (now) => ({ state: "self_assessment", contract: now.contract && { ...now.contract, signed: true } }),
  issue_invoice: (_, { number }) => ({ invoice: { state: "issued", number } }),
  record_payment: (now) => ({ invoice: { ...now.invoice, state: "paid" } }),
  waive_fee: (now) => ({ invoice: { ...now.invoice, state: "waived" } }),

  declare_areas: (_, { areas }) => ({ areas: areas.map(({ indicator }) => ({ indicator, confirmed: null })) }),
  submit: (now, { assessment, number, sha256 }) => ({
    ...afterHandingIn(now),
    submission: { assessment, number, sha256 },
  }),
  return_to_cluster: (now) => ({
    state: "self_assessment",
    submission: null,
    visit: now.visitedOn === null ? null : now.visit,
    factCheck: null,
    ...NOTHING_RECOMMENDED,
    ...reopenedFacts(now),
  }),

  propose_expert: (now, { expert, country, firm }) => ({
    experts: [
      ...now.experts.filter((one) => one.expert !== expert),
      { expert, country, firm, state: "proposed" as const },
    ],
    // what was approved were those who stood there
    sameFirmApproved: false,
  }),
  approve_same_firm: () => ({ sameFirmApproved: true }),
  withdraw_proposal: (now, { expert }) => withExpert(now, expert, "withdrawn"),
  accept_expert: (now, { expert }) => withExpert(now, expert, "accepted"),
  object_to_expert: (now, { expert }) => withExpert(now, expert, "objected"),
  declare_interests: (now, { conflict }, { by }) => withExpert(now, by.person, conflict ? "in_conflict" : "free"),
  decline_case: (now, _, { by }) => withExpert(now, by.person, "declined"),
  leave_case: afterLeaving,

  plan_visit: (_, { step: _step, place: _place, agenda: _agenda, ...visit }) => ({ state: "visit_planned", visit }),
  record_visit: (now, { lastDay }) => ({
    state: now.label === "gold" ? "visited" : "report_draft",
    visitedOn: lastDay,
  }),
  open_scores: (_, { scores }) => ({
    state: "consensus",
    scores: new Map(scores.map(({ expert, points }) => [expert, points])),
    corrections: new Map(scores.map(({ expert, corrections }) => [expert, corrections])),
    openFacts: new Map(scores.flatMap(({ corrections }) => rowsOf(corrections))),
  }),
  correct_facts: (now, { row, facts }) => ({
    facts: new Map([...now.facts, ...Object.entries(facts).map(([fact, value]) => [fact, { row, value }] as const)]),
    openFacts: new Map([...now.openFacts].filter(([fact]) => !Object.hasOwn(facts, fact))),
    ...NOTHING_RECOMMENDED,
    ...unconfirmed(now),
  }),
  agree_value: (now, { row, points }) => ({
    agreed: new Map(now.agreed).set(row, points),
    // what was recommended rested on the points as they were
    ...NOTHING_RECOMMENDED,
    ...unconfirmed(now),
  }),
  close_consensus: (_, { preliminary }) => ({ state: "report_draft", preliminary }),
  confirm_area: (now, { indicator, confirmed }) => ({
    areas: now.areas.map((area) => (area.indicator === indicator ? { ...area, confirmed } : area)),
    ...NOTHING_RECOMMENDED,
    ...unconfirmed(now),
  }),

  write_finding: (now, _, { number }) => ({ findings: [...now.findings, number], ...unconfirmed(now) }),
  take_finding_back: (now, { finding }) => ({
    findings: now.findings.filter((one) => one !== finding),
    ...unconfirmed(now),
  }),
  send_fact_check: (_, { dueOn }) => ({ state: "fact_check", factCheck: { dueOn, confirmed: false, replies: 0 } }),
  reply_to_report: (now) => ({
    factCheck: now.factCheck && { ...now.factCheck, replies: now.factCheck.replies + 1 },
  }),
  confirm_facts: (now) => ({ factCheck: now.factCheck && { ...now.factCheck, confirmed: true } }),
  recommend: afterRecommending,

  put_before_board: (_, { meeting }) => ({ state: "before_board", board: { meeting, votes: new Map() } }),
  declare_board_conflict: (now, _, { by }) => ({
    boardConflicts: [...now.boardConflicts, by.person as string],
    board: now.board && { ...now.board, votes: without(now.board.votes, by.person as string) },
  }),
  vote: (now, { vote }, { by }) => ({
    board: now.board && { ...now.board, votes: new Map(now.board.votes).set(by.person as string, vote) },
  }),
  decide: (_, { step: _step, because: _because, ...decided }) => ({
    state: decided.outcome,
    decision: { ...decided, sentOn: null },
  }),
  return_to_experts: () => ({ state: "report_draft", ...NOTHING_RECOMMENDED, board: null, factCheck: null }),
  // trails of before do not have the day of the cluster
  send_decision: (now, { sentOn }, { at }) => ({
    decision: now.decision && { ...now.decision, sentOn: sentOn ?? at.slice(0, 10) },
  }),

  appeal: () => ({ appeal: { state: "open", officer: null } }),
  assign_appeal: (_, { officer }) => ({ appeal: { state: "assigned", officer } }),
  decide_appeal: afterAppeal,

  publish: () => ({ state: "published", standing: "valid" }),
  report_change: (now, _, { number }) => ({ changes: [...now.changes, number] }),
  read_change: (_, __, { number }) => ({ changesRead: number }),
  suspend_label: (now, _, { number }) => ({ standing: "suspended", ...readBy(now, number) }),
  reinstate_label: () => ({ standing: "valid" }),
  withdraw_label: (now, _, { number }) => ({ standing: "withdrawn", ...readBy(now, number) }),
  withdraw_application: () => ({ state: "withdrawn" }),
  move_edition: (_, { edition, hash }) => ({ edition: { id: edition, hash } }),
};

/**
 * Answers that were corrected after the visit go back to where the experts were: to giving points where somebody came who has given none, and
 * what the others had agreed on is agreed on with him.
 */
function afterHandingIn(now: CaseProcess): Change {
  const { label, visitedOn, preliminary } = now;
  if (visitedOn === null) return { state: "submitted" };
  if (label !== "gold" || (preliminary !== null && allScored(now))) return { state: "report_draft" };
  return { state: "visited", agreed: new Map(), preliminary: null };
}

/** The cluster has confirmed what it had read, and has not read it so. */
function unconfirmed({ factCheck }: CaseProcess): Pick<CaseProcess, "factCheck"> {
  return { factCheck: factCheck && { ...factCheck, confirmed: false } };
}

/** Whoever suspends a label or withdraws it has read what was reported. */
function readBy(now: CaseProcess, number: number): Change {
  return hasUnreadChange(now) ? { changesRead: number } : {};
}

function withExpert(now: CaseProcess, expert: string | null, state: ExpertState): Change {
  return { experts: now.experts.map((one): CaseExpert => (one.expert === expert ? { ...one, state } : one)) };
}

/**
 * The points of who left count no more; values that were agreed rested on them, and are agreed anew. Where there are no points (Bronze,
 * Silver) what was seen rests on the expert who saw it: without another one the visit is made again.
 */
function afterLeaving(now: CaseProcess, { expert, conflict }: DataOf<"leave_case">): Change {
  const change = {
    ...withExpert(now, expert, conflict ? "in_conflict" : "left"),
    scores: without(now.scores, expert),
    corrections: without(now.corrections, expert),
    ...NOTHING_RECOMMENDED,
  };
  if (now.visitedOn === null) return change;
  const again = { ...change, ...NO_FACTS, agreed: new Map(), preliminary: null, factCheck: null, board: null };
  // while the cluster corrects its answers it goes on doing so
  const to = (state: CaseState): Change => (now.state === "self_assessment" ? {} : { state });
  if (now.label === "gold") return { ...again, ...to("visited") };
  if (freeExperts(now).some((one) => one.expert !== expert))
    return { ...again, ...reopenedFacts(now), ...to("report_draft") };
  const areas = now.areas.map((area) => ({ ...area, confirmed: null }));
  return { ...again, ...to("submitted"), visit: null, visitedOn: null, areas };
}

/** What was agreed on is asked again: it rested on other answers, or on somebody who left. */
function reopenedFacts({ facts, openFacts }: CaseProcess): Pick<CaseProcess, "facts" | "openFacts"> {
  if (facts.size === 0) return { facts, openFacts };
  const agreed = [...facts].map(([fact, { row }]) => [fact, row] as const);
  return { facts: new Map(), openFacts: new Map([...openFacts, ...agreed]) };
}
const NO_FACTS = { facts: new Map(), openFacts: new Map() } as const;

function rowsOf(corrections: Corrections): [fact: string, row: string][] {
  return Object.entries(corrections).flatMap(([row, facts]) =>
    Object.keys(facts).map((fact): [string, string] => [fact, row]),
  );
}

/** All experts sign the same outcome; whoever signs another one begins anew, and those who had signed are asked once more. */
function afterRecommending(now: CaseProcess, { outcome, final }: DataOf<"recommend">, { by }: Taken): Change {
  const before = now.recommendation?.outcome === outcome ? now.recommendation.signedBy : [];
  const signedBy = [...before, by.person as string];
  const all = now.experts.every(({ expert, state }) => state !== "free" || signedBy.includes(expert));
  const parted = partedBy(now, outcome, by.person);
  return { recommendation: { outcome, signedBy, final }, parted, ...(all && { state: "recommended" as const }) };
}

function partedBy(
  { recommendation: last, parted }: CaseProcess,
  outcome: DataOf<"recommend">["outcome"],
  person: string | null,
): CaseProcess["parted"] {
  const had = (last?.signedBy ?? []).map((expert) => [expert, last?.outcome ?? outcome] as const);
  const others = [...parted, ...had].filter(([expert, other]) => expert !== person && other !== outcome);
  return others.length > 0 ? new Map(others) : NOTHING_RECOMMENDED.parted;
}

/** One that is returned is decided by the board once more; the first decision stays on record. */
function afterAppeal(now: CaseProcess, { outcome }: DataOf<"decide_appeal">, { by }: Taken): Change {
  const ended = {
    appeal: { state: outcome, officer: by.person },
    appealsDecidedBy: [...now.appealsDecidedBy, by.person as string],
  };
  if (outcome === "dismissed" || !now.decision) return ended;
  const { sentOn: _sentOn, ...decided } = now.decision;
  return {
    ...ended,
    state: "recommended",
    decision: null,
    board: null,
    overturned: [...now.overturned, decided],
  };
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([one]) => one !== key));
}
