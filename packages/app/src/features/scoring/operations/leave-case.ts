import { freeExperts, type StepOf } from "@klynge/core";
import { seenBy, type Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { holdCase, type LoadedCase, loadCase, type Sealed, takeStepIn } from "../../cases/index.ts";
import { correctionsOf } from "../load-scoring.ts";
import { holdSheet, listCorrections, listScores, listSheets } from "../queries.ts";
import { openScores, pointsOf } from "./sign-scores.ts";

export interface Leaving {
  readonly caseId: string;
  /** With a conflict of interest that was declared later or came up, or for another reason. */
  readonly step: StepOf<"leave_case">;
  readonly commandId: string;
}

/**
 * An expert leaves a case, or the secretariat takes him out of it: what he has signed counts no more and stays in the trail, for those who
 * may see points.
 * @throws Problem not_found, not_allowed, step_refused
 */
export async function leaveCase(services: Services, person: Person, leaving: Leaving): Promise<void> {
  const { caseId, step, commandId } = leaving;
  await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    // nobody but the expert sees what is not opened yet; so it is read as he would, whoever takes the step
    const sealed = await seenBy(tx, person.id, step.expert, () => signedOf(tx, loaded, step.expert));
    const left = await takeStepIn(services, tx, loaded, { step, commandId }, sealed);
    const [next] = freeExperts(left.process);
    if (!next) return;
    // those who stay may all have signed; one of them takes in what he may see from here on
    const remaining = { ...person, id: next.expert, offices: [] };
    await seenBy(tx, person.id, next.expert, async () =>
      openScores(services, tx, await loadCase(services, tx, caseId, remaining)),
    );
  });
}

/** What the expert has signed and nobody has seen; null when there is nothing. */
async function signedOf(tx: Transaction, { case: { id }, scheme }: LoadedCase, expert: string): Promise<Sealed | null> {
  const own = ({ personId }: { readonly personId: string }): boolean => personId === expert;
  await holdSheet(tx, id, expert);
  if (!(await listSheets(tx, id)).some(own)) return null;
  return {
    points: pointsOf(await listScores(tx, id), expert, scheme.scored),
    corrections: correctionsOf((await listCorrections(tx, id)).filter(own)),
  };
}
