import {
  type CasePoints,
  type CaseProcess,
  type CaseTask,
  countedFacts,
  countedPoints,
  outOfVote,
  type RulePoints,
  type Taken,
  toldState,
  unseal,
} from "@klynge/core";
import { availableSteps } from "./available-steps.ts";
import { boundTo } from "./bound-to.ts";
import type { FormStep } from "./forms.ts";
import { type LoadedCase, tasksIn } from "./load-case.ts";
import { actingAs, mayBindCluster, WAITS_FOR_OWNER } from "./policy.ts";
import type { readableTexts, readableTrail } from "./queries.ts";

/** The only place that decides what of a case leaves the server, for whom. */

export interface CaseView {
  readonly id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly cluster: { readonly id: string; readonly name: string; readonly country: string };
  readonly state: CaseProcess["state"];
  readonly since: string | null;
  readonly process: Pick<
    CaseProcess,
    | "contract"
    | "invoice"
    | "visit"
    | "visitedOn"
    | "edition"
    | "factCheck"
    | "decision"
    | "appeal"
    | "standing"
    | "submission"
    | "areas"
  >;
  readonly experts: CaseProcess["experts"];
  /** Steps with a form on the page of the case, in the order of the way. */
  readonly steps: readonly FormStep[];
  /** What stands on the page that a step of it agrees to (`boundTo`). */
  readonly boundTo: Readonly<Partial<Record<FormStep, number>>>;
  /** What the case waits for, each thing once: of two experts it is not told who is ready. */
  readonly waits: readonly Waiting[];
  /** Null until the person may see points: who assesses after all have signed, the cluster with the draft of the report. */
  readonly points: {
    readonly preliminary: CasePoints | null;
    readonly agreed: ReadonlyMap<string, number>;
    /** What the scheme gives for what was handed in and for what counts; null where nothing was corrected. */
    readonly rules: { readonly submitted: RulePoints; readonly found: RulePoints } | null;
  } | null;
  /** Answers that were found otherwise and count so; none for whoever may not read the report. */
  readonly facts: CaseProcess["facts"];
  /** Null until the person may read them. */
  readonly recommendation: CaseProcess["recommendation"];
  readonly mayReadReport: boolean;
  /** Numbers of the findings that stand; none for whoever may not read the report. */
  readonly findings: readonly number[];
  /** Somebody who was asked to assess and has not declared his interests: title and label, and nothing else. */
  readonly closed: boolean;
  /** The content is open: the cluster's people, the offices, experts who declared no conflict. */
  readonly open: boolean;
  /** The page on which experts work now, and on which the offices look on once the points are open; null for everybody else. */
  readonly work: "scoring" | "consensus" | "findings" | null;
}

export interface Waiting extends Pick<CaseTask, "task" | "party" | "dueOn"> {
  /** It waits for whoever reads. */
  readonly own: boolean;
}
const NO_FACTS: CaseProcess["facts"] = new Map();

export function presentCase(loaded: LoadedCase): CaseView {
  const view = wholeView(loaded);
  const { expert, person } = loaded.place;
  const asked = expert === "proposed" || expert === "accepted";
  const closed = asked && !view.open && loaded.case.appealsOfficer !== person.id;
  return closed ? closedView(view, person.id) : view;
}

/** Before the declaration an expert learns neither how far the case is nor who else assesses. */
function closedView({ id, label, cluster, state, process, experts, steps }: CaseView, person: string): CaseView {
  return {
    id,
    label,
    cluster,
    state,
    since: null,
    process: {
      contract: null,
      invoice: { state: "none", number: null },
      visit: null,
      visitedOn: null,
      factCheck: null,
      decision: null,
      appeal: null,
      standing: "none",
      submission: null,
      areas: [],
      edition: process.edition,
    },
    experts: experts.filter(({ expert }) => expert === person),
    steps: steps.filter((step) => step === "declare_interests" || step === "decline_case"),
    boundTo: {},
    waits: [],
    points: null,
    facts: NO_FACTS,
    recommendation: null,
    mayReadReport: false,
    findings: [],
    closed: true,
    work: null,
    open: false,
  };
}

/** What somebody is to a case, as far as it decides what he reads. */
function readerOf({ case: row, process, parties, place }: LoadedCase) {
  const ofCluster = place.role !== null;
  const apart = !ofCluster && place.expert === null;
  const office = apart && place.person.offices.some((one) => one === "secretariat" || one === "administrator");
  const votes = apart && parties.has("board") && !process.boardConflicts.includes(place.person.id);
  const works = !ofCluster && place.expert === "free";
  // whoever comes in the place of another one scores before he reads what the others found
  const judges = office || votes || (works && (row.unblinded || row.label !== "gold"));
  return {
    office,
    ofCluster,
    /** What was handed in is open to him. */
    assesses: office || votes || works,
    /** What was found in it, too. */
    judges,
    report: judges || (ofCluster && row.reportSent),
  };
}

function wholeView(loaded: LoadedCase): CaseView {
  const { case: row, process, place } = loaded;
  const reader = readerOf(loaded);
  const { office, ofCluster, assesses, report } = reader;
  const steps = availableSteps(loaded);
  const told = ofCluster ? toldState(row.state, row.decisionSent) : process.state;
  return {
    id: row.id,
    label: row.label,
    cluster: { id: row.clusterId, ...process.cluster },
    state: told,
    // when the board decided is not told before how
    since: ofCluster && told === "before_board" ? null : process.since,
    process: toldProcess(loaded, reader),
    experts: process.experts,
    steps,
    boundTo: Object.fromEntries(
      steps.flatMap((step) => {
        const number = boundTo(step, loaded.trail);
        return number === null ? [] : [[step, number]];
      }),
    ),
    waits: assesses || ofCluster ? waitsIn(loaded, office || ofCluster) : [],
    points: row.unblinded && report ? toldPoints(loaded) : null,
    facts: report ? process.facts : NO_FACTS,
    recommendation: reader.judges ? process.recommendation : null,
    mayReadReport: report,
    findings: report ? process.findings : [],
    closed: false,
    open: assesses || ofCluster,
    work: place.expert === "free" ? workIn(process) : office && row.unblinded ? "consensus" : null,
  };
}

function toldPoints({ process, byRules }: LoadedCase): CaseView["points"] {
  const rules = process.facts.size > 0 ? { submitted: byRules(), found: byRules(countedFacts(process)) } : null;
  return { preliminary: process.preliminary, agreed: countedPoints(process), rules };
}

function toldProcess(
  { process, place }: LoadedCase,
  { assesses, ofCluster }: ReturnType<typeof readerOf>,
): CaseView["process"] {
  const { invoice, visit, visitedOn, factCheck, decision, appeal, standing, submission, areas, edition } = process;
  return {
    contract: place.expert && !assesses && !ofCluster ? null : process.contract,
    decision: ofCluster && !decision?.sentOn ? null : decision,
    ...{ invoice, visit, visitedOn, factCheck, appeal, standing, submission, areas, edition },
  };
}

/** @param money whether the person has to do with the fee */
function waitsIn(loaded: LoadedCase, money: boolean): Waiting[] {
  const { place } = loaded;
  const parties = actingAs(loaded.parties);
  const all = toldTasks(loaded).filter(({ task }) => money || !FEES.has(task));
  return [...new Set(all.map(({ task }) => task))].flatMap((name) => {
    const same = all.filter(({ task }) => task === name);
    const own = same.some(
      ({ task, party, person }) =>
        parties.includes(party) &&
        !(task === "score" && place.signed) &&
        !(task === "vote" && outOfVote(loaded.process, place.person.id)) &&
        (person === null || person === place.person.id) &&
        (party !== "cluster" || waitsForRole(task, place)),
    );
    return same.slice(0, 1).map(({ task, party, dueOn }) => ({ task, party, dueOn, own }));
  });
}

function waitsForRole(task: CaseTask["task"], place: LoadedCase["place"]): boolean {
  return mayBindCluster(place) || (place.role === "member" && !WAITS_FOR_OWNER.includes(task));
}

/** While the cluster is not told how the board has decided, the case waits for the board, as it did before. */
function toldTasks({ case: row, place, ...loaded }: LoadedCase): CaseTask[] {
  const all = tasksIn(loaded);
  if (place.role === null || toldState(row.state, row.decisionSent) === row.state) return all;
  const voting: CaseTask = { task: "vote", party: "board", person: null, dueOn: null };
  return [voting, ...all.filter(({ task }) => FEES.has(task))];
}
const FEES: ReadonlySet<string> = new Set(["issue_invoice", "record_payment"]);

function workIn({ state, submission }: CaseProcess): CaseView["work"] {
  if (state === "consensus") return "consensus";
  if (state === "report_draft" || state === "fact_check") return "findings";
  return submission !== null && ["submitted", "visit_planned", "visited"].includes(state) ? "scoring" : null;
}

export interface TrailLine {
  readonly number: number;
  readonly at: Date;
  /** Null for the program. */
  readonly by: string | null;
  readonly party: Taken["by"]["party"];
  /** Who was away, and whose step it was; empty where the name is not known here. */
  readonly onBehalfOf: string | null;
  readonly data: ReturnType<typeof unseal>;
  readonly hash: string;
}

/** What a person may read of the trail, with the texts that are still there. */
export function presentTrail(
  rows: Awaited<ReturnType<typeof readableTrail>>,
  texts: Awaited<ReturnType<typeof readableTexts>>,
): TrailLine[] {
  return rows.map(({ event, name, absent }) => ({
    number: event.number,
    at: event.at,
    by: event.personId === null ? null : (name ?? ""),
    party: event.party,
    onBehalfOf: (event.data as { onBehalfOf?: string }).onBehalfOf === undefined ? null : (absent ?? ""),
    data: unseal(event.data, texts.get(event.number) ?? []),
    hash: event.hash,
  }));
}
