import { randomBytes } from "node:crypto";
import {
  asTaken,
  type CaseProcess,
  type CaseStep,
  type Corrections,
  chain,
  evolve,
  isRefusal,
  outOfVote,
  type Party,
  pointsOpen,
  STEP_RULES,
  seal,
  type TakenData,
  take,
} from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { keepLabel } from "../../registry/index.ts";
import { audienceOf } from "../audience.ts";
import { boundTo } from "../bound-to.ts";
import { writeLetters } from "../letters.ts";
import { circumstancesOf, holdCase, type LoadedCase, tasksIn } from "../load-case.ts";
import { mayTake } from "../policy.ts";
import { appendEntry, type StoredEntry, stoodInFor, updateCase, writeExperts, writeTasks } from "../queries.ts";

export interface StepWanted {
  readonly caseId: string;
  readonly step: CaseStep;
  /** Made with the form or on the tablet: the same one sent twice is done once. */
  readonly commandId: string;
  /** `boundTo` of what the form showed, where there was a form; NaN for one that does not say. */
  readonly against?: number;
}

/** What an expert has signed and nobody saw. */
export interface Sealed {
  readonly points: Readonly<Record<string, number>>;
  readonly corrections: Corrections;
}

/**
 * Takes one step in a case: all of it or nothing.
 * @throws Problem not_found, not_allowed; step_refused with the code of the rule (core: REFUSALS)
 */
export async function takeStep(services: Services, person: Person, wanted: StepWanted): Promise<LoadedCase> {
  // what the program does follows from what people did, and nobody asks for it
  if (STEP_RULES[wanted.step.step].by.every((party) => party === "program"))
    throw new Problem("step_refused", { refusal: "step_not_yours", party: "program" });
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, wanted.caseId, person);
    const shown = boundTo(wanted.step.step, loaded.trail);
    const taken = await takeStepIn(services, tx, loaded, wanted);
    // a reason of the rules comes first, and one that was sent twice is done
    const done = loaded.trail.some(({ commandId }) => commandId === wanted.commandId);
    if (wanted.against !== undefined && shown !== null && shown !== wanted.against && !done)
      throw new Problem("step_refused", { refusal: "overtaken" });
    return taken;
  });
}

/** The same within the transaction that holds the case. */
export async function takeStepIn(
  services: Services,
  tx: Transaction,
  loaded: LoadedCase,
  { step, commandId }: Omit<StepWanted, "caseId">,
  sealed: Sealed | null = null,
): Promise<LoadedCase> {
  const done = loaded.trail.find((entry) => entry.commandId === commandId);
  // sent twice it is done once; the same name for something else is a fault of whoever sent it
  if (done && (done.data as TakenData).step !== step.step) throw new Problem("bad_input", { field: "command" });
  if (done) return loaded;
  const party = partyFor(loaded, step);
  if (party === "cluster" && !mayTake(loaded.place, step.step)) throw new Problem("not_allowed", { may: "owner" });
  const person = party === "program" ? null : loaded.place.person.id;
  const circumstances = await circumstancesOf(services, tx, loaded, { person, party });
  const taken = take(loaded.process, step, {
    ...circumstances,
    onBehalfOf: await absentFor(services, tx, loaded, party),
    sealedPoints: sealed?.points ?? null,
    sealedCorrections: sealed?.corrections ?? null,
    parties: party === "program" ? new Set<Party>(["program"]) : loaded.parties,
  });
  if (isRefusal(taken)) throw new Problem("step_refused", { ...taken.details, refusal: taken.refused });
  // nobody could open the case again
  if (step.step === "move_edition" && !services.editions.has(step.hash)) throw new Problem("not_found");
  const { entry, texts } = entryFor(loaded, taken, { person, party, at: services.now(), commandId });
  const process = evolve(loaded.process, asTaken(entry, texts));
  await appendEntry(tx, entry, step.step, audienceOf(step.step), texts);
  await keepStandingLabel(services, tx, loaded, process);
  await keepStanding(services, tx, loaded, process, entry, taken);
  return { ...loaded, process, trail: [...loaded.trail, entry] };
}

/**
 * As what somebody takes a step: what he is of those whose step it is. A member of the board who led the case takes the minutes as the
 * secretariat.
 */
function partyFor({ parties, process, place }: LoadedCase, step: CaseStep): Party {
  const { by } = STEP_RULES[step.step];
  const led = outOfVote(process, place.person.id) === "led";
  const is = (one: Party) => parties.has(one) && !(one === "board" && led);
  return by.find((one) => is(one) || one === "program") ?? (by[0] as Party);
}

/**
 * Whose step it is, who is away and named this person: the officer of an appeal, or who acted last in this case for the secretariat. A vote
 * of the board is nobody else's.
 */
async function absentFor(
  services: Pick<Services, "now">,
  tx: Transaction,
  { process, trail, place }: LoadedCase,
  party: Party,
): Promise<string | null> {
  if (party !== "secretariat" && party !== "appeals") return null;
  const last = trail.findLast((entry) => entry.party === "secretariat");
  const behalf = (last?.data as { onBehalfOf?: string } | undefined)?.onBehalfOf;
  const own = party === "appeals" ? process.appeal?.officer : (behalf ?? last?.person);
  if (!own || own === place.person.id) return null;
  const away = await stoodInFor(tx, today(services));
  return away.some(({ office, absent }) => office === party && absent === own) ? own : null;
}

function entryFor(
  { case: row, trail }: LoadedCase,
  taken: TakenData,
  by: { person: string | null; party: Party; at: Date; commandId: string },
): { entry: StoredEntry; texts: ReturnType<typeof seal>["texts"] } {
  const { data, texts } = seal(taken, () => randomBytes(16).toString("hex"));
  const last = trail.at(-1);
  const entry = chain({
    caseId: row.id,
    number: (last?.number ?? 0) + 1,
    at: by.at.toISOString(),
    person: by.person,
    party: by.party,
    data,
    previousHash: row.hash,
  });
  return { entry: { ...entry, commandId: by.commandId }, texts };
}

/** What is published stands with the cluster, beside its other labels, until it is suspended or withdrawn. */
async function keepStandingLabel(
  services: Pick<Services, "now">,
  tx: Transaction,
  { case: { id: caseId, clusterId, label }, process: before }: LoadedCase,
  { decision, standing }: CaseProcess,
): Promise<void> {
  if (standing === before.standing || standing === "none" || !decision?.validFrom || !decision.validUntil) return;
  const { validFrom: from, validUntil: until } = decision;
  await keepLabel(services, tx, { caseId, clusterId, label, from, until, standing });
}

const WRITTEN_ANEW: ReadonlySet<CaseStep["step"]> = new Set(["return_to_experts", "leave_case", "submit"]);

/** What lists and policies read follows from the trail. */
async function keepStanding(
  services: Services,
  tx: Transaction,
  loaded: LoadedCase,
  now: CaseProcess,
  entry: StoredEntry,
  taken: TakenData,
): Promise<void> {
  const { case: row, process: before } = loaded;
  const begun = await writeTasks(tx, row.id, tasksIn({ ...loaded, process: now }), today(services));
  await updateCase(tx, row.id, {
    state: now.state,
    since: now.since ?? row.since,
    assessmentId: now.submission?.assessment ?? null,
    submissionNumber: now.submission?.number ?? null,
    editionHash: now.edition.hash,
    unblinded: pointsOpen(now),
    // while experts write anew the cluster has no draft
    reportSent: now.factCheck !== null || (row.reportSent && !WRITTEN_ANEW.has(taken.step)),
    boardSeen: row.boardSeen || now.state === "recommended",
    decisionSent: now.decision ? now.decision.sentOn !== null : row.decisionSent,
    appealsOfficer: now.appeal?.officer ?? row.appealsOfficer,
    validUntil: now.decision?.validUntil ?? null,
    // given back, it leaves the list of its meeting
    meetingId: now.board?.meeting ?? null,
    number: entry.number,
    hash: entry.hash,
  });
  await writeLetters(services, tx, loaded, { begun, data: taken, party: entry.party, after: now });
  // the last of all, and nothing else after it: whoever leaves sees the case no more
  const changed = now.experts.filter((expert) => !before.experts.includes(expert));
  await writeExperts(tx, row.id, changed);
}
