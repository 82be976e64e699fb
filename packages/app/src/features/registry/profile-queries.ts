import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { person } from "../../platform/tables.ts";
import { clusterProfile, membership, organisation } from "./tables.ts";

/** SQL of the profile. */

export type ProfileRow = typeof clusterProfile.$inferSelect;

/** Null while nobody has written anything. */
export async function findProfile(tx: Transaction, clusterId: string) {
  const [row] = await tx
    .select({ profile: clusterProfile, changedByName: person.name })
    .from(clusterProfile)
    .leftJoin(person, eq(person.id, clusterProfile.changedBy))
    .where(eq(clusterProfile.clusterId, clusterId));
  return row ?? null;
}

/** Writes unless somebody was faster; version 0 is that of a profile that is not there yet. */
export async function writeProfile(
  tx: Transaction,
  { version, ...values }: typeof clusterProfile.$inferInsert & { readonly version: number },
): Promise<boolean> {
  const written =
    version === 0
      ? await tx.insert(clusterProfile).values(values).onConflictDoNothing().returning({ id: clusterProfile.clusterId })
      : await tx
          .update(clusterProfile)
          .set({ ...values, version: version + 1 })
          .where(and(eq(clusterProfile.clusterId, values.clusterId), eq(clusterProfile.version, version)))
          .returning({ id: clusterProfile.clusterId });
  return written.length === 1;
}

/** Sums over the committed participants of a day, each with how many of them it is known of; and how many agreed to be listed. */
export async function memberFigures(tx: Transaction, clusterId: string, day: string) {
  const committed = tx
    .selectDistinct({ id: membership.organisationId })
    .from(membership)
    .where(
      and(
        eq(membership.clusterId, clusterId),
        isNotNull(membership.proof),
        sql`${membership.starts} <= ${day}::date and (${membership.ends} is null or ${membership.ends} > ${day}::date)`,
      ),
    );
  const { headcount, turnover, listed } = organisation;
  const [row] = await tx
    .select({
      employees: sql<number>`coalesce(sum(${headcount}), 0)::float8`,
      employeesKnown: sql<number>`count(${headcount})::int`,
      turnover: sql<number>`coalesce(sum(${turnover}), 0)::float8`,
      turnoverKnown: sql<number>`count(${turnover})::int`,
      members: sql<number>`count(*)::int`,
      listed: sql<number>`count(*) filter (where ${listed})::int`,
    })
    .from(organisation)
    .where(sql`${organisation.id} in ${committed}`);
  return row ?? { employees: 0, employeesKnown: 0, turnover: 0, turnoverKnown: 0, members: 0, listed: 0 };
}
export type MemberFigures = Awaited<ReturnType<typeof memberFigures>>;
