import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type LoadedCase, loadCase, schemeOf } from "../../cases/index.ts";
import { listSubmitted } from "../../evidence/index.ts";
import { asExpert, isWritten } from "../policy.ts";
import { holdSheet, listScores, listSheets, listVerdicts, writeScore, writeVerdict } from "../queries.ts";
import { fillOf, type ScorePart, type Typed, type VerdictPart } from "../schema.ts";

export interface ScoreInput {
  readonly caseId: string;
  readonly rowId: string;
  readonly score: Typed<ScorePart>;
  readonly verdicts: readonly Typed<VerdictPart>[];
}

/** On a conflict nothing was saved: what stands is given back, and what was typed stays in the form. */
export type SavedScore = { readonly saved: true } | { readonly saved: false; readonly clashes: readonly Clash[] };

/** What another device of the same person has saved since, against what was typed here. */
export type Clash =
  | { readonly part: "score"; readonly mine: ScorePart; readonly theirs: Standing<ScorePart> }
  | { readonly part: "verdict"; readonly mine: VerdictPart; readonly theirs: Standing<VerdictPart> };
export type Standing<Part> = Part & { readonly version: number; readonly changedAt: Date };

/**
 * What one expert gives for a row and finds in its evidence, for nobody else to see: all of it, or nothing.
 * @throws Problem not_found, not_allowed, bad_input, step_refused; stale for a version that there is not
 */
export async function saveScore(services: Services, person: Person, input: ScoreInput): Promise<SavedScore> {
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await loadCase(services, tx, input.caseId, person);
    asExpert(loaded);
    await holdSheet(tx, loaded.case.id, person.id);
    await refuseLate(tx, loaded);
    refusePoints(loaded, input);
    const changes = await changesIn(tx, loaded, input, services.now());
    const late = changes.filter(({ typed, stands }) => typed.version !== (stands?.version ?? 0));
    const clashes = late.flatMap(clashOf);
    // a version of something that never was
    if (clashes.length < late.length) throw new Problem("stale");
    if (clashes.length > 0) return { saved: false, clashes };
    for (const { write } of changes) if (!(await write())) throw new Problem("stale");
    return { saved: true };
  });
}

/** A part that somebody changed, what stands there now, and how it is written. */
type Change = { readonly write: () => Promise<boolean> } & (
  | { readonly part: "score"; readonly typed: Typed<ScorePart>; readonly stands: Standing<ScorePart> | null }
  | { readonly part: "verdict"; readonly typed: Typed<VerdictPart>; readonly stands: Standing<VerdictPart> | null }
);

async function changesIn(
  tx: Transaction,
  loaded: LoadedCase,
  { rowId, score, verdicts }: ScoreInput,
  changedAt: Date,
): Promise<Change[]> {
  const key = { caseId: loaded.case.id, personId: loaded.place.person.id, changedAt };
  const pieces = await findPieces(tx, loaded, rowId);
  const standing = await findScore(tx, key, rowId);
  const chosen = withKept(score, standing);
  const { points, because, note, version } = chosen;
  const all: Change[] = [
    {
      part: "score",
      typed: chosen,
      stands: standing,
      write: () => writeScore(tx, { ...key, rowId, points, because, note, version }),
    },
    ...verdicts.map((given): Change => {
      const piece = found(pieces.get(given.evidenceId));
      const typed = withKept(given, piece.verdict);
      const { was: _was, keeps: _keeps, ...values } = typed;
      return {
        part: "verdict",
        typed,
        stands: piece.verdict,
        write: () => writeVerdict(tx, { ...key, ...values, evidenceNumber: piece.number }),
      };
    }),
  ];
  return all.filter(({ typed, stands }) => isChanged(typed, stands));
}

/** Fields in which what stands was chosen, in place of what was typed; not from a version that nobody was shown. */
function withKept<Part extends ScorePart | VerdictPart>(
  typed: Typed<Part>,
  stands: Standing<Part> | null,
): Typed<Part> {
  if (stands?.version !== typed.version) return typed;
  const kept = Object.entries(stands).filter(([field]) => KEPT.has(field) && typed.keeps?.includes(field));
  return { ...typed, ...Object.fromEntries(kept) };
}
const KEPT: ReadonlySet<string> = new Set(["points", "because", "note", "verdict"]);

function clashOf(change: Change): Clash[] {
  if (change.stands === null) return [];
  return change.part === "score"
    ? [{ part: "score", mine: change.typed, theirs: change.stands }]
    : [{ part: "verdict", mine: change.typed, theirs: change.stands }];
}

/** @throws Problem step_refused once the person has signed, or when it is not the time */
async function refuseLate(tx: Transaction, loaded: LoadedCase): Promise<void> {
  const { case: row, place, process } = loaded;
  if (!isWritten(loaded)) throw new Problem("step_refused", { refusal: "step_not_now", state: process.state });
  if ((await listSheets(tx, row.id)).some(({ personId }) => personId === place.person.id))
    throw new Problem("step_refused", { refusal: "already_signed" });
}

/** A single expert gives whole points (label-rules.csv, points.step_expert), and none where the label has none. */
function refusePoints({ case: row, scheme, edition }: LoadedCase, { rowId, score: { points } }: ScoreInput): void {
  const rows = found(edition.schemes.get(schemeOf(edition, row.label))).rowIds;
  if (!rows.includes(rowId)) throw new Problem("not_found");
  if (points === null) return;
  const most = scheme.scored.get(rowId) ?? -1;
  if (!Number.isInteger(points) || points < 0 || points > most) throw new Problem("bad_input", { field: "points" });
}

async function findScore(
  tx: Transaction,
  { caseId, personId }: { readonly caseId: string; readonly personId: string },
  rowId: string,
): Promise<Standing<ScorePart> | null> {
  const scores = await listScores(tx, caseId);
  return scores.find((one) => one.personId === personId && one.rowId === rowId) ?? null;
}

interface Piece {
  /** The version that was submitted. */
  readonly number: number;
  readonly verdict: Standing<VerdictPart> | null;
}

/** The evidence that was submitted under the row, with what this person has found in it. */
async function findPieces(
  tx: Transaction,
  { case: row, place, process }: LoadedCase,
  rowId: string,
): Promise<Map<string, Piece>> {
  const submitted = await listSubmitted(tx, process.submission?.assessment ?? row.id);
  const own = (await listVerdicts(tx, row.id)).filter(({ personId }) => personId === place.person.id);
  return new Map(
    submitted
      .filter(({ evidence }) => evidence.rowId === rowId)
      .map(({ evidence, version }) => [
        evidence.id,
        { number: version.number, verdict: own.find(({ evidenceId }) => evidenceId === evidence.id) ?? null },
      ]),
  );
}

/** Whether what was typed is neither what stands there, nor what the form brought, which the tablet only sent along. */
function isChanged(typed: Typed<ScorePart> | Typed<VerdictPart>, stands: ScorePart | VerdictPart | null): boolean {
  const now = fillOf(typed);
  return now !== typed.was && now !== fillOf(stands);
}
