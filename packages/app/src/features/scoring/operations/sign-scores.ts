import { createHash, randomUUID } from "node:crypto";
import { type CaseStep, freeExperts } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, judgedNow, type LoadedCase, takeStepIn, updateCase } from "../../cases/index.ts";
import { correctionsOf, givenRows } from "../load-scoring.ts";
import { asExpert } from "../policy.ts";
import {
  allSigned,
  type CorrectionRow,
  holdSheet,
  insertSheet,
  listCorrections,
  listScores,
  listSheets,
  type ScoreRow,
} from "../queries.ts";

/**
 * Seals what one expert has given. When the last one of the case signs, all points enter the trail, and everybody who assesses sees them.
 * @throws Problem not_found, not_allowed; step_refused when a row has no points or no reason, or it is not the time
 */
export async function signScores(services: Services, person: Person, caseId: string): Promise<void> {
  await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    asExpert(loaded);
    const { case: row, scheme, process } = loaded;
    if (scheme.scored.size === 0)
      throw new Problem("step_refused", { refusal: "not_this_label", label: process.label });
    if (process.state !== "visited")
      throw new Problem("step_refused", { refusal: "step_not_now", state: process.state });
    await holdSheet(tx, row.id, person.id);
    const own = (await listScores(tx, row.id)).filter(({ personId }) => personId === person.id);
    const given = givenRows(own);
    const open = [...scheme.scored.keys()].filter((id) => !given.has(id));
    if (open.length > 0) throw new Problem("step_refused", { refusal: "values_open", rows: open.join(", ") });
    // an edition to which the case was moved meanwhile can have less to give: told to him who gave it, and not to the other one at the end
    const high = own.find(
      ({ rowId, points }) => (points ?? 0) > (scheme.scored.get(rowId) ?? Number.POSITIVE_INFINITY),
    );
    if (high)
      throw new Problem("step_refused", {
        refusal: "points_too_high",
        row: high.rowId,
        most: scheme.scored.get(high.rowId) ?? 0,
      });
    const corrections = (await listCorrections(tx, row.id)).filter(({ personId }) => personId === person.id);
    refuseCorrections(loaded, corrections);
    const points = own.filter(({ rowId }) => scheme.scored.has(rowId));
    const sha256 = hashScores(points, corrections);
    const sheet = { caseId: row.id, personId: person.id, signedAt: services.now(), sha256 };
    if (!(await insertSheet(tx, sheet))) throw new Problem("step_refused", { refusal: "already_signed" });
    await openScores(services, tx, loaded);
  });
}

/**
 * Opens the points if everybody has signed whom the label asks for; as long as somebody is missing, what is signed stays closed. In the
 * transaction of one of the experts: from here on the policies let him see the others' points, which the trail takes in.
 */
export async function openScores(services: Services, tx: Transaction, loaded: LoadedCase): Promise<void> {
  const { id } = loaded.case;
  if (loaded.process.state !== "visited" || judgedNow(loaded).expertReasons.length > 0) return;
  if (!(await allSigned(tx, id))) return;
  await updateCase(tx, id, { unblinded: true });
  const [sheets, scores] = [await listSheets(tx, id), await listScores(tx, id)];
  const corrections = await listCorrections(tx, id);
  const working = new Set(freeExperts(loaded.process).map(({ expert }) => expert));
  for (const { personId, sha256 } of sheets) {
    const own = scores.filter((one) => one.personId === personId && loaded.scheme.scored.has(one.rowId));
    const found = corrections.filter((one) => one.personId === personId);
    // only somebody at the database can do that, and what he wrote does not enter the trail as signed
    if (working.has(personId) && hashScores(own, found) !== sha256)
      throw new RangeError(`case ${id}: what ${personId} signed was changed afterwards`);
  }
  const step: CaseStep = {
    step: "open_scores",
    scores: sheets
      .filter(({ personId }) => working.has(personId))
      .map(({ personId, signedAt, sha256 }) => ({
        expert: personId,
        signedAt: signedAt.toISOString(),
        sha256,
        points: pointsOf(scores, personId, loaded.scheme.scored),
        corrections: correctionsOf(corrections.filter((one) => one.personId === personId)),
      })),
  };
  await takeStepIn(services, tx, loaded, { step, commandId: randomUUID() });
}

/** What somebody gave, row by row, as the trail keeps it. */
export function pointsOf(
  scores: readonly ScoreRow[],
  personId: string,
  scored: ReadonlyMap<string, number>,
): Record<string, number> {
  const own = scores.filter((one) => one.personId === personId && scored.has(one.rowId));
  return Object.fromEntries(own.flatMap(({ rowId, points }) => (points === null ? [] : [[rowId, points]])));
}

/** A fact that is said to be otherwise needs a reason and what was seen, and has to be lawful over what is handed in now. */
function refuseCorrections({ scheme }: LoadedCase, corrections: readonly CorrectionRow[]): void {
  const given = corrections.filter(({ facts }) => Object.keys(facts).length > 0);
  const unsaid = given.filter(({ because, seen }) => because === "" || seen === "").map(({ rowId }) => rowId);
  if (unsaid.length > 0)
    throw new Problem("step_refused", { refusal: "correction_unexplained", rows: unsaid.join(", ") });
  const unlawful = given.find(({ facts }) => scheme.faultsIn(facts).length > 0);
  if (unlawful) throw new Problem("step_refused", { refusal: "fact_not_lawful", row: unlawful.rowId });
}

/** Over points, reasons and what was found otherwise, as they were signed, in the order of the rows. */
export function hashScores(scores: readonly ScoreRow[], corrections: readonly CorrectionRow[] = []): string {
  const byRow = ([a]: readonly unknown[], [b]: readonly unknown[]) => (String(a) < String(b) ? -1 : 1);
  const signed = scores.map(({ rowId, points, because }) => [rowId, points, because] as const).sort(byRow);
  const found = corrections
    .filter(({ facts }) => Object.keys(facts).length > 0)
    .map(({ rowId, facts, because, seen }) => [rowId, Object.entries(facts).sort(byRow), because, seen] as const)
    .sort(byRow);
  return createHash("sha256")
    .update(JSON.stringify(found.length > 0 ? [signed, found] : signed))
    .digest("hex");
}
