import type { Transaction } from "../../platform/database/database.ts";
import { type Services, today } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { type CaseRow, type CaseView, holdersOf, loadCase, presentCase } from "../cases/index.ts";
import { type Standing, standingOf } from "./load-dossier.ts";
import { hasDossier, isImpartial, mayAttend, mayPlanMeetings } from "./policy.ts";
import { casesOfMeeting, findMeeting, type MeetingRow, recommendedCases } from "./queries.ts";

export interface LotCase {
  readonly view: CaseView;
  /** Null where the person has to do with the case in another way: then nothing is told of it but that it is there. */
  readonly standing: Standing | null;
  /** A case that went back, or was withdrawn, stands here with its state alone. */
  readonly hasDossier: boolean;
}

export interface Meeting {
  readonly meeting: MeetingRow;
  readonly lot: readonly LotCase[];
  /** Recommended cases that the person could put on the list. */
  readonly waiting: readonly CaseView[];
}

/** @throws Problem not_found, not_allowed */
export async function loadMeeting(services: Services, tx: Transaction, id: string, person: Person): Promise<Meeting> {
  if (!mayAttend(person)) throw new Problem("not_allowed", { may: "board" });
  const meeting = found(await findMeeting(tx, id));
  const load = async ({ id: caseId, clusterId }: CaseRow) => {
    const board = await holdersOf(tx, "board", clusterId);
    const loaded = await loadCase(services, tx, caseId, person);
    const standing = isImpartial(loaded) ? standingOf(loaded, board) : null;
    return { view: presentCase(loaded), standing, hasDossier: standing !== null && hasDossier(loaded.process) };
  };
  const lot: LotCase[] = [];
  for (const row of await casesOfMeeting(tx, id)) lot.push(await load(row));
  const waiting: LotCase[] = [];
  if (mayPlanMeetings(person) && meeting.heldOn >= today(services))
    for (const row of await recommendedCases(tx)) waiting.push(await load(row));
  return { meeting, lot, waiting: waiting.flatMap(({ view, standing }) => (standing ? [view] : [])) };
}
