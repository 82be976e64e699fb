import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { auditEntry, person } from "../../platform/tables.ts";
import { cluster, clusterPerson } from "../registry/index.ts";
import type { FactInput } from "./parse-answer.ts";
import { assessment, factValue, rowNote, submission } from "./tables.ts";

/** All SQL of the feature. */

export type AssessmentRow = typeof assessment.$inferSelect;
export type ClusterRow = typeof cluster.$inferSelect;
export type SubmissionRow = typeof submission.$inferSelect;

export async function findAssessment(tx: Transaction, id: string, personId: string) {
  const [row] = await tx
    .select({ assessment, cluster, role: clusterPerson.role })
    .from(assessment)
    .innerJoin(cluster, eq(cluster.id, assessment.clusterId))
    .leftJoin(
      clusterPerson,
      and(eq(clusterPerson.clusterId, assessment.clusterId), eq(clusterPerson.personId, personId)),
    )
    .where(eq(assessment.id, id));
  return row ?? null;
}

/** The same, held against other writers until the transaction ends. */
export async function lockAssessment(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: assessment.id }).from(assessment).where(eq(assessment.id, id)).for("update");
}

export async function listAssessments(tx: Transaction, clusterId: string): Promise<AssessmentRow[]> {
  return tx
    .select()
    .from(assessment)
    .where(eq(assessment.clusterId, clusterId))
    .orderBy(desc(assessment.referenceDate), asc(assessment.scheme));
}

export async function listFacts(
  tx: Transaction,
  { clusterId, referenceDate }: Pick<AssessmentRow, "clusterId" | "referenceDate">,
) {
  return tx
    .select({
      fact: factValue.fact,
      value: sql<FactInput>`${factValue.value}`,
      version: factValue.version,
      changedBy: factValue.changedBy,
      changedByName: person.name,
      changedAt: factValue.changedAt,
    })
    .from(factValue)
    .leftJoin(person, eq(person.id, factValue.changedBy))
    .where(and(eq(factValue.clusterId, clusterId), eq(factValue.referenceDate, referenceDate)));
}

export async function listNotes(tx: Transaction, assessmentId: string) {
  return tx
    .select({ note: rowNote, changedByName: person.name })
    .from(rowNote)
    .leftJoin(person, eq(person.id, rowNote.changedBy))
    .where(eq(rowNote.assessmentId, assessmentId));
}

export async function listSubmissions(tx: Transaction, assessmentId: string): Promise<SubmissionRow[]> {
  return tx.select().from(submission).where(eq(submission.assessmentId, assessmentId)).orderBy(desc(submission.number));
}

export async function insertAssessment(
  tx: Transaction,
  values: typeof assessment.$inferInsert,
): Promise<AssessmentRow> {
  const [row] = await tx.insert(assessment).values(values).returning();
  return row as AssessmentRow;
}

/** Writes a fact unless somebody was faster; tells whether it was written. `version` 0 means that it was not there. */
export async function writeFact(
  tx: Transaction,
  fact: {
    clusterId: string;
    referenceDate: string;
    fact: string;
    value: FactInput;
    version: number;
    changedBy: string;
    changedAt: Date;
  },
): Promise<boolean> {
  const { version, ...values } = fact;
  const key = and(
    eq(factValue.clusterId, fact.clusterId),
    eq(factValue.referenceDate, fact.referenceDate),
    eq(factValue.fact, fact.fact),
  );
  const written =
    version === 0
      ? await tx.insert(factValue).values(values).onConflictDoNothing().returning({ fact: factValue.fact })
      : await tx
          .update(factValue)
          .set({ value: fact.value, version: version + 1, changedBy: fact.changedBy, changedAt: fact.changedAt })
          .where(and(key, eq(factValue.version, version)))
          .returning({ fact: factValue.fact });
  return written.length === 1;
}

export async function writeNote(
  tx: Transaction,
  note: Omit<typeof rowNote.$inferInsert, "version"> & { version: number },
): Promise<boolean> {
  const { version, ...values } = note;
  const written =
    version === 0
      ? await tx.insert(rowNote).values(values).onConflictDoNothing().returning({ id: rowNote.rowId })
      : await tx
          .update(rowNote)
          .set({ ...values, version: version + 1 })
          .where(
            and(
              eq(rowNote.assessmentId, note.assessmentId),
              eq(rowNote.rowId, note.rowId),
              eq(rowNote.version, version),
            ),
          )
          .returning({ id: rowNote.rowId });
  return written.length === 1;
}

export async function setState(
  tx: Transaction,
  id: string,
  state: AssessmentRow["state"],
  version: number,
): Promise<boolean> {
  const done = await tx
    .update(assessment)
    .set({ state, version: version + 1 })
    .where(and(eq(assessment.id, id), eq(assessment.version, version)))
    .returning({ id: assessment.id });
  return done.length === 1;
}

export async function insertSubmission(tx: Transaction, values: typeof submission.$inferInsert): Promise<void> {
  await tx.insert(submission).values(values);
}

export async function markReopened(
  tx: Transaction,
  key: { assessmentId: string; number: number },
  by: { reopenedBy: string; reopenedAt: Date; reopenedBecause: string },
): Promise<void> {
  await tx
    .update(submission)
    .set(by)
    .where(and(eq(submission.assessmentId, key.assessmentId), eq(submission.number, key.number)));
}

export async function recentEntries(tx: Transaction, clusterId: string, count: number) {
  return tx
    .select({ entry: auditEntry, name: person.name })
    .from(auditEntry)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(eq(auditEntry.clusterId, clusterId))
    .orderBy(desc(auditEntry.id))
    .limit(count);
}
