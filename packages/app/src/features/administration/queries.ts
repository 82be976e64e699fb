import { and, asc, count, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { auditEntry, installation, office, person } from "../../platform/tables.ts";
import type { Office } from "../../platform/web/env.ts";
import { cluster, clusterPerson } from "../registry/index.ts";

/** All SQL of the feature, under `klynge_person`. Policies let through only what the office may see and do. */

export type Settings = Pick<
  typeof installation.$inferSelect,
  "schemeOwner" | "signUp" | "languages" | "mailFrom" | "version"
>;

const SETTINGS = {
  schemeOwner: installation.schemeOwner,
  signUp: installation.signUp,
  languages: installation.languages,
  mailFrom: installation.mailFrom,
  version: installation.version,
};

export async function readSettings(tx: Transaction): Promise<Settings | null> {
  const [row] = await tx.select(SETTINGS).from(installation);
  return row ?? null;
}

/** Locked until the end of the transaction, for administrators only: what changes the installation goes one after the other. */
export async function lockSettings(tx: Transaction): Promise<Settings | null> {
  const [row] = await tx.select(SETTINGS).from(installation).for("update");
  return row ?? null;
}

export async function updateSettings(tx: Transaction, values: Settings): Promise<void> {
  await tx.update(installation).set(values);
}

/** Who changed the settings last, and when. */
export async function lastChangeOfSettings(tx: Transaction) {
  const [row] = await tx
    .select({ at: auditEntry.at, name: person.name })
    .from(auditEntry)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(and(isNull(auditEntry.clusterId), eq(auditEntry.action, "installation.changed")))
    .orderBy(desc(auditEntry.id))
    .limit(1);
  return row ?? null;
}

const OF_THE_INSTALLATION = [
  "installation.changed",
  "office.taken",
  "person.invited",
  "person.joined",
  "person.erased",
  "invitation.withdrawn",
];

/** What was done to the installation, newest first. */
export async function recentEntries(tx: Transaction, limit: number) {
  return tx
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      action: auditEntry.action,
      name: person.name,
      cluster: cluster.name,
    })
    .from(auditEntry)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .leftJoin(cluster, eq(cluster.id, auditEntry.clusterId))
    .where(
      or(
        and(isNull(auditEntry.clusterId), inArray(auditEntry.action, OF_THE_INSTALLATION)),
        eq(auditEntry.action, "cluster.created"),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(limit);
}

/** One page of all clusters by name, each with its owner; one more than the page has tells that there is a next. */
export async function listClustersWithOwner(tx: Transaction, page: number, size: number) {
  return tx
    .select({ id: cluster.id, name: cluster.name, country: cluster.country, place: cluster.place, owner: person.name })
    .from(cluster)
    .leftJoin(clusterPerson, and(eq(clusterPerson.clusterId, cluster.id), eq(clusterPerson.role, "owner")))
    .leftJoin(person, eq(person.id, clusterPerson.personId))
    .orderBy(asc(cluster.name), asc(cluster.id))
    .limit(size + 1)
    .offset(page * size);
}

/** Two who set up the same cluster at once: the second waits here and then finds it. */
export async function clusterExists(tx: Transaction, name: string, country: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`cluster ${country} ${name.toLowerCase()}`}))`);
  const same = and(eq(cluster.country, country), sql`lower(${cluster.name}) = lower(${name})`);
  return (await tx.select({ id: cluster.id }).from(cluster).where(same).limit(1)).length > 0;
}

export async function insertCluster(
  tx: Transaction,
  values: Pick<typeof cluster.$inferInsert, "name" | "country" | "place">,
) {
  const [row] = await tx.insert(cluster).values(values).returning();
  return row as typeof cluster.$inferSelect;
}

export async function countAdministrators(tx: Transaction): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(office).where(eq(office.office, "administrator"));
  return row?.n ?? 0;
}

/** @returns whether the person held it */
export async function deleteOffice(tx: Transaction, personId: string, name: Office): Promise<boolean> {
  const taken = await tx
    .delete(office)
    .where(and(eq(office.personId, personId), eq(office.office, name)))
    .returning({ personId: office.personId });
  return taken.length > 0;
}
