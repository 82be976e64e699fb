import { asc, eq } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { membership, organisation } from "./tables.ts";

/** SQL of the whole register as a file; also organisations that were merged into others. */

export async function organisationsOf(tx: Transaction, clusterId: string) {
  return tx
    .select()
    .from(organisation)
    .where(eq(organisation.clusterId, clusterId))
    .orderBy(asc(organisation.name), asc(organisation.id));
}

export async function membershipsOf(tx: Transaction, clusterId: string) {
  const { id, organisationId, starts, ends, proof, note } = membership;
  return tx
    .select({ id, organisation: organisationId, from: starts, until: ends, proof, note })
    .from(membership)
    .where(eq(membership.clusterId, clusterId))
    .orderBy(asc(starts), asc(id));
}
