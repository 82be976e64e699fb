import { and, asc, desc, eq, getTableColumns, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { auditEntry, person } from "../../platform/tables.ts";
import { rowsWithEvidence } from "../evidence/index.ts";
import { cluster, clusterPerson, registerRevision } from "../registry/index.ts";
import type { FactInput } from "./parse-answer.ts";
import { assessment, factValue, rowNote, submission } from "./tables.ts";

/** All SQL of the feature. */

export type AssessmentRow = typeof assessment.$inferSelect;
export type ClusterRow = typeof cluster.$inferSelect;
export type SubmissionRow = typeof submission.$inferSelect;

/** Due on the day that the application for its label says, where there is one: the page of the case tells the same. */
const columns = {
  ...getTableColumns(assessment),
  submitBy: sql<string | null>`hand_in_by(${assessment.clusterId}, ${assessment.label}, ${assessment.submitBy})::text`,
};

/** As JSON, which the embedded database brings faster than rows; columns are called as in the tables. */
interface ChangedColumns {
  readonly version: number;
  readonly changed_by: string;
  readonly changed_at: string;
}
interface FactColumns extends ChangedColumns {
  readonly fact: string;
  readonly value: FactInput;
  readonly register_value: FactInput;
  readonly register_reason: string;
}
interface NoteColumns extends ChangedColumns {
  readonly row_id: string;
  readonly evidence: string;
  readonly comment: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What stands in the last submission. */
export interface FrozenColumns {
  readonly case_file: string;
  readonly submitted_by: string;
  readonly submitted_at: string;
}

/** An assessment with its facts, its notes and the names of who wrote them: one statement, since every page and save needs it. */
export async function findAssessment(tx: Transaction, id: string, personId: string) {
  const { fact, value, registerValue, registerReason, version, changedBy, changedAt } = factValue;
  const facts = tx.$with("facts").as(
    tx
      .select({ fact, value, registerValue, registerReason, version, changedBy, changedAt })
      .from(factValue)
      .innerJoin(
        assessment,
        and(eq(factValue.clusterId, assessment.clusterId), eq(factValue.referenceDate, assessment.referenceDate)),
      )
      .where(eq(assessment.id, id)),
  );
  const notes = tx.$with("notes").as(tx.select().from(rowNote).where(eq(rowNote.assessmentId, id)));
  const [row] = await tx
    .with(facts, notes)
    .select({
      assessment: columns,
      cluster,
      role: clusterPerson.role,
      registerRevision: sql<number>`coalesce((select revision from ${registerRevision}
        where ${registerRevision.clusterId} = ${assessment.clusterId}), 0)`,
      facts: sql<FactColumns[]>`(select coalesce(json_agg(facts), '[]') from facts)`,
      notes: sql<NoteColumns[]>`(select coalesce(json_agg(notes), '[]') from notes)`,
      withEvidence: rowsWithEvidence(assessment),
      /** Of a submitted assessment; its facts may have changed since, for another assessment of the same date. */
      frozen: sql<FrozenColumns | null>`case when ${assessment.state} = 'submitted' then (
        select row_to_json(frozen) from (select case_file, submitted_by, submitted_at from submission
          where assessment_id = ${assessment.id} order by number desc limit 1) frozen) end`,
      // each writer once: who may see whom is asked for every row that is looked at
      names: sql<
        Record<string, string>
      >`(select coalesce(json_object_agg(${person.id}, ${person.name}), '{}') from ${person}
        where ${person.id} = any(array(select changed_by from facts union select changed_by from notes
          union select submitted_by from submission where assessment_id = ${id})))`,
    })
    .from(assessment)
    .innerJoin(cluster, eq(cluster.id, assessment.clusterId))
    .leftJoin(
      clusterPerson,
      and(eq(clusterPerson.clusterId, assessment.clusterId), eq(clusterPerson.personId, personId)),
    )
    .where(eq(assessment.id, id));
  return row ?? null;
}

/** Holds the assessment, and those that share its facts, against other writers until the transaction ends. */
export async function lockAssessment(tx: Transaction, id: string): Promise<void> {
  const { clusterId, referenceDate } = assessment;
  const place = tx.select({ clusterId, referenceDate }).from(assessment).where(eq(assessment.id, id));
  await tx
    .select({ id: assessment.id })
    .from(assessment)
    .where(sql`(${clusterId}, ${referenceDate}) = (${place})`)
    .orderBy(asc(assessment.id))
    .for("update");
}

export async function listAssessments(tx: Transaction, clusterId: string): Promise<AssessmentRow[]> {
  return tx
    .select(columns)
    .from(assessment)
    .where(eq(assessment.clusterId, clusterId))
    .orderBy(desc(assessment.referenceDate), asc(assessment.scheme));
}

export async function listSubmissions(tx: Transaction, assessmentId: string): Promise<SubmissionRow[]> {
  return tx.select().from(submission).where(eq(submission.assessmentId, assessmentId)).orderBy(desc(submission.number));
}

/** Null when the cluster has one for this scheme and day, even if it was made a moment ago. */
export async function insertAssessment(
  tx: Transaction,
  values: typeof assessment.$inferInsert,
): Promise<AssessmentRow | null> {
  const [row] = await tx.insert(assessment).values(values).onConflictDoNothing().returning(columns);
  return row ?? null;
}

/** Writes a fact unless somebody was faster; tells whether it was written. `version` 0 means that it was not there. */
export async function writeFact(
  tx: Transaction,
  fact: {
    clusterId: string;
    referenceDate: string;
    fact: string;
    value: FactInput;
    registerValue: FactInput;
    registerReason: string;
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
          .set({ ...values, version: version + 1 })
          .where(and(key, eq(factValue.version, version)))
          .returning({ fact: factValue.fact });
  return written.length === 1;
}

/** Answers what has no answer, all at once; tells which facts were still open. */
export async function writeOpenFacts(
  tx: Transaction,
  facts: readonly (typeof factValue.$inferInsert)[],
): Promise<string[]> {
  const given = (column: string) => sql.raw(`excluded.${column}`);
  const written = await tx
    .insert(factValue)
    .values([...facts])
    .onConflictDoUpdate({
      target: [factValue.clusterId, factValue.referenceDate, factValue.fact],
      set: {
        value: given("value"),
        registerValue: given("register_value"),
        registerReason: "",
        version: sql`${factValue.version} + 1`,
        changedBy: given("changed_by"),
        changedAt: given("changed_at"),
      },
      setWhere: sql`${factValue.value} is null`,
    })
    .returning({ fact: factValue.fact });
  return written.map(({ fact }) => fact);
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

/** Whether a case rests on what was submitted: then it stays as it is until the decision, or until the secretariat gives it back. */
export async function isHeldByCase(tx: Transaction, assessmentId: string): Promise<boolean> {
  const [row] = await rowsOf<{ held: boolean }>(tx, sql`select held_by_case(${assessmentId}::uuid) as held`);
  return row?.held === true;
}

export interface AwaitedCheck {
  readonly caseId: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly dueOn: string | null;
}

/** The draft of a report that the cluster has to check, if any. */
export async function draftToCheck(tx: Transaction, clusterId: string): Promise<AwaitedCheck | null> {
  const [row] = await rowsOf<AwaitedCheck>(
    tx,
    sql`select c.id as "caseId", c.label, t.due_on::text as "dueOn"
    from label_case c join case_task t on t.case_id = c.id and t.task = 'check_facts'
    where c.cluster_id = ${clusterId} order by t.due_on limit 1`,
  );
  return row ?? null;
}

export interface DecidedCase {
  readonly caseId: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly outcome: "awarded" | "refused";
  /** Null where the label has no points. */
  readonly final: { readonly points: number; readonly max: number } | null;
}

/** The last decision that rests on an assessment, once the cluster has been told. */
export async function decisionOn(tx: Transaction, assessmentId: string): Promise<DecidedCase | null> {
  const [row] = await rowsOf<DecidedCase>(
    tx,
    sql`select c.id as "caseId", c.label, d.data ->> 'outcome' as outcome, d.data -> 'final' as final
    from label_case c cross join lateral (select e.data from case_event e where e.case_id = c.id and e.step = 'decide'
      order by e.number desc limit 1) d
    where c.assessment_id = ${assessmentId} and c.decision_sent and c.state in ('awarded', 'refused', 'published')
    order by c.since desc, c.opened_at desc limit 1`,
  );
  return row ?? null;
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
