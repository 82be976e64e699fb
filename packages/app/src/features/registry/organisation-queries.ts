import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { isId } from "../../platform/ids.ts";
import { auditEntry, person } from "../../platform/tables.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import { cluster, clusterPerson, membership, organisation } from "./tables.ts";

/** SQL of organisations and memberships. Policies let through only what the person may see. */

export type MembershipRow = typeof membership.$inferSelect;

const own = (personId: string, clusterId: SQL | typeof organisation.clusterId | typeof membership.clusterId) =>
  and(eq(clusterPerson.clusterId, clusterId), eq(clusterPerson.personId, personId));

/** With its cluster, one's role there, and who wrote it last. */
export async function findOrganisation(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ organisation, cluster, role: clusterPerson.role, changedByName: person.name })
    .from(organisation)
    .innerJoin(cluster, eq(cluster.id, organisation.clusterId))
    .leftJoin(clusterPerson, own(personId, organisation.clusterId))
    .leftJoin(person, eq(person.id, organisation.changedBy))
    .where(eq(organisation.id, id));
  return row ?? null;
}

export type FoundOrganisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

/** Holds organisations against other writers until the transaction ends, in one order for everybody: what hangs on them is changed by one at a time. */
export async function lockOrganisations(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(inArray(organisation.id, [...ids]))
    .orderBy(asc(organisation.id))
    .for("update");
}

export async function insertOrganisation(
  tx: Transaction,
  values: typeof organisation.$inferInsert,
): Promise<OrganisationRow> {
  const [row] = await tx.insert(organisation).values(values).returning();
  return row as OrganisationRow;
}

/** Writes unless somebody was faster. */
export async function updateOrganisation(
  tx: Transaction,
  { id, version }: Pick<OrganisationRow, "id" | "version">,
  values: Partial<OrganisationRow>,
): Promise<OrganisationRow | null> {
  const [row] = await tx
    .update(organisation)
    .set({ ...values, version: version + 1 })
    .where(and(eq(organisation.id, id), eq(organisation.version, version)))
    .returning();
  return row ?? null;
}

export async function removeOrganisation(tx: Transaction, id: string): Promise<void> {
  await tx.delete(organisation).where(eq(organisation.id, id));
}

/** The latest first. */
export async function listMemberships(tx: Transaction, organisationIds: readonly string[]): Promise<MembershipRow[]> {
  if (organisationIds.length === 0) return [];
  return tx
    .select()
    .from(membership)
    .where(inArray(membership.organisationId, [...organisationIds]))
    .orderBy(sql`${membership.starts} desc`, asc(membership.id));
}

/** With the name of who wrote each last. */
export async function listMembershipsWithNames(tx: Transaction, organisationId: string) {
  return tx
    .select({ membership, changedByName: person.name })
    .from(membership)
    .leftJoin(person, eq(person.id, membership.changedBy))
    .where(eq(membership.organisationId, organisationId))
    .orderBy(sql`${membership.starts} desc`, asc(membership.id));
}

/** Names of people by id. Each once: who may see whom is asked for every row that is looked at. */
export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What a list needs of memberships; as JSON, which the embedded database brings faster than rows. */
export interface StoredStretch extends Pick<MembershipRow, "starts" | "ends" | "proof" | "note"> {
  readonly organisationId: string;
}

/** The latest first. */
export async function listStretches(tx: Transaction, organisationIds: readonly string[]): Promise<StoredStretch[]> {
  const [row] = await rowsOf<{ stretches: StoredStretch[] }>(
    tx,
    sql`
    select coalesce(json_agg(json_build_object('organisationId', organisation_id, 'starts', starts, 'ends', ends, 'proof', proof,
      'note', note) order by starts desc, id), '[]') as stretches
    from membership where organisation_id in (select value::uuid from json_array_elements_text(${JSON.stringify(organisationIds)}::json))`,
  );
  return row?.stretches ?? [];
}

export async function findMembership(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ membership, organisation, cluster, role: clusterPerson.role, changedByName: person.name })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .innerJoin(cluster, eq(cluster.id, membership.clusterId))
    .leftJoin(clusterPerson, own(personId, membership.clusterId))
    .leftJoin(person, eq(person.id, membership.changedBy))
    .where(eq(membership.id, id));
  return row ?? null;
}

export type FoundMembership = NonNullable<Awaited<ReturnType<typeof findMembership>>>;

export async function insertMembership(
  tx: Transaction,
  values: typeof membership.$inferInsert,
): Promise<MembershipRow> {
  const [row] = await tx.insert(membership).values(values).returning();
  return row as MembershipRow;
}

/** Writes unless somebody was faster. */
export async function updateMembership(
  tx: Transaction,
  { id, version }: Pick<MembershipRow, "id" | "version">,
  values: Partial<MembershipRow>,
): Promise<MembershipRow | null> {
  const [row] = await tx
    .update(membership)
    .set({ ...values, version: version + 1 })
    .where(and(eq(membership.id, id), eq(membership.version, version)))
    .returning();
  return row ?? null;
}

export interface References {
  readonly memberships: number;
  readonly entries: Readonly<Record<string, number>>;
  readonly merges: number;
  readonly invitations: number;
}

/** What refers to an organisation. Entries by section, those it is linked in included, each once. */
export async function referencesTo(tx: Transaction, id: string): Promise<References> {
  const [row] = await rowsOf<References>(
    tx,
    sql`select
    (select count(*)::int from membership where organisation_id = ${id}) as memberships,
    (select coalesce(json_object_agg(section, entries), '{}') from (
      select section, count(*)::int as entries from register_entry
      where organisation_id = ${id} or id in (select entry_id from register_link where organisation_id = ${id})
      group by section) as by_section) as entries,
    (select count(*)::int from organisation_merge where ${id} in (kept, gone)) as merges,
    (select count(*)::int from survey_invitation where organisation_id = ${id}) as invitations`,
  );
  return row as References;
}

/** What was done with an organisation and its memberships, the latest first. */
export async function historyOf(tx: Transaction, { id, clusterId }: OrganisationRow, limit: number) {
  const target = `organisation:${id}`;
  return tx
    .select({ entry: auditEntry, name: person.name })
    .from(auditEntry)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(
      and(
        eq(auditEntry.clusterId, clusterId),
        or(eq(auditEntry.target, target), sql`starts_with(${auditEntry.target}, ${`${target}/`})`),
      ),
    )
    .orderBy(sql`${auditEntry.id} desc`)
    .limit(limit);
}
