import { freeExperts, type StepOf } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
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
  const { expert } = step;
  const self = expert === person.id;
  // nobody but the expert sees what is not opened yet; so it is he who is asked, whoever takes the step
  const mayAsk = !self && person.offices.includes("secretariat");
  const signedBefore = mayAsk
    ? await asExpertOf(services, leaving, (tx, loaded) => signedOf(tx, loaded, expert))
    : null;
  const left = await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (self) await holdSheet(tx, caseId, expert);
    const sealed = self ? await signedOf(tx, loaded, expert) : signedBefore;
    return takeStepIn(services, tx, loaded, { step, commandId }, sealed);
  });
  const [next] = freeExperts(left.process);
  if (!next) return;
  // those who stay may all have signed; one of them takes in what he may see from here on
  const remaining = { ...person, id: next.expert, offices: [] };
  await services.db.asPerson(next.expert, async (tx) =>
    openScores(services, tx, await holdCase(services, tx, caseId, remaining)),
  );
}

/** What the expert has signed and nobody has seen; null when there is nothing. */
async function signedOf(tx: Transaction, { case: { id }, scheme }: LoadedCase, expert: string): Promise<Sealed | null> {
  const own = ({ personId }: { readonly personId: string }): boolean => personId === expert;
  if (!(await listSheets(tx, id)).some(own)) return null;
  return {
    points: pointsOf(await listScores(tx, id), expert, scheme.scored),
    corrections: correctionsOf((await listCorrections(tx, id)).filter(own)),
  };
}

/** @returns null where the one named is no expert whose work is open to him; the step itself is then refused */
async function asExpertOf<T>(
  services: Services,
  { caseId, step: { expert } }: Leaving,
  read: (tx: Transaction, loaded: LoadedCase) => Promise<T>,
): Promise<T | null> {
  const person: Person = { id: expert, name: "", email: "", language: "en", offices: [], sessionId: "" };
  return services.db.asPerson(expert, async (tx) => {
    const loaded = await loadCase(services, tx, caseId, person).catch(() => null);
    return loaded && read(tx, loaded);
  });
}
