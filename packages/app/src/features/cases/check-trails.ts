import {
  asTaken,
  type CaseProcess,
  type ChainFault,
  checkChain,
  fold,
  hashOpened,
  openedCase,
  pointsOpen,
  type SealedText,
} from "@klynge/core";
import { asc, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { submission } from "../assessment/index.ts";
import { audienceOf } from "./audience.ts";
import type { CaseRow, EventRow } from "./queries.ts";
import { caseEvent, caseExpert, caseText, labelCase } from "./tables.ts";

export type TrailFault =
  | ChainFault
  /** A column that lists and policies read says something else than the trail. */
  | { readonly code: "standing_changed"; readonly field: string }
  /** The answers are not those that were handed in. */
  | { readonly code: "submission_changed" }
  /** Points beside the trail are not those that were signed. */
  | { readonly code: "points_changed"; readonly expert: string };

export interface CheckedTrail {
  readonly case: string;
  readonly label: string;
  readonly cluster: string;
  readonly entries: number;
  readonly faults: readonly TrailFault[];
}

/** Recomputes the chain of every case, and what follows from it; nothing is changed. Nobody takes a step in a case while it is read. */
export async function checkTrails(db: Database): Promise<CheckedTrail[]> {
  const all = await db.asWorker((tx) =>
    tx.select({ id: labelCase.id }).from(labelCase).orderBy(asc(labelCase.openedAt), asc(labelCase.id)),
  );
  const checked: CheckedTrail[] = [];
  for (const { id } of all) checked.push(await db.asWorker((tx) => checkTrail(tx, id)));
  return checked;
}

async function checkTrail(tx: Transaction, id: string): Promise<CheckedTrail> {
  const [row] = await tx.select().from(labelCase).where(eq(labelCase.id, id)).for("share");
  // a case goes with its cluster only
  if (!row) throw new RangeError(`case ${id} is gone`);
  const events = await tx.select().from(caseEvent).where(eq(caseEvent.caseId, id)).orderBy(asc(caseEvent.number));
  const texts = new Map<number, SealedText[]>();
  for (const { number, path, salt, text } of await tx.select().from(caseText).where(eq(caseText.caseId, id)))
    texts.set(number, [...(texts.get(number) ?? []), { path, salt, text }]);
  const trail = events.map((event) => ({ ...event, at: event.at.toISOString(), person: event.personId }));
  const chained = checkChain(trail, texts, { number: row.number, hash: row.hash }, hashOpened(row.opened));
  const named = events.filter(isMisnamed).map(({ number }): TrailFault => ({ code: "entry_changed", number }));
  const faults = [...chained, ...named];
  return {
    case: id,
    label: row.label,
    cluster: row.opened.cluster.name,
    entries: trail.length,
    // what follows from a trail that does not hold says nothing
    faults:
      faults.length > 0
        ? faults
        : await faultsBeside(
            tx,
            row,
            trail.map((entry) => asTaken(entry)),
          ),
  };
}

/** Its name and its readers follow from the step; they stand beside what is hashed, for lists and policies. */
function isMisnamed({ step, audience, data }: EventRow): boolean {
  const own = (data as { step: EventRow["step"] }).step;
  return step !== own || audience !== audienceOf(own as Parameters<typeof audienceOf>[0]);
}

async function faultsBeside(tx: Transaction, row: CaseRow, taken: Parameters<typeof fold>[1]): Promise<TrailFault[]> {
  const process = fold(openedCase(row.opened), taken);
  return [
    ...(await standingFaults(tx, row, process)),
    ...(await submissionFault(tx, process)),
    ...(await pointFaults(tx, row.id, process)),
  ];
}

async function standingFaults(tx: Transaction, row: CaseRow, now: CaseProcess): Promise<TrailFault[]> {
  const told: Partial<Record<keyof CaseRow, unknown>> = {
    label: now.label,
    state: now.state,
    editionHash: now.edition.hash,
    assessmentId: now.submission?.assessment ?? null,
    submissionNumber: now.submission?.number ?? null,
    unblinded: pointsOpen(now),
    validUntil: now.decision?.validUntil ?? null,
    meetingId: now.board?.meeting ?? null,
  };
  const experts = await tx.select().from(caseExpert).where(eq(caseExpert.caseId, row.id));
  const states = (all: readonly (readonly [string, string])[]) => JSON.stringify(all.map(String).sort());
  const same =
    states(experts.map(({ personId, state }) => [personId, state])) ===
    states(now.experts.map(({ expert, state }) => [expert, state]));
  return [
    ...Object.entries(told).flatMap(([field, value]): TrailFault[] =>
      row[field as keyof CaseRow] === value ? [] : [{ code: "standing_changed", field }],
    ),
    ...(same ? [] : [{ code: "standing_changed", field: "experts" } as const]),
  ];
}

async function submissionFault(tx: Transaction, { submission: handedIn }: CaseProcess): Promise<TrailFault[]> {
  if (!handedIn) return [];
  const [found] = await rowsOf<{ sha256: string }>(
    tx,
    sql`select encode(sha256(convert_to(${submission.caseFile}, 'UTF8')), 'hex') as sha256
    from ${submission} where ${submission.assessmentId} = ${handedIn.assessment} and ${submission.number} = ${handedIn.number}`,
  );
  return found?.sha256 === handedIn.sha256 ? [] : [{ code: "submission_changed" }];
}

async function pointFaults(tx: Transaction, caseId: string, { scores }: CaseProcess): Promise<TrailFault[]> {
  const written = await rowsOf<{ person_id: string; row_id: string; points: number }>(
    tx,
    sql`select person_id, row_id, points::float as points from expert_score
    where case_id = ${caseId} and points is not null`,
  );
  return [...scores].flatMap(([expert, points]): TrailFault[] => {
    const own = new Map(written.filter((one) => one.person_id === expert).map((one) => [one.row_id, one.points]));
    const same = Object.entries(points).every(([row, given]) => own.get(row) === given);
    return same ? [] : [{ code: "points_changed", expert }];
  });
}
