import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { expertScore, expertSheet } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type ScoreRow = typeof expertScore.$inferSelect;

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
  const written =
    version === 0
      ? await tx.insert(expertScore).values(values).onConflictDoNothing().returning({ row: expertScore.rowId })
      : await tx
          .update(expertScore)
          .set({ ...values, version: version + 1 })
          .where(
            and(
              eq(expertScore.caseId, score.caseId),
              eq(expertScore.personId, score.personId),
              eq(expertScore.rowId, score.rowId),
              eq(expertScore.version, version),
            ),
          )
          .returning({ row: expertScore.rowId });
  return written.length === 1;
}

export async function listSheets(tx: Transaction, caseId: string) {
  return tx.select().from(expertSheet).where(eq(expertSheet.caseId, caseId)).orderBy(asc(expertSheet.personId));
}

export async function insertSheet(tx: Transaction, values: typeof expertSheet.$inferInsert): Promise<boolean> {
  const done = await tx.insert(expertSheet).values(values).onConflictDoNothing().returning({ id: expertSheet.caseId });
  return done.length === 1;
}

/** Whether every expert of the case has signed; each of them may ask, and learns no more than that. */
export async function allSigned(tx: Transaction, caseId: string): Promise<boolean> {
  const found = await tx.execute(sql`select all_signed(${caseId}::uuid) as all`);
  return (found as unknown as { rows: { all: boolean }[] }).rows[0]?.all === true;
}
