import type { Language } from "@klynge/core";
import { and, asc, eq, isNotNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { inOrderOf } from "../../platform/database/order-of-names.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import { cluster, clusterPerson } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

/** An expert sees the name of a cluster above what was submitted to him; its pages are for its people and the offices. */
const ownOrOffice = or(isNotNull(clusterPerson.role), sql`(select has_office())`);

/** In the order of their names in the language that they are read in, as every list of names. */
export async function listClusters(tx: Transaction, personId: string, language: Language) {
  return tx
    .select({ cluster, role: clusterPerson.role })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(ownOrOffice)
    .orderBy(inOrderOf(language, cluster.name), asc(cluster.id));
}

/** The next clusters in the order of their names, after the one whose name and id are given. */
export async function pageOfClusters(
  tx: Transaction,
  personId: string,
  {
    after,
    limit,
    language,
  }: { after: { readonly name: string; readonly id: string } | null; limit: number; language: Language },
) {
  const order = inOrderOf(language, cluster.name);
  return tx
    .select({ cluster, role: clusterPerson.role })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(
      and(
        ownOrOffice,
        after
          ? sql`(${order}, ${cluster.id}) > (${inOrderOf(language, sql`${after.name}`)}, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(order, asc(cluster.id))
    .limit(limit);
}

/** With the role of whoever asks in it; null for an id of none, and for somebody who only assesses it. */
export async function findCluster(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ cluster, role: clusterPerson.role })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.personId, personId)))
    .where(and(eq(cluster.id, id), ownOrOffice));
  return row ?? null;
}

export async function listPeople(tx: Transaction, clusterId: string, language: Language) {
  return tx
    .select({
      id: person.id,
      name: person.name,
      email: person.email,
      role: clusterPerson.role,
      since: clusterPerson.since,
    })
    .from(clusterPerson)
    .innerJoin(person, eq(person.id, clusterPerson.personId))
    .where(eq(clusterPerson.clusterId, clusterId))
    .orderBy(inOrderOf(language, person.name), asc(person.id));
}
