import {
  agreementOf,
  type BallotResult,
  ballot,
  type CompiledEdition,
  type Day,
  type DecisionHindrance,
  decisionHindrance,
  doubleScored,
  type ExpertState,
  type Judged,
  type OutOfVote,
  outOfVote,
  type PointsInParts,
  type StepOf,
  toNumber,
} from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import {
  type CaseView,
  type CorrectedRow,
  correctedRows,
  type DecisionRound,
  dayIn,
  decisionRounds,
  holdersOf,
  judgedNow,
  type LoadedCase,
  linesOf,
  loadCase,
  namesOf,
  neededPoints,
  presentCase,
  readTrail,
  standingFindings,
  type TrailLine,
} from "../cases/index.ts";
import { hasDossier, isImpartial, mayAttend, mayPlanMeetings } from "./policy.ts";
import { comingMeetings, findMeeting, type MeetingRow } from "./queries.ts";

/**
 * The only place that decides what the board sees of a case: what was scored, recommended and found, and none of the answers that the
 * cluster gave.
 */

type Vote = "for" | "against" | "abstain";
export interface Said {
  /** Null when the person's name is not known here. */
  readonly by: string | null;
  readonly text: string;
}

interface Reply extends Pick<StepOf<"reply_to_report">, "row" | "text"> {
  /** Where the cluster is. */
  readonly on: Day;
}

export interface Standing {
  readonly ballot: BallotResult;
  readonly ownVote: Vote | null;
  /** Why the person, who is a member of the board, does not vote in this case; null when he does, and for everybody else. */
  readonly out: OutOfVote | null;
}

export interface Dossier {
  readonly view: CaseView;
  /** By which the case is judged. */
  readonly edition: CompiledEdition;
  readonly standing: Standing;
  /** Null for whoever declared a conflict. */
  readonly content: DossierContent | null;
  readonly meeting: MeetingRow | null;
  readonly may: {
    readonly vote: boolean;
    readonly declareConflict: boolean;
    readonly decide: boolean;
    readonly giveBack: boolean;
    readonly put: boolean;
  };
  /** Why nobody can decide yet; null when somebody can, or the case is not before the board. */
  readonly open: DecisionHindrance | null;
  /** Meetings on whose list the case could come. */
  readonly meetings: readonly MeetingRow[];
}

/** What there is to know before a recommendation or a vote. */
export interface VerdictContent {
  readonly judged: Judged;
  /** Points that the label takes; null where it takes none. */
  readonly needed: number | null;
  readonly inParts: PointsInParts;
  /** Of the points that the experts gave before they talked; null where a label has no points, or one expert. */
  readonly agreement: { readonly alpha: number | null; readonly compared: number; readonly same: number } | null;
}

export interface DossierContent extends VerdictContent {
  readonly recommended: readonly Said[];
  /** Those that were not taken back, the oldest first. */
  readonly findings: readonly Pick<StepOf<"write_finding">, "kind" | "row" | "text">[];
  readonly corrected: readonly CorrectedRow[];
  /** Of the cluster to the draft of the report, the oldest first. */
  readonly replies: readonly Reply[];
  readonly boardConflicts: readonly Said[];
  /** Experts who left with a conflict, or are out for another reason. */
  readonly expertsOut: readonly { readonly by: string | null; readonly state: ExpertState }[];
  readonly votes: readonly { readonly by: string | null; readonly vote: Vote }[];
  /** Members of the board who do not vote in this case. */
  readonly withoutVote: readonly { readonly by: string | null; readonly why: OutOfVote }[];
  /** Decisions and appeals so far, the oldest first: who decides anew knows why. */
  readonly rounds: readonly DecisionRound[];
  readonly decidedBy: { readonly by: string | null; readonly at: Date; readonly because: string } | null;
}

/** @throws Problem not_found; not_allowed for whoever has to do with the case in another way */
export async function loadDossier(
  services: Services,
  tx: Transaction,
  caseId: string,
  person: Person,
): Promise<Dossier> {
  const loaded = await loadCase(services, tx, caseId, person);
  if (!mayAttend(person)) throw new Problem("not_allowed", { may: "board" });
  if (!isImpartial(loaded)) throw new Problem("not_allowed", { may: "impartial" });
  const { process } = loaded;
  if (!hasDossier(process)) throw new Problem("not_found");
  const board = await holdersOf(tx, "board", loaded.case.clusterId);
  const standing = standingOf(loaded, board);
  const open = process.state === "before_board" ? decisionHindrance(process, standing.ballot, judgedNow(loaded)) : null;
  const may = actsFor(loaded, standing, open);
  const hidden = standing.out === "conflict" && !mayPlanMeetings(person);
  return {
    view: presentCase(loaded),
    edition: loaded.edition,
    standing,
    content: hidden ? null : await contentOf(tx, loaded, board),
    meeting: loaded.case.meetingId ? await findMeeting(tx, loaded.case.meetingId) : null,
    may,
    open,
    meetings: may.put ? await comingMeetings(tx, today(services)) : [],
  };
}

/** Who is both acts as a member of the board, but in a case that he led. */
function actsFor(
  { process: { state }, parties, place }: LoadedCase,
  { out }: Standing,
  open: Dossier["open"],
): Dossier["may"] {
  const secretary = mayPlanMeetings(place.person);
  const asBoard = parties.has("board") && out !== "led";
  const member = asBoard && out === null;
  const acts = asBoard ? member : secretary;
  const [recommended, before] = [state === "recommended", state === "before_board"];
  return {
    vote: member && before,
    declareConflict: member && (before || recommended),
    decide: acts && before && open === null,
    giveBack: acts && (before || (recommended && !asBoard)),
    put: secretary && recommended,
  };
}

/** The ballot as it stands, and where the person stands in it. */
export function standingOf({ process, place, parties }: LoadedCase, board: readonly string[]): Standing {
  const id = place.person.id;
  const out = parties.has("board") ? outOfVote(process, id) : null;
  return {
    ballot: ballot(process, board),
    ownVote: process.board?.votes.get(id) ?? null,
    // what somebody does after the vote takes it from nobody
    out: out === "conflict" || process.decision === null ? out : null,
  };
}

async function contentOf(tx: Transaction, loaded: LoadedCase, board: readonly string[]): Promise<DossierContent> {
  const { process } = loaded;
  const lines = await readTrail(tx, loaded.case.id);
  const people = new Map(loaded.trail.map(({ number, person }) => [number, person]));
  const votes = [...(process.board?.votes ?? [])];
  const out = process.experts.filter(({ state }) => state !== "free");
  const names = await namesOf(tx, [...votes.map(([id]) => id), ...out.map(({ expert }) => expert), ...board]);
  const nameOf = (id: string) => names.get(id) || null;
  const lastBy = (step: string, id: string) =>
    lines.find((line) => line.data.step === step && people.get(line.number) === id);
  const decided = process.decision ? lines.find(({ data }) => data.step === "decide") : undefined;
  return {
    ...verdictOf(loaded),
    recommended: (process.recommendation?.signedBy ?? []).map((id) => saidIn(lastBy("recommend", id))),
    findings: standingFindings(process.findings, lines).map(({ data }) => data),
    rounds: decisionRounds(loaded, lines),
    corrected: correctedRows(process.facts, lines),
    replies: repliesIn(lines, process.cluster.country),
    boardConflicts: process.boardConflicts.map((id) => saidIn(lastBy("declare_board_conflict", id))),
    expertsOut: out.map(({ expert, state }) => ({ by: nameOf(expert), state })),
    votes: votes.map(([id, vote]) => ({ by: nameOf(id), vote })),
    withoutVote: board.flatMap((id) => {
      const why = outOfVote(process, id);
      return why === null ? [] : [{ by: nameOf(id), why }];
    }),
    decidedBy: decided ? { by: decided.by || null, at: decided.at, because: saidIn(decided).text } : null,
  };
}

/** The points against the line of the label, the minimum requirements, and what the rules say, as things stand. */
export function verdictOf(loaded: LoadedCase): VerdictContent {
  const judged = judgedNow(loaded);
  return {
    judged,
    needed: judged.total && loaded.process.label === "gold" ? neededPoints(loaded.edition, judged.total.max) : null,
    inParts: loaded.inParts(),
    agreement: agreement(loaded),
  };
}

function repliesIn(lines: readonly TrailLine[], country: string): Reply[] {
  return linesOf(lines, "reply_to_report").map(({ at, data: { row, text } }) => ({
    on: dayIn(country, at),
    row,
    text,
  }));
}

function saidIn(line: TrailLine | undefined): Said {
  const { because } = (line?.data ?? {}) as { because?: unknown };
  return { by: line?.by || null, text: typeof because === "string" ? because : "" };
}

function agreement({ process: { scores }, scheme }: LoadedCase): DossierContent["agreement"] {
  if (scores.size < 2) return null;
  const { alpha, compared, same } = agreementOf(doubleScored(scores, scheme.scored.keys()));
  return { alpha: alpha.value === null ? null : toNumber(alpha.value), compared, same };
}
