import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { cluster, clusterPerson, organisation, organisationDifference } from "./tables.ts";

export type DifferenceRow = typeof organisationDifference.$inferSelect;
type Values = Pick<DifferenceRow, "clusterId" | "decidedBy" | "decidedAt">;

/** A pair that is kept apart already stays so, as it was decided first. */
export async function insertDifferences(
  tx: Transaction,
  pairs: readonly (readonly [string, string])[],
  values: Values,
): Promise<DifferenceRow[]> {
  if (pairs.length === 0) return [];
  return tx
    .insert(organisationDifference)
    .values(pairs.map(([a, b]) => (a < b ? { ...values, one: a, other: b } : { ...values, one: b, other: a })))
    .onConflictDoNothing()
    .returning();
}

/** With the role of whoever asks in the cluster of the two. */
export async function findDifference(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const { clusterId } = organisationDifference;
  const [row] = await tx
    .select({ difference: organisationDifference, role: clusterPerson.role })
    .from(organisationDifference)
    .innerJoin(cluster, eq(cluster.id, clusterId))
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, clusterId), eq(clusterPerson.personId, personId)))
    .where(eq(organisationDifference.id, id));
  return row ?? null;
}

/** False when somebody was faster. */
export async function undoDifference(
  tx: Transaction,
  id: string,
  by: { readonly undoneBy: string; readonly undoneAt: Date },
): Promise<boolean> {
  const undone = await tx
    .update(organisationDifference)
    .set(by)
    .where(and(eq(organisationDifference.id, id), isNull(organisationDifference.undoneAt)))
    .returning({ id: organisationDifference.id });
  return undone.length > 0;
}

const one = alias(organisation, "one");
const other = alias(organisation, "other");

/** Pairs of a cluster that are kept apart, the latest first, with who decided it. */
export async function listDifferences(tx: Transaction, clusterId: string, limit: number) {
  const { id, decidedAt } = organisationDifference;
  const twin = (of: typeof one) => ({
    id: of.id,
    name: of.name,
    town: of.town,
    country: of.country,
    number: of.registerNumber,
  });
  return tx
    .select({ id, decidedAt, decidedBy: person.name, one: twin(one), other: twin(other as unknown as typeof one) })
    .from(organisationDifference)
    .innerJoin(one, and(eq(one.id, organisationDifference.one), isNull(one.mergedInto)))
    .innerJoin(other, and(eq(other.id, organisationDifference.other), isNull(other.mergedInto)))
    .leftJoin(person, eq(person.id, organisationDifference.decidedBy))
    .where(and(eq(organisationDifference.clusterId, clusterId), isNull(organisationDifference.undoneAt)))
    .orderBy(desc(decidedAt), desc(id))
    .limit(limit);
}

/** True for two organisations that are kept apart, where one merged into another stands for it too. For pairs `p.a < p.b`. */
export function keptApart(clusterId: string) {
  return sql`exists (
    select from organisation_difference d join standing as first on first.id = d.one join standing as second on second.id = d.other
    where d.cluster_id = ${clusterId} and d.undone_at is null
      and least(first.stands_for, second.stands_for) = p.a and greatest(first.stands_for, second.stands_for) = p.b)`;
}
