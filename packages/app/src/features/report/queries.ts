import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { assessment } from "../assessment/index.ts";
import { cluster, clusterPerson } from "../registry/index.ts";
import { reportFile, reportOrder } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type OrderRow = typeof reportOrder.$inferSelect;

/** Everything of an order but its case file, which no page shows. */
const SHOWN = {
  id: reportOrder.id,
  assessmentId: reportOrder.assessmentId,
  language: reportOrder.language,
  groups: reportOrder.groups,
  key: reportOrder.key,
  state: reportOrder.state,
  step: reportOrder.step,
  pages: reportOrder.pages,
  failure: reportOrder.failure,
  orderedAt: reportOrder.orderedAt,
  finishedAt: reportOrder.finishedAt,
  orderedByName: person.name,
  sha256: reportFile.sha256,
  bytes: reportFile.bytes,
  scheme: assessment.scheme,
  label: assessment.label,
  referenceDate: assessment.referenceDate,
  clusterId: assessment.clusterId,
};

function selectOrders(tx: Transaction) {
  return tx
    .select(SHOWN)
    .from(reportOrder)
    .innerJoin(assessment, eq(assessment.id, reportOrder.assessmentId))
    .leftJoin(person, eq(person.id, reportOrder.orderedBy))
    .leftJoin(reportFile, eq(reportFile.key, reportOrder.key));
}

export type ShownOrder = Awaited<ReturnType<typeof selectOrders>>[number];

export async function listOrders(
  tx: Transaction,
  clusterId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  return selectOrders(tx)
    .where(eq(assessment.clusterId, clusterId))
    .orderBy(desc(reportOrder.orderedAt), desc(reportOrder.id))
    .offset(offset)
    .limit(limit);
}

/** An order with its cluster and the role of whoever asks. */
export async function findOrder(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [order] = await selectOrders(tx).where(eq(reportOrder.id, id));
  if (!order) return null;
  const [seen] = await tx
    .select({ cluster, role: clusterPerson.role })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(eq(cluster.id, order.clusterId));
  return seen ? { order, ...seen } : null;
}

/** Null when the same thing is ordered already, or made. */
export async function insertOrder(
  tx: Transaction,
  values: typeof reportOrder.$inferInsert,
): Promise<{ id: string } | null> {
  const [row] = await tx.insert(reportOrder).values(values).onConflictDoNothing().returning({ id: reportOrder.id });
  return row ?? null;
}

/** The order that stands for a key: queued, running or done; there is one at most. */
export async function standingOrder(tx: Transaction, key: string) {
  const [row] = await tx
    .select({ id: reportOrder.id, state: reportOrder.state, sha256: reportFile.sha256, bytes: reportFile.bytes })
    .from(reportOrder)
    .leftJoin(reportFile, eq(reportFile.key, reportOrder.key))
    .where(and(eq(reportOrder.key, key), inArray(reportOrder.state, ["queued", "running", "done"])));
  return row ?? null;
}

/** Only from the states named, so that a cancelled order stays cancelled; tells whether it was changed. */
export async function changeOrder(
  tx: Transaction,
  id: string,
  from: readonly OrderRow["state"][],
  to: Partial<Pick<OrderRow, "state" | "step" | "pages" | "failure" | "finishedAt" | "attempts">>,
): Promise<boolean> {
  const changed = await tx
    .update(reportOrder)
    .set(to)
    .where(and(eq(reportOrder.id, id), inArray(reportOrder.state, [...from])))
    .returning({ id: reportOrder.id });
  return changed.length === 1;
}

/** For the job, in the worker's role: takes the order, once more if it was interrupted; null when there is nothing to do. */
export async function beginOrder(tx: Transaction, id: string) {
  const [row] = await tx
    .update(reportOrder)
    .set({ state: "running", step: 1, pages: null, attempts: sql`${reportOrder.attempts} + 1` })
    .where(and(eq(reportOrder.id, id), inArray(reportOrder.state, ["queued", "running"])))
    .returning();
  if (!row) return null;
  const [made] = await tx.select().from(reportFile).where(eq(reportFile.key, row.key));
  const [of] = await tx
    .select({ clusterId: assessment.clusterId, editionHash: assessment.editionHash })
    .from(assessment)
    .where(eq(assessment.id, row.assessmentId));
  return { order: row, file: made ?? null, clusterId: of?.clusterId ?? null, editionHash: of?.editionHash ?? "" };
}

/** A file that was lost is made again under the same key. */
export async function keepFile(tx: Transaction, file: typeof reportFile.$inferInsert): Promise<void> {
  const { key, ...made } = file;
  await tx.insert(reportFile).values(file).onConflictDoUpdate({ target: reportFile.key, set: made });
}
