import { and, asc, count, desc, eq, gte, inArray } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { caseExpert, labelCase } from "../cases/index.ts";
import { clusterPerson } from "../registry/index.ts";
import { boardMeeting } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type MeetingRow = typeof boardMeeting.$inferSelect;

/** The newest first, with how many cases stand on the list of each that the person may see. */
export async function listMeetings(tx: Transaction, page: number, size: number) {
  return tx
    .select({ id: boardMeeting.id, heldOn: boardMeeting.heldOn, cases: count(labelCase.id) })
    .from(boardMeeting)
    .leftJoin(labelCase, eq(labelCase.meetingId, boardMeeting.id))
    .groupBy(boardMeeting.id)
    .orderBy(desc(boardMeeting.heldOn))
    .limit(size + 1)
    .offset(page * size);
}

/** Those that are still to come, the next one first. */
export async function comingMeetings(tx: Transaction, day: string): Promise<MeetingRow[]> {
  return tx.select().from(boardMeeting).where(gte(boardMeeting.heldOn, day)).orderBy(asc(boardMeeting.heldOn));
}

export async function findMeeting(tx: Transaction, id: string): Promise<MeetingRow | null> {
  if (!isId(id)) return null;
  const [row] = await tx.select().from(boardMeeting).where(eq(boardMeeting.id, id));
  return row ?? null;
}

/** Null when there is a meeting on that day already. */
export async function insertMeeting(tx: Transaction, values: typeof boardMeeting.$inferInsert) {
  const [row] = await tx.insert(boardMeeting).values(values).onConflictDoNothing().returning();
  return row ?? null;
}

/** Cases on the list of a meeting, in the order in which their states began. */
export async function casesOfMeeting(tx: Transaction, meetingId: string) {
  return tx
    .select()
    .from(labelCase)
    .where(eq(labelCase.meetingId, meetingId))
    .orderBy(asc(labelCase.openedAt), asc(labelCase.id));
}

/** Cases that wait for a place on a list. */
export async function recommendedCases(tx: Transaction) {
  return tx
    .select()
    .from(labelCase)
    .where(eq(labelCase.state, "recommended"))
    .orderBy(asc(labelCase.since), asc(labelCase.id));
}

/** Of some people those who belong to the cluster, or are or were experts of the case. */
export async function concernedBy(
  tx: Transaction,
  { id, clusterId }: Pick<typeof labelCase.$inferSelect, "id" | "clusterId">,
  people: readonly string[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const own = await tx
    .select({ id: clusterPerson.personId })
    .from(clusterPerson)
    .where(and(eq(clusterPerson.clusterId, clusterId), inArray(clusterPerson.personId, [...people])));
  const experts = await tx
    .select({ id: caseExpert.personId })
    .from(caseExpert)
    .where(and(eq(caseExpert.caseId, id), inArray(caseExpert.personId, [...people])));
  return new Set([...own, ...experts].map((row) => row.id));
}

/** How many cases stand on the list of a meeting. */
export async function countLot(tx: Transaction, meetingId: string): Promise<number> {
  const [row] = await tx.select({ cases: count() }).from(labelCase).where(eq(labelCase.meetingId, meetingId));
  return row?.cases ?? 0;
}
