import { and, asc, desc, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { isId } from "../../platform/ids.ts";
import { cluster, clusterPerson, registerEntry } from "../registry/index.ts";
import type { MarkCount } from "./results.ts";
import type { AnswerInput } from "./schema.ts";
import { survey, surveyInvitation } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see; answers are counted by functions of the database. */

export type SurveyRow = typeof survey.$inferSelect;

export interface ListedSurvey extends SurveyRow {
  readonly answered: number;
}

const answered = sql<number>`survey_answered(${survey.id})`;

/** The latest first. */
export async function listSurveys(tx: Transaction, clusterId: string): Promise<ListedSurvey[]> {
  const rows = await tx
    .select({ survey, answered })
    .from(survey)
    .where(eq(survey.clusterId, clusterId))
    .orderBy(desc(survey.changedAt), desc(survey.id))
    .limit(200);
  return rows.map((row) => ({ ...row.survey, answered: row.answered }));
}

/** With its cluster, and the role of whoever asks. */
export async function findSurvey(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ survey, answered, cluster, role: clusterPerson.role })
    .from(survey)
    .innerJoin(cluster, eq(cluster.id, survey.clusterId))
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(eq(survey.id, id));
  return row ?? null;
}
export type FoundSurvey = NonNullable<Awaited<ReturnType<typeof findSurvey>>>;

export async function insertSurvey(tx: Transaction, values: typeof survey.$inferInsert): Promise<string> {
  const [row] = await tx.insert(survey).values(values).returning({ id: survey.id });
  return (row as { id: string }).id;
}

/** Tells whether it was still the version that the change began with. */
export async function updateSurvey(
  tx: Transaction,
  { id, version }: Pick<SurveyRow, "id" | "version">,
  values: Partial<SurveyRow>,
): Promise<boolean> {
  const done = await tx
    .update(survey)
    .set({ ...values, version: version + 1 })
    .where(and(eq(survey.id, id), eq(survey.version, version)))
    .returning({ id: survey.id });
  return done.length === 1;
}

export async function deleteDraft(
  tx: Transaction,
  { id, version }: Pick<SurveyRow, "id" | "version">,
): Promise<boolean> {
  const done = await tx
    .delete(survey)
    .where(and(eq(survey.id, id), eq(survey.version, version), eq(survey.state, "draft")))
    .returning({ id: survey.id });
  return done.length === 1;
}

export interface Contact {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly organisation: string;
  readonly organisation_name: string;
}

/** Contact persons of participants that are committed on a day, who have an address and agreed that it is kept. */
export async function listContacts(tx: Transaction, clusterId: string, day: string): Promise<Contact[]> {
  return rowsOf(
    tx,
    sql`select distinct on (lower(e.fields ->> 'email')) e.id, lower(e.fields ->> 'email') as email, e.fields ->> 'name' as name,
        o.id as organisation, o.name as organisation_name
      from register_entry e join organisation o on o.id = e.organisation_id
      where e.cluster_id = ${clusterId} and e.section = 'contact_person' and e.starts <= ${day} and (e.ends is null or e.ends > ${day})
        and e.fields ->> 'email' <> '' and e.fields ->> 'consentOn' <= ${day}
        and exists (select from membership m where m.organisation_id = o.id and m.proof is not null
          and m.starts <= ${day} and (m.ends is null or m.ends > ${day}))
      order by lower(e.fields ->> 'email'), e.id`,
  );
}

export interface Invited {
  readonly id: string;
  readonly email: string;
  readonly organisationId: string | null;
}

/** Whom a survey asks, as far as the addresses are still kept. */
export async function listInvited(tx: Transaction, surveyId: string): Promise<Invited[]> {
  const { id, email, organisationId } = surveyInvitation;
  const rows = await tx
    .select({ id, email, organisationId })
    .from(surveyInvitation)
    .where(and(eq(surveyInvitation.surveyId, surveyId), isNotNull(email)))
    .orderBy(asc(email));
  return rows.map((row) => ({ ...row, email: row.email ?? "" }));
}

/** An address stands once in a survey. */
export async function addInvited(
  tx: Transaction,
  rows: readonly (typeof surveyInvitation.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(surveyInvitation)
      .values([...rows])
      .onConflictDoNothing();
}

export async function removeInvited(tx: Transaction, surveyId: string, id: string): Promise<void> {
  if (!isId(id)) return;
  await tx.delete(surveyInvitation).where(and(eq(surveyInvitation.surveyId, surveyId), eq(surveyInvitation.id, id)));
}

/** The hashes of new links, by invitation. */
export async function keepHashes(
  tx: Transaction,
  column: "token_hash" | "reminder_hash",
  hashes: readonly { readonly id: string; readonly hash: string }[],
): Promise<void> {
  await tx.execute(
    sql`update survey_invitation i set ${sql.identifier(column)} = given.hash
      from json_to_recordset(${JSON.stringify(hashes)}::json) as given (id uuid, hash text) where i.id = given.id`,
  );
}

/** Marks by question of a survey that is closed; none of one with fewer than five answers. */
export async function countMarks(tx: Transaction, surveyId: string): Promise<MarkCount[]> {
  return rowsOf(tx, sql`select question, mark, given from survey_counts(${surveyId})`);
}

/** In an order by chance. */
export async function listRemarks(tx: Transaction, surveyId: string): Promise<string[]> {
  const rows = await rowsOf<{ remark: string }>(tx, sql`select remark from survey_remarks(${surveyId})`);
  return rows.map(({ remark }) => remark);
}

export async function countAnswered(tx: Transaction, surveyId: string): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(tx, sql`select survey_answered(${surveyId}) as n`);
  return row?.n ?? 0;
}

/** What became of it in the register. */
export async function keepEntry(tx: Transaction, id: string, entryId: string): Promise<void> {
  await tx.update(survey).set({ entryId }).where(eq(survey.id, id));
}

/** The entry of the register that a survey became. */
export async function changeEntry(
  tx: Transaction,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx
    .update(registerEntry)
    .set({
      fields: sql`${registerEntry.fields} || ${JSON.stringify(fields)}::jsonb`,
      version: sql`${registerEntry.version} + 1`,
    })
    .where(eq(registerEntry.id, id));
}

// For everybody: whoever has the link.

export interface AskedSurvey {
  readonly id: string;
  readonly title: string;
  readonly cluster: string;
  readonly language: string;
  readonly closes_on: string;
  readonly closed: boolean;
}

export async function findAsked(tx: Transaction, hash: string): Promise<AskedSurvey | null> {
  const [row] = await rowsOf<AskedSurvey>(
    tx,
    sql`select id, title, cluster, language, closes_on::text, closed from asked_survey(${hash})`,
  );
  return row ?? null;
}

/** Tells whether it was taken: the link was not used before, and the survey is open. */
export async function takeAnswer(
  tx: Transaction,
  hash: string,
  day: string,
  { marks, remark }: AnswerInput,
): Promise<boolean> {
  const [row] = await rowsOf<{ taken: boolean }>(
    tx,
    sql`select answer_survey(${hash}, ${day}::date, ${JSON.stringify(marks)}::jsonb, ${remark}) as taken`,
  );
  return row?.taken ?? false;
}

// Under `klynge_worker`.

export async function lockOverdue(tx: Transaction, day: string): Promise<SurveyRow[]> {
  return tx
    .select()
    .from(survey)
    .where(and(eq(survey.state, "open"), lt(survey.closesOn, day)))
    .orderBy(asc(survey.id))
    .for("update", { skipLocked: true });
}

/** Addresses and links of surveys that began before a day. */
export async function eraseAddressesBefore(tx: Transaction, day: string): Promise<void> {
  const begun = sql`coalesce(${survey.openedOn}, ${survey.changedAt}::date)`;
  const old = tx.select({ id: survey.id }).from(survey).where(sql`${begun} < ${day}::date`);
  await tx
    .update(surveyInvitation)
    .set(NOTHING)
    .where(and(sql`${surveyInvitation.surveyId} in ${old}`, isNotNull(surveyInvitation.email)));
}

export async function eraseAddressesOf(tx: Transaction, surveyId: string): Promise<void> {
  await tx.update(surveyInvitation).set(NOTHING).where(eq(surveyInvitation.surveyId, surveyId));
}

/** What is left of an invitation: that somebody was asked, and whether he answered. */
const NOTHING = { email: null, tokenHash: null, reminderHash: null };
