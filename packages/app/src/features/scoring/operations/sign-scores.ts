import { createHash, randomUUID } from "node:crypto";
import type { CaseStep } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn, updateCase } from "../../cases/index.ts";
import { allSigned, insertSheet, listScores, listSheets, type ScoreRow } from "../queries.ts";

/**
 * Seals what one expert has given. When the last one of the case signs, all points enter the trail, and everybody who assesses sees them.
 * @throws Problem not_found, not_allowed; step_refused when a row has no points or no reason, or it is not the time
 */
export async function signScores(services: Services, person: Person, caseId: string): Promise<void> {
  await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (loaded.place.expert !== "free") throw new Problem("not_allowed");
    if (loaded.process.state !== "visited")
      throw new Problem("step_refused", { refusal: "step_not_now", state: loaded.process.state });
    const own = (await listScores(tx, caseId)).filter(({ personId }) => personId === person.id);
    const given = new Set(
      own.filter(({ points, because }) => points !== null && because !== "").map((one) => one.rowId),
    );
    const open = [...loaded.scheme.scored.keys()].filter((row) => !given.has(row));
    if (open.length > 0) throw new Problem("step_refused", { refusal: "values_open", rows: open.join(", ") });
    const sheet = { caseId, personId: person.id, signedAt: services.now(), sha256: hashScores(own) };
    if (!(await insertSheet(tx, sheet))) throw new Problem("step_refused", { refusal: "already_signed" });
    if (await allSigned(tx, caseId)) await openScores(services, tx, loaded);
  });
}

/** In the transaction of the last signature: now the policies let this person see the others' points, which the trail takes in. */
async function openScores(services: Services, tx: Transaction, loaded: LoadedCase): Promise<void> {
  const { id } = loaded.case;
  await updateCase(tx, id, { unblinded: true });
  const [sheets, scores] = [await listSheets(tx, id), await listScores(tx, id)];
  const working = new Set(loaded.process.experts.filter(({ state }) => state === "free").map(({ expert }) => expert));
  const step: CaseStep = {
    step: "open_scores",
    scores: sheets
      .filter(({ personId }) => working.has(personId))
      .map(({ personId, signedAt, sha256 }) => ({
        expert: personId,
        signedAt: signedAt.toISOString(),
        sha256,
        points: Object.fromEntries(
          scores.filter((one) => one.personId === personId).map(({ rowId, points }) => [rowId, points ?? 0]),
        ),
      })),
  };
  await takeStepIn(services, tx, loaded, { step, commandId: randomUUID() });
}

/** Over the points and reasons as they were signed, in the order of the rows. */
export function hashScores(scores: readonly ScoreRow[]): string {
  const signed = scores
    .map(({ rowId, points, because }) => [rowId, points, because] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(signed)).digest("hex");
}
