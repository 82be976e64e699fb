import { type CaseTask, hashOpened, type Language, type SealedText, type TrailEntry } from "@klynge/core";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { assessment, submission } from "../assessment/index.ts";
import { clusterPerson } from "../registry/index.ts";
import type { Audience } from "./audience.ts";
import { caseEvent, caseExpert, caseTask, caseText, labelCase, letterTemplate } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type CaseRow = typeof labelCase.$inferSelect;
export type EventRow = typeof caseEvent.$inferSelect;

/** A case with the role of whoever asks in its cluster, his place among its experts, and whether he has signed his points. */
export async function findCase(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({
      case: labelCase,
      role: clusterPerson.role,
      expert: caseExpert.state,
      signed: sql<boolean>`exists (select from expert_sheet s where s.case_id = ${labelCase.id} and s.person_id = ${personId})`,
    })
    .from(labelCase)
    .leftJoin(
      clusterPerson,
      and(eq(clusterPerson.clusterId, labelCase.clusterId), eq(clusterPerson.personId, personId)),
    )
    .leftJoin(caseExpert, and(eq(caseExpert.caseId, labelCase.id), eq(caseExpert.personId, personId)))
    .where(eq(labelCase.id, id));
  return row ?? null;
}

/**
 * Until the transaction ends nobody else takes a step in this case. An expert who saves points meanwhile, which refer to the case, does not wait:
 * he and the one who signs would wait for each other.
 */
export async function lockCase(tx: Transaction, id: string): Promise<void> {
  if (isId(id)) await tx.select({ id: labelCase.id }).from(labelCase).where(eq(labelCase.id, id)).for("no key update");
}

export async function insertCase(
  tx: Transaction,
  values: Omit<typeof labelCase.$inferInsert, "hash">,
): Promise<CaseRow | null> {
  const [row] = await tx
    .insert(labelCase)
    .values({ ...values, hash: hashOpened(values.opened) })
    .onConflictDoNothing()
    .returning();
  return row ?? null;
}

interface TrailColumns {
  readonly number: number;
  readonly at: string;
  readonly person_id: string | null;
  readonly party: string;
  readonly data: unknown;
  readonly command_id: string;
  readonly previous_hash: string;
  readonly hash: string;
}
export interface StoredEntry extends TrailEntry {
  readonly commandId: string;
}

/** The whole trail, for the rules and for `present`; what a person may read of it is `readableTrail`. */
export async function wholeTrail(tx: Transaction, caseId: string): Promise<StoredEntry[]> {
  const rows = await rowsOf<TrailColumns>(
    tx,
    sql`select number, at, person_id, party, data, command_id, previous_hash, hash
    from whole_trail(${caseId}::uuid) order by number`,
  );
  return rows.map((row) => ({
    caseId,
    number: row.number,
    at: new Date(row.at).toISOString(),
    person: row.person_id,
    party: row.party,
    data: row.data,
    previousHash: row.previous_hash,
    hash: row.hash,
    commandId: row.command_id,
  }));
}

const absent = alias(person, "absent");

/** What a person may read of the trail, the newest first, with names. */
export async function readableTrail(tx: Transaction, caseId: string) {
  return tx
    .select({ event: caseEvent, name: person.name, absent: absent.name })
    .from(caseEvent)
    .leftJoin(person, eq(person.id, caseEvent.personId))
    .leftJoin(absent, sql`${absent.id} = ${caseEvent.data} ->> 'onBehalfOf'`)
    .where(eq(caseEvent.caseId, caseId))
    .orderBy(desc(caseEvent.number));
}

/** Texts of the trail that a person may read, by the number of their entry. */
export async function readableTexts(tx: Transaction, caseId: string): Promise<Map<number, SealedText[]>> {
  const rows = await tx.select().from(caseText).where(eq(caseText.caseId, caseId)).orderBy(asc(caseText.number));
  const texts = new Map<number, SealedText[]>();
  for (const { number, path, salt, text } of rows)
    texts.set(number, [...(texts.get(number) ?? []), { path, salt, text }]);
  return texts;
}

export async function appendEntry(
  tx: Transaction,
  entry: StoredEntry,
  step: string,
  audience: Audience,
  texts: readonly SealedText[],
): Promise<void> {
  const { caseId, number, at, person: personId, party, data, previousHash, hash, commandId } = entry;
  await tx.insert(caseEvent).values({
    caseId,
    number,
    at: new Date(at),
    personId,
    party: party as EventRow["party"],
    step,
    data,
    audience,
    commandId,
    previousHash,
    hash,
  });
  if (texts.length > 0) await tx.insert(caseText).values(texts.map((text) => ({ caseId, number, ...text })));
}

export async function updateCase(tx: Transaction, id: string, to: Partial<CaseRow>): Promise<void> {
  await tx.update(labelCase).set(to).where(eq(labelCase.id, id));
}

/** Experts as the trail has them now: those whose state changed. */
export async function writeExperts(
  tx: Transaction,
  caseId: string,
  experts: readonly { expert: string; state: (typeof caseExpert.$inferInsert)["state"] }[],
): Promise<void> {
  for (const { expert: personId, state } of experts)
    await tx
      .insert(caseExpert)
      .values({ caseId, personId, state })
      .onConflictDoUpdate({ target: [caseExpert.caseId, caseExpert.personId], set: { state } });
}

/**
 * What waits now; tasks that go on keep the day since which they wait.
 * @returns those that did not wait before
 */
export async function writeTasks(
  tx: Transaction,
  caseId: string,
  tasks: readonly CaseTask[],
  today: string,
): Promise<CaseTask[]> {
  const before = await tx.select().from(caseTask).where(eq(caseTask.caseId, caseId));
  const since = new Map(before.map((row) => [`${row.task}/${row.party}/${row.personId ?? ""}`, row.since]));
  await tx.delete(caseTask).where(eq(caseTask.caseId, caseId));
  if (tasks.length === 0) return [];
  await tx.insert(caseTask).values(
    tasks.map(({ task, party, person: personId, dueOn }) => ({
      caseId,
      task,
      party,
      personId,
      dueOn,
      since: since.get(`${task}/${party}/${personId ?? ""}`) ?? today,
    })),
  );
  return tasks.filter(({ task, party, person: one }) => !since.has(`${task}/${party}/${one ?? ""}`));
}

export interface Addressee {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** To whom a letter goes about a case: everybody of a party, or one certain person for whom something waits in it. */
export async function awaitedPeople(
  tx: Transaction,
  caseId: string,
  { party, person: one }: Pick<CaseTask, "party" | "person">,
  day: string,
): Promise<Addressee[]> {
  return rowsOf<Addressee>(
    tx,
    sql`select id, name, email, language from awaited_people(${caseId}::uuid, ${party}, ${one}, ${day}::date)`,
  );
}

/** Texts of letters that the secretariat worded itself. */
export async function ownTemplates(tx: Transaction, letters: readonly string[]) {
  if (letters.length === 0) return [];
  return tx
    .select()
    .from(letterTemplate)
    .where(inArray(letterTemplate.letter, [...letters]));
}

/** Who holds an office, the board for instance, and does not belong to the cluster. */
export async function holdersOf(tx: Transaction, office: "board" | "appeals", clusterId: string): Promise<string[]> {
  const rows = await rowsOf<{ holder: string }>(
    tx,
    sql`select holder from holders_of(${office}, ${clusterId}::uuid) as holder order by holder`,
  );
  return rows.map(({ holder }) => holder);
}

/** Whether the cluster has another application for the label of this case under way; asked also by those who do not see it. */
export async function anotherRuns(tx: Transaction, caseId: string): Promise<boolean> {
  const [row] = await rowsOf<{ runs: boolean }>(tx, sql`select another_runs(${caseId}::uuid) as runs`);
  return row?.runs ?? false;
}

export interface StoodIn {
  readonly office: "secretariat" | "appeals";
  readonly absent: string;
}

/** For whom the person stands in on a day, in an office that he holds himself. */
export async function stoodInFor(tx: Transaction, day: string): Promise<StoodIn[]> {
  return rowsOf<StoodIn>(tx, sql`select office, absent from stood_in_for(${day}::date) order by office, absent`);
}

/** The case file that was submitted last, as JSON; null before. */
export async function submittedCase(tx: Transaction, caseId: string): Promise<string | null> {
  const [row] = await rowsOf<{ file: string | null }>(tx, sql`select submitted_case(${caseId}::uuid) as file`);
  return row?.file ?? null;
}

/** The newest case that rests on an assessment as it stands submitted, and whose draft the cluster has. */
export async function toldCaseOf(tx: Transaction, assessmentId: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: labelCase.id })
    .from(labelCase)
    .innerJoin(assessment, and(eq(assessment.id, labelCase.assessmentId), eq(assessment.state, "submitted")))
    .where(
      and(
        eq(labelCase.assessmentId, assessmentId),
        eq(labelCase.reportSent, true),
        sql`${labelCase.submissionNumber} = (select max(${submission.number}) from ${submission}
          where ${submission.assessmentId} = ${labelCase.assessmentId})`,
      ),
    )
    .orderBy(desc(labelCase.openedAt))
    .limit(1);
  return row?.id ?? null;
}

export async function casesOfCluster(tx: Transaction, clusterId: string): Promise<CaseRow[]> {
  return tx.select().from(labelCase).where(eq(labelCase.clusterId, clusterId)).orderBy(desc(labelCase.openedAt));
}

/** Whether an appeal about one of these cases waits to be decided. */
export async function areAppealed(tx: Transaction, caseIds: readonly string[]): Promise<boolean> {
  const rows = await tx
    .select({ id: caseTask.caseId })
    .from(caseTask)
    .where(and(inArray(caseTask.caseId, [...caseIds]), inArray(caseTask.task, ["assign_appeal", "decide_appeal"])))
    .limit(1);
  return rows.length > 0;
}

/** The day of the last Bronze interview of a cluster, from which the distance to the next benchmarking counts. */
export async function lastBenchmarking(tx: Transaction, clusterId: string): Promise<string | null> {
  const [row] = await rowsOf<{ day: string | null }>(
    tx,
    sql`select max(e.data ->> 'lastDay') as day
    from label_case c join case_event e on e.case_id = c.id and e.step = 'record_visit'
    where c.cluster_id = ${clusterId} and c.label = 'bronze' and c.state = 'published'`,
  );
  return row?.day ?? null;
}

/** Names of people, as far as the person may know them. */
export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
