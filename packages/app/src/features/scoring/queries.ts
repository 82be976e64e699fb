import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { evidenceVerdict, expertCorrection, expertScore, expertSheet } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type ScoreRow = typeof expertScore.$inferSelect;
export type VerdictRow = typeof evidenceVerdict.$inferSelect;
export type CorrectionRow = typeof expertCorrection.$inferSelect;
export type SheetRow = typeof expertSheet.$inferSelect;

/** Until the transaction ends the same person neither writes nor signs in this case, on whichever device. */
export async function holdSheet(tx: Transaction, caseId: string, personId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${caseId}/${personId}`}, 0))`);
}

/** Points and reasons that the person may see: his own, and everybody's once all have signed. */
export async function listScores(tx: Transaction, caseId: string): Promise<ScoreRow[]> {
  return tx
    .select()
    .from(expertScore)
    .where(eq(expertScore.caseId, caseId))
    .orderBy(asc(expertScore.personId), asc(expertScore.rowId));
}

/** Unless somebody was faster, on another device; tells whether it was written. `version` 0 means that it was not there. */
export async function writeScore(
  tx: Transaction,
  score: Omit<typeof expertScore.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const { version, ...values } = score;
  if (version === 0) {
    const written = await tx
      .insert(expertScore)
      .values(values)
      .onConflictDoNothing()
      .returning({ of: expertScore.rowId });
    return written.length === 1;
  }
  const written = await tx
    .update(expertScore)
    .set({ ...values, version: version + 1 })
    .where(and(ofPerson(expertScore, score), eq(expertScore.rowId, score.rowId), eq(expertScore.version, version)))
    .returning({ of: expertScore.rowId });
  return written.length === 1;
}

/** What the person may see of what was found in the evidence: his own, and everybody's once all have signed. */
export async function listVerdicts(tx: Transaction, caseId: string): Promise<VerdictRow[]> {
  return tx
    .select()
    .from(evidenceVerdict)
    .where(eq(evidenceVerdict.caseId, caseId))
    .orderBy(asc(evidenceVerdict.personId), asc(evidenceVerdict.evidenceId));
}

/** As `writeScore`. */
export async function writeVerdict(
  tx: Transaction,
  verdict: Omit<typeof evidenceVerdict.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const { version, ...values } = verdict;
  const { evidenceId, version: stored } = evidenceVerdict;
  if (version === 0) {
    const written = await tx.insert(evidenceVerdict).values(values).onConflictDoNothing().returning({ of: evidenceId });
    return written.length === 1;
  }
  const written = await tx
    .update(evidenceVerdict)
    .set({ ...values, version: version + 1 })
    .where(and(ofPerson(evidenceVerdict, verdict), eq(evidenceId, verdict.evidenceId), eq(stored, version)))
    .returning({ of: evidenceId });
  return written.length === 1;
}

/** What the person may see of what was found otherwise than submitted: his own, and everybody's once all have signed. */
export async function listCorrections(tx: Transaction, caseId: string): Promise<CorrectionRow[]> {
  return tx
    .select()
    .from(expertCorrection)
    .where(eq(expertCorrection.caseId, caseId))
    .orderBy(asc(expertCorrection.personId), asc(expertCorrection.rowId));
}

/** As `writeScore`. */
export async function writeCorrection(
  tx: Transaction,
  correction: Omit<typeof expertCorrection.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const { version, ...values } = correction;
  const { rowId, version: stored } = expertCorrection;
  if (version === 0) {
    const written = await tx.insert(expertCorrection).values(values).onConflictDoNothing().returning({ of: rowId });
    return written.length === 1;
  }
  const written = await tx
    .update(expertCorrection)
    .set({ ...values, version: version + 1 })
    .where(and(ofPerson(expertCorrection, correction), eq(rowId, correction.rowId), eq(stored, version)))
    .returning({ of: rowId });
  return written.length === 1;
}

function ofPerson(
  table: typeof expertScore | typeof evidenceVerdict | typeof expertCorrection,
  { caseId, personId }: Pick<ScoreRow, "caseId" | "personId">,
): SQL | undefined {
  return and(eq(table.caseId, caseId), eq(table.personId, personId));
}

export async function listSheets(tx: Transaction, caseId: string): Promise<SheetRow[]> {
  return tx.select().from(expertSheet).where(eq(expertSheet.caseId, caseId)).orderBy(asc(expertSheet.personId));
}

export async function insertSheet(tx: Transaction, values: typeof expertSheet.$inferInsert): Promise<boolean> {
  const done = await tx.insert(expertSheet).values(values).onConflictDoNothing().returning({ id: expertSheet.caseId });
  return done.length === 1;
}

/** Whether every expert of the case has signed; each of them may ask, and learns no more than that. */
export async function allSigned(tx: Transaction, caseId: string): Promise<boolean> {
  const [row] = await rowsOf<{ all: boolean }>(tx, sql`select all_signed(${caseId}::uuid) as all`);
  return row?.all === true;
}
