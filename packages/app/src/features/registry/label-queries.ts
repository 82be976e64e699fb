import type { ShownLabel } from "@klynge/core";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { cluster, clusterLabel } from "./tables.ts";

/** SQL of the labels of a cluster. Policies let its people and the offices see them, and the secretariat write them. */

export type LabelRow = typeof clusterLabel.$inferSelect;

/** Every label that a cluster has or had, the one that ends last first. */
export async function labelsOf(tx: Transaction, clusterId: string): Promise<LabelRow[]> {
  return tx
    .select()
    .from(clusterLabel)
    .where(eq(clusterLabel.clusterId, clusterId))
    .orderBy(desc(clusterLabel.until), desc(clusterLabel.id));
}

/** The label of a case as its trail has it now. Whether its renewal waits is asked anew. */
export async function writeCaseLabel(
  tx: Transaction,
  values: Pick<LabelRow, "clusterId" | "label" | "from" | "until" | "standing" | "changedAt"> & { caseId: string },
): Promise<void> {
  await tx
    .insert(clusterLabel)
    .values(values)
    .onConflictDoUpdate({ target: clusterLabel.caseId, set: { ...values, renewSince: null } });
}

export async function insertLabel(tx: Transaction, values: typeof clusterLabel.$inferInsert): Promise<string> {
  const [made] = await tx.insert(clusterLabel).values(values).returning({ id: clusterLabel.id });
  return (made as { id: string }).id;
}

/** One from before; null where there is none, or where a case gave it. */
export async function deleteLabel(tx: Transaction, clusterId: string, id: string): Promise<LabelRow | null> {
  const [gone] = await tx
    .delete(clusterLabel)
    .where(and(eq(clusterLabel.id, id), eq(clusterLabel.clusterId, clusterId), isNull(clusterLabel.caseId)))
    .returning();
  return gone ?? null;
}

/** What lists and the directory name; nothing is written where they name it already. */
export async function writeShownLabel(tx: Transaction, clusterId: string, shown: ShownLabel | null): Promise<void> {
  const [level, from, until] = [shown?.level ?? null, shown?.from ?? null, shown?.until ?? null];
  await tx
    .update(cluster)
    .set({ label: level, labelValidFrom: from, labelValidUntil: until, version: sql`${cluster.version} + 1` })
    .where(
      and(
        eq(cluster.id, clusterId),
        sql`(${cluster.label}, ${cluster.labelValidFrom}, ${cluster.labelValidUntil})
          is distinct from (${level}::text, ${from}::date, ${until}::date)`,
      ),
    );
}
