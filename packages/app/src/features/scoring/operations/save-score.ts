import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { loadCase } from "../../cases/index.ts";
import { listScores, listSheets, type ScoreRow, writeScore } from "../queries.ts";

export interface ScoreInput {
  readonly caseId: string;
  readonly rowId: string;
  /** Null: not judged yet. A single expert gives whole points (label-rules.csv, points.step_expert). */
  readonly points: number | null;
  readonly because: string;
  readonly note: string;
  /** That the form was filled from; 0 for a row that had nothing. */
  readonly version: number;
}

/** On a conflict nothing was saved: what stands is given back, and what was typed stays in the form. */
export type SavedScore =
  | { readonly saved: true; readonly version: number }
  | { readonly saved: false; readonly theirs: ScoreRow };

/** Experts score while the answers are frozen and nothing has been opened. */
const SCORING: ReadonlySet<string> = new Set(["submitted", "visit_planned", "visited"]);

/**
 * What one expert gives for a row, for nobody else to see.
 * @throws Problem not_found, not_allowed, bad_input, step_refused
 */
export async function saveScore(services: Services, person: Person, input: ScoreInput): Promise<SavedScore> {
  const { caseId, rowId, points, because, note, version } = input;
  return services.db.asPerson(person.id, async (tx) => {
    const { case: row, place, scheme } = await loadCase(services, tx, caseId, person);
    if (place.expert !== "free") throw new Problem("not_allowed");
    if (!SCORING.has(row.state)) throw new Problem("step_refused", { refusal: "step_not_now", state: row.state });
    const most = found(scheme.scored.get(rowId));
    if (points !== null && (!Number.isInteger(points) || points < 0 || points > most))
      throw new Problem("bad_input", { field: "points" });
    if ((await listSheets(tx, caseId)).some(({ personId }) => personId === person.id))
      throw new Problem("step_refused", { refusal: "already_signed" });
    const before = (await listScores(tx, caseId)).find((one) => one.personId === person.id && one.rowId === rowId);
    // the tablet sent it once more
    if (before && before.points === points && before.because === because && before.note === note)
      return { saved: true, version: before.version };
    const values = { caseId, personId: person.id, rowId, points, because, note, changedAt: services.now() };
    if (before && before.version !== version) return { saved: false, theirs: before };
    if (!(await writeScore(tx, { ...values, version }))) throw new Problem("stale");
    return { saved: true, version: version + 1 };
  });
}
