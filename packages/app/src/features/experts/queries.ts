import { type CaseState, type Day, ON_DESK } from "@klynge/core";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { person } from "../../platform/tables.ts";
import { caseExpert, labelCase } from "../cases/index.ts";
import { cluster, clusterPerson, clusterProfile, type ProfileFields } from "../registry/index.ts";
import { absence, expert, expertTie } from "./tables.ts";

/** All SQL of the feature. Policies let through only what the person may see. */

export type ExpertRow = typeof expert.$inferSelect;
export type TieRow = typeof expertTie.$inferSelect;
export type AbsenceRow = typeof absence.$inferSelect;
export type PoolRow = ExpertRow & { readonly name: string; readonly email: string };

const pooled = {
  personId: expert.personId,
  country: expert.country,
  firm: expert.firm,
  languages: expert.languages,
  sectors: expert.sectors,
  capacity: expert.capacity,
  benchmarkingUntil: expert.benchmarkingUntil,
  auditorUntil: expert.auditorUntil,
  version: expert.version,
  changedBy: expert.changedBy,
  changedAt: expert.changedAt,
  name: person.name,
  email: person.email,
};

/** Everybody in the pool whose account is there, by name. */
export async function listPool(tx: Transaction): Promise<PoolRow[]> {
  return tx
    .select(pooled)
    .from(expert)
    .innerJoin(person, eq(person.id, expert.personId))
    .where(isNull(person.erasedAt))
    .orderBy(asc(person.name), asc(person.id));
}

export async function findExpert(tx: Transaction, id: string): Promise<PoolRow | null> {
  const [row] = await tx
    .select(pooled)
    .from(expert)
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(expert.personId, id), isNull(person.erasedAt)));
  return row ?? null;
}

export async function listTies(tx: Transaction, expertId?: string): Promise<TieRow[]> {
  const rows = tx.select().from(expertTie);
  return rows
    .where(expertId === undefined ? undefined : eq(expertTie.personId, expertId))
    .orderBy(asc(expertTie.starts), asc(expertTie.id));
}

export async function listAbsences(tx: Transaction, personId?: string): Promise<AbsenceRow[]> {
  return tx
    .select()
    .from(absence)
    .where(personId === undefined ? undefined : eq(absence.personId, personId))
    .orderBy(asc(absence.starts), asc(absence.id));
}

export const AT_WORK = ["proposed", "accepted", "free"] as const;
/** Nobody asks them again; whoever declined or was taken back can be. */
export const OUT_FOR_GOOD = ["objected", "in_conflict", "left"] as const;

/** Who works in which running case, or was asked to. */
export async function listWork(tx: Transaction) {
  return tx
    .select({ caseId: caseExpert.caseId, expert: caseExpert.personId, state: labelCase.state })
    .from(caseExpert)
    .innerJoin(labelCase, eq(labelCase.id, caseExpert.caseId))
    .where(and(inArray(caseExpert.state, [...AT_WORK]), inArray(labelCase.state, [...ON_DESK])));
}

/** Who is out of which of these cases for good. */
export async function listOut(tx: Transaction, cases: readonly string[]) {
  return tx
    .select({ assessment: caseExpert.caseId, expert: caseExpert.personId })
    .from(caseExpert)
    .where(and(inArray(caseExpert.caseId, [...cases]), inArray(caseExpert.state, [...OUT_FOR_GOOD])));
}

export interface StaffedCase {
  readonly id: string;
  readonly label: "bronze" | "silver" | "gold";
  readonly editionHash: string;
  readonly clusterId: string;
  readonly cluster: string;
  readonly country: string;
  readonly profile: Partial<ProfileFields>;
}

/** Cases in these states, with what their clusters say of themselves. */
export async function listStaffed(tx: Transaction, states: readonly CaseState[]): Promise<StaffedCase[]> {
  return staffed(tx, inArray(labelCase.state, [...states]));
}

/** Those who have an account of one of these clusters, as what they are to it does not matter. */
export async function listOwnPeople(tx: Transaction, clusters: readonly string[]) {
  if (clusters.length === 0) return [];
  return tx
    .select({ personId: clusterPerson.personId, clusterId: cluster.id, name: cluster.name })
    .from(clusterPerson)
    .innerJoin(cluster, eq(cluster.id, clusterPerson.clusterId))
    .where(inArray(cluster.id, [...clusters]));
}

export async function findStaffed(tx: Transaction, id: string): Promise<StaffedCase | null> {
  return (await staffed(tx, eq(labelCase.id, id)))[0] ?? null;
}

async function staffed(tx: Transaction, which: SQL): Promise<StaffedCase[]> {
  const rows = await tx
    .select({
      id: labelCase.id,
      label: labelCase.label,
      editionHash: labelCase.editionHash,
      clusterId: cluster.id,
      cluster: cluster.name,
      country: cluster.country,
      profile: clusterProfile.fields,
    })
    .from(labelCase)
    .innerJoin(cluster, eq(cluster.id, labelCase.clusterId))
    .leftJoin(clusterProfile, eq(clusterProfile.clusterId, cluster.id))
    .where(which)
    .orderBy(asc(labelCase.id));
  return rows.map((row) => ({ ...row, profile: (row.profile ?? {}) as Partial<ProfileFields> }));
}

/** What the trails say of when: the last contract and visit of each case, and where two of one firm were approved. */
export async function listPlans(tx: Transaction, cases: readonly string[]) {
  if (cases.length === 0) return [];
  return rowsOf<{ caseId: string; step: string; data: Readonly<Record<string, unknown>> }>(
    tx,
    sql`select distinct on (case_id, step) case_id as "caseId", step, data
    from case_event where case_id in ${[...cases]} and step in ('offer_contract', 'plan_visit', 'approve_same_firm')
    order by case_id, step, number desc`,
  );
}

export interface PartyRow {
  readonly cluster: string;
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly registerNumber: string | null;
  readonly starts: Day;
  readonly ends: Day | null;
}

/**
 * Members of clusters, now or once, that a tie could mean: by the key of a name, or by a number as it is compared. One that was
 * merged into another is that other one, under the name that it had.
 */
export async function listNamedMembers(
  tx: Transaction,
  clusters: readonly string[],
  { keys, numbers }: { readonly keys: readonly string[]; readonly numbers: readonly string[] },
): Promise<PartyRow[]> {
  if (clusters.length === 0 || keys.length + numbers.length === 0) return [];
  return rowsOf<PartyRow>(
    tx,
    sql`with recursive named as (
      select id, merged_into, cluster_id, name, country, register_number from organisation
        where cluster_id in ${[...clusters]}
          and (name_key in ${[...keys, ""]} and name_key <> ''
            or regexp_replace(upper(coalesce(register_number, '')), '[^0-9A-Z]', '', 'g') in ${[...numbers, "-"]})
      union
      select o.id, o.merged_into, n.cluster_id, n.name, n.country, n.register_number
        from named n join organisation o on o.id = n.merged_into)
    select n.cluster_id as cluster, n.id, n.name, n.country, n.register_number as "registerNumber",
        m.starts::text as starts, m.ends::text as ends
      from named n join membership m on m.organisation_id = n.id
      where n.merged_into is null order by m.starts, m.id, n.name`,
  );
}

/** Whoever pays for joint projects of these clusters, where the register names him. */
export async function listFunders(tx: Transaction, clusters: readonly string[]) {
  if (clusters.length === 0) return [];
  const found = await tx.execute(sql`select cluster_id as cluster, id, fields ->> 'funder' as name,
      starts::text as starts, ends::text as ends
    from register_entry where cluster_id in ${[...clusters]} and section = 'project' and coalesce(fields ->> 'funder', '') <> ''
    order by starts, id`);
  return (
    found as unknown as {
      rows: { cluster: string; id: string; name: string; starts: Day; ends: Day | null }[];
    }
  ).rows;
}

/** The list that an expert reads before he declares his interests. */
export async function membersToDeclare(tx: Transaction, caseId: string) {
  return rowsOf<{ name: string; country: string | null; registerNumber: string | null }>(
    tx,
    sql`select name, country, register_number as "registerNumber" from members_to_declare(${caseId}::uuid)`,
  );
}

/** Somebody with an account, by his mail address. */
export async function findPersonByAddress(tx: Transaction, email: string) {
  const [row] = await tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(sql`lower(${person.email})`, email.trim().toLowerCase()), isNull(person.erasedAt)));
  return row ?? null;
}

export async function listClusterNames(tx: Transaction) {
  return tx.select({ id: cluster.id, name: cluster.name }).from(cluster).orderBy(asc(cluster.name));
}

export async function insertExpert(tx: Transaction, values: typeof expert.$inferInsert): Promise<boolean> {
  const made = await tx.insert(expert).values(values).onConflictDoNothing().returning({ id: expert.personId });
  return made.length === 1;
}

/** Unless somebody was faster; tells whether it was written. */
export async function updateExpert(
  tx: Transaction,
  { personId, version }: Pick<ExpertRow, "personId" | "version">,
  to: Partial<ExpertRow>,
): Promise<boolean> {
  const done = await tx
    .update(expert)
    .set({ ...to, version: version + 1 })
    .where(and(eq(expert.personId, personId), eq(expert.version, version)))
    .returning({ id: expert.personId });
  return done.length === 1;
}

/** Ties of one expert are written one after the other. */
export async function lockExpert(tx: Transaction, id: string): Promise<void> {
  await tx.select({ id: expert.personId }).from(expert).where(eq(expert.personId, id)).for("no key update");
}

export async function insertTie(tx: Transaction, values: typeof expertTie.$inferInsert): Promise<TieRow | null> {
  const [row] = await tx.insert(expertTie).values(values).returning();
  return row ?? null;
}

export async function removeTie(
  tx: Transaction,
  personId: string,
  id: string,
  version: number,
): Promise<TieRow | null> {
  const [row] = await tx
    .delete(expertTie)
    .where(and(eq(expertTie.personId, personId), eq(expertTie.id, id), eq(expertTie.version, version)))
    .returning();
  return row ?? null;
}

export async function updateTie(
  tx: Transaction,
  { personId, id, version }: Pick<TieRow, "personId" | "id" | "version">,
  to: Partial<TieRow>,
): Promise<boolean> {
  const done = await tx
    .update(expertTie)
    .set({ ...to, version: version + 1 })
    .where(and(eq(expertTie.personId, personId), eq(expertTie.id, id), eq(expertTie.version, version)))
    .returning({ id: expertTie.id });
  return done.length === 1;
}

export async function insertAbsence(tx: Transaction, values: typeof absence.$inferInsert): Promise<AbsenceRow | null> {
  const [row] = await tx.insert(absence).values(values).returning();
  return row ?? null;
}

export async function removeAbsence(tx: Transaction, personId: string, id: string): Promise<AbsenceRow | null> {
  const [row] = await tx
    .delete(absence)
    .where(and(eq(absence.personId, personId), eq(absence.id, id)))
    .returning();
  return row ?? null;
}
