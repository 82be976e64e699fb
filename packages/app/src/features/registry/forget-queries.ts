import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { auditEntry } from "../../platform/tables.ts";
import { cluster, clusterProfile, registerEntry, registerLink } from "./tables.ts";

/** SQL of forgetting somebody, under `klynge_worker`. */

export async function entriesOf(tx: Transaction, clusterId: string) {
  const { id, section, starts, version, fields } = registerEntry;
  return tx
    .select({ id, section, starts, version, fields })
    .from(registerEntry)
    .where(eq(registerEntry.clusterId, clusterId))
    .orderBy(section, starts, id)
    .for("update");
}

export async function writeEntry(
  tx: Transaction,
  id: string,
  values: Pick<typeof registerEntry.$inferSelect, "version" | "fields">,
): Promise<void> {
  await tx.update(registerEntry).set(values).where(eq(registerEntry.id, id));
}

export async function seatsOf(tx: Transaction, clusterId: string) {
  return tx
    .select({ id: registerLink.id, personName: registerLink.personName })
    .from(registerLink)
    .where(and(eq(registerLink.clusterId, clusterId), ne(registerLink.personName, "")));
}

export async function writeSeat(tx: Transaction, id: string, personName: string): Promise<void> {
  await tx.update(registerLink).set({ personName }).where(eq(registerLink.id, id));
}

export async function profileOf(tx: Transaction, clusterId: string) {
  const { fields, version } = clusterProfile;
  const [row] = await tx
    .select({ fields, version })
    .from(clusterProfile)
    .where(eq(clusterProfile.clusterId, clusterId))
    .for("update");
  return row ?? null;
}

export async function writeProfileFields(
  tx: Transaction,
  clusterId: string,
  values: Pick<typeof clusterProfile.$inferSelect, "version" | "fields">,
): Promise<void> {
  await tx.update(clusterProfile).set(values).where(eq(clusterProfile.clusterId, clusterId));
}

/** What the trail keeps of the cluster's register. */
export async function trailOf(tx: Transaction, clusterId: string) {
  const { id, before, after } = auditEntry;
  return tx
    .select({ id, before, after })
    .from(auditEntry)
    .where(and(eq(auditEntry.clusterId, clusterId), or(isNotNull(before), isNotNull(after))));
}

export async function writeTrail(
  tx: Transaction,
  id: number,
  kept: { before: unknown; after: unknown },
): Promise<void> {
  await tx.update(auditEntry).set(kept).where(eq(auditEntry.id, id));
}

/** Entries of all registers that have this mail address: of somebody with an account. */
export async function entriesWithEmail(tx: Transaction, email: string) {
  const { clusterId, section, starts, fields } = registerEntry;
  return tx
    .select({ clusterId, cluster: cluster.name, section, starts, fields })
    .from(registerEntry)
    .innerJoin(cluster, eq(cluster.id, clusterId))
    .where(sql`lower(${fields} ->> 'email') = ${email.toLowerCase()}`)
    .orderBy(cluster.name, section, starts);
}
