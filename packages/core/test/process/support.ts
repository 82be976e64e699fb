import {
  type CaseProcess,
  type CaseStep,
  type Circumstances,
  type Corrections,
  countedFacts,
  evolve,
  isRefusal,
  judgeCase,
  openedCase,
  type Party,
  type SchemeRules,
  schemeRules,
  type Taken,
  take,
} from "../../src/index.ts";
import { edition, example, readExample } from "../support.ts";

/** A case of which the worked cases of examples/ are the submitted answers, and people who act in it. */

export const BOARD = ["berta", "bjorn", "boris"] as const;

/** What each person is, whatever the case. */
const ROLES: Readonly<Record<string, readonly Party[]>> = {
  manager: ["cluster"],
  officer: ["secretariat"],
  clerk: ["secretariat"],
  ...Object.fromEntries(BOARD.map((member) => [member, ["board"] as const])),
  ada: ["appeals"],
  alf: ["appeals"],
};

/** All that lies outside the case. */
export interface World {
  readonly today: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly roles: Readonly<Record<string, readonly Party[]>>;
  readonly board: readonly string[];
  readonly officers: readonly string[];
  /** Another application of the cluster for the label. */
  readonly anotherRuns?: boolean;
  /** Points that an expert has signed and nobody saw, by expert. */
  readonly sealed: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** For whom somebody stands in who is away, by who stands in. */
  readonly standIns?: Readonly<Record<string, string>>;
  /** Facts that he found otherwise, likewise. */
  readonly sealedCorrections?: Readonly<Record<string, Corrections>>;
}

export interface Played {
  readonly now: CaseProcess;
  readonly trail: readonly Taken[];
  readonly world: World;
}

/** Somebody does something, or the world changes. */
export type Act = { readonly person: string | null; readonly party: Party; readonly step: CaseStep } | Partial<World>;
type StepAct = Extract<Act, { step: CaseStep }>;

const acts =
  (party: Party) =>
  (person: string, step: CaseStep): StepAct => ({ person, party, step });
export const expert = acts("expert");
export const board = acts("board");
export const appeals = acts("appeals");
export const as = (party: Party, person: string, step: CaseStep): StepAct => ({ person, party, step });
export const cluster = (step: CaseStep): StepAct => as("cluster", "manager", step);
export const secretariat = (step: CaseStep): StepAct => as("secretariat", "officer", step);
export const program = (step: CaseStep): StepAct => ({ person: null, party: "program", step });
export const on = (today: string): Act => ({ today });

export function circumstances({ now, world }: Played, { person, party, step }: StepAct): Circumstances {
  const isExpert = now.experts.some((one) => one.expert === person);
  return {
    today: world.today,
    person,
    party,
    parties: new Set<Party>([
      ...(person === null ? (["program"] as const) : (world.roles[person] ?? [])),
      ...(isExpert ? (["expert"] as const) : []),
    ]),
    onBehalfOf: world.standIns?.[person ?? ""] ?? null,
    scheme: rulesOf(now, world.data),
    board: world.board,
    appealsOfficers: world.officers,
    anotherRuns: world.anotherRuns ?? false,
    sealedPoints: step.step === "leave_case" ? (world.sealed[step.expert] ?? null) : null,
    sealedCorrections: step.step === "leave_case" ? (world.sealedCorrections?.[step.expert] ?? null) : null,
    judge: (application, agreed, facts) => judgeCase(edition, world.data, application, agreed, facts),
  };
}

const known = new WeakMap<object, SchemeRules>();

/** Read once for each set of answers; a case has one label. */
function rulesOf(now: CaseProcess, data: World["data"]): SchemeRules {
  const { label, facts } = now;
  if (facts.size > 0) return schemeRules(edition, label, data, countedFacts(now));
  const rules = known.get(data) ?? schemeRules(edition, label, data);
  known.set(data, rules);
  return rules;
}

/** The case after all of it; one that is refused is a fault of the test. */
export function play(from: Played, ...story: readonly Act[]): Played {
  return story.reduce(after, from);
}

function after(played: Played, act: Act): Played {
  if (!("step" in act)) return { ...played, world: { ...played.world, ...act } };
  const data = take(played.now, act.step, circumstances(played, act));
  if (isRefusal(data)) throw new Error(`${act.step.step} by ${act.person}: ${JSON.stringify(data)}`);
  const taken: Taken = {
    number: played.now.number + 1,
    by: { person: act.person, party: act.party },
    at: `${played.world.today}T10:00:00.000Z`,
    data,
  };
  return { ...played, now: evolve(played.now, taken), trail: [...played.trail, taken] };
}

/** What the last of these acts is answered; null when it is taken. */
export function refusal(from: Played, ...story: readonly Act[]): object | null {
  const [last] = story.slice(-1) as [StepAct];
  const before = play(from, ...story.slice(0, -1));
  const answer = take(before.now, last.step, circumstances(before, last));
  return isRefusal(answer) ? answer : null;
}

const ALWAYS = ["number", "since", "involved", "ledBy"];

/** What the last act changes of the case, besides what every act may change. */
export function change(from: Played, ...story: readonly Act[]): Partial<CaseProcess> {
  const before = play(from, ...story.slice(0, -1));
  const after = play(before, ...story.slice(-1)).now;
  const changed = Object.entries(after).filter(
    ([key, value]) => !ALWAYS.includes(key) && value !== before.now[key as keyof CaseProcess],
  );
  return Object.fromEntries(changed);
}

/** The points of a worked case, row by row, as its expected file has them. */
export function pointsOf(name: string): Record<string, number> {
  const { score } = JSON.parse(readExample(`${name}.expected.json`)) as {
    score: { indicators: { id: string; points: number | null }[] };
  };
  return Object.fromEntries(score.indicators.flatMap(({ id, points }) => (points === null ? [] : [[id, points]])));
}

/** A case that was just opened. */
export function opened(name: string, of: Partial<CaseProcess> = {}): Played {
  const data = example(name);
  const { label, previous } = data.application as {
    label: string;
    previous: { label: string; valid_until: string } | null;
  };
  return {
    now: {
      ...openedCase({
        label,
        cluster: { name: "Fjordkraft", country: "NO" },
        previous: previous && { label: previous.label, validUntil: previous.valid_until },
        firstBenchmarking: null,
        edition: { id: edition.id, hash: edition.hash },
      }),
      ...of,
    },
    trail: [],
    world: {
      today: data.reference_date as string,
      data,
      roles: ROLES,
      board: BOARD,
      officers: ["ada", "alf"],
      sealed: {},
    },
  };
}

export const ALL_MET = Object.fromEntries(
  ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E12"].map((item) => [item, true]),
);
export const SUBMIT: CaseStep = {
  step: "submit",
  assessment: "answers",
  number: 1,
  sha256: "f00d",
  referenceDate: "2026-06-30",
};
export const FINDING: CaseStep = { step: "write_finding", row: null, kind: "strength", text: "Close to its members" };

export function propose(name: string, country: string, firm: string | null = null): CaseStep {
  return { step: "propose_expert", expert: name, country, firm, conflicts: [] };
}

/** Proposed, accepted, no conflict. */
export function staffed(name: string, country: string, firm: string | null = null): Act[] {
  return [
    secretariat(propose(name, country, firm)),
    cluster({ step: "accept_expert", expert: name }),
    expert(name, { step: "declare_interests", conflict: false, because: null }),
  ];
}

export function offer(plannedOn: string): Extract<CaseStep, { step: "offer_contract" }> {
  return { step: "offer_contract", plannedOn, mode: "face_to_face", travelKm: 480, expertOffice: false };
}

export function visitOn(day: string): Extract<CaseStep, { step: "plan_visit" }> {
  return {
    step: "plan_visit",
    mode: "face_to_face",
    travelKm: 480,
    expertOffice: false,
    starts: `${day}T07:00:00Z`,
    ends: `${day}T15:00:00Z`,
    timeZone: "Europe/Oslo",
    place: "Porsgrunn",
  };
}

export function signed(name: string, points: Record<string, number>, corrections: Corrections = {}) {
  return { expert: name, signedAt: "2026-09-18T08:00:00.000Z", sha256: `sealed by ${name}`, points, corrections };
}

/** Up to signing the contract. */
export function contracted(plannedOn: string): Act[] {
  return [
    cluster({ step: "ask_eligibility" }),
    secretariat({ step: "judge_eligibility", items: ALL_MET, because: null }),
    secretariat(offer(plannedOn)),
    cluster({ step: "sign_contract" }),
  ];
}

/** From the draft of the report to the recommendation; on the day of the last one. */
export function reported(by: readonly string[], dueOn: string): Act[] {
  const [first] = by as [string];
  return [
    expert(first, FINDING),
    expert(first, { step: "send_fact_check", dueOn }),
    cluster({ step: "confirm_facts" }),
  ];
}

export function recommended(by: readonly string[], outcome: "award" | "refuse"): Act[] {
  return by.map((name) => expert(name, { step: "recommend", outcome, because: "As the report says" }));
}

export function voted(vote: "for" | "against", members: readonly string[] = BOARD): Act[] {
  return members.map((member) => board(member, { step: "vote", vote }));
}

export const BEFORE_BOARD: Act = secretariat({ step: "put_before_board", meeting: "2026-10" });
export const DECIDE: Act = secretariat({ step: "decide", because: null });
export const SEND: Act = secretariat({ step: "send_decision" });

export function record(lastDay: string): CaseStep {
  return { step: "record_visit", lastDay, observers: null };
}

export function open(
  byExpert: Readonly<Record<string, Record<string, number>>>,
  corrections: Readonly<Record<string, Corrections>> = {},
): Act {
  return program({
    step: "open_scores",
    scores: Object.entries(byExpert).map(([name, given]) => signed(name, given, corrections[name])),
  });
}
