import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { isId } from "../../platform/ids.ts";
import { keptApart } from "./difference-queries.ts";
import { cluster, clusterPerson, organisation, organisationMerge } from "./tables.ts";

export type MergeRow = typeof organisationMerge.$inferSelect;

/** Tables whose rows go over to the organisation that is kept. What an import did stays where it did it. */
const MOVING = ["membership", "register_entry", "register_link", "survey_invitation"] as const;

/** Ids of what refers to an organisation, by table, after it refers to another one. */
export async function moveReferences(
  tx: Transaction,
  from: string,
  to: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const moved: Record<string, string[]> = {};
  for (const table of MOVING) {
    const rows = await rowsOf<{ id: string }>(
      tx,
      sql`update ${sql.identifier(table)} set organisation_id = ${to} where organisation_id = ${from} returning id`,
    );
    moved[table] = rows.map(({ id }) => id).sort();
  }
  return moved;
}

/** What was moved and is still there goes back; what was written since stays with the organisation it was written for. */
export async function moveBack(tx: Transaction, { moved, kept, gone }: MergeRow): Promise<void> {
  for (const table of MOVING) {
    const ids = JSON.stringify(moved[table] ?? []);
    await tx.execute(
      sql`update ${sql.identifier(table)} set organisation_id = ${gone}
          where organisation_id = ${kept} and id in (select value::uuid from json_array_elements_text(${ids}::json))`,
    );
  }
}

export async function insertMerge(tx: Transaction, values: typeof organisationMerge.$inferInsert): Promise<MergeRow> {
  const [row] = await tx.insert(organisationMerge).values(values).returning();
  return row as MergeRow;
}

export async function markUndone(tx: Transaction, id: string, by: { undoneBy: string; undoneAt: Date }): Promise<void> {
  await tx.update(organisationMerge).set(by).where(eq(organisationMerge.id, id));
}

export async function findMerge(tx: Transaction, id: string, personId: string) {
  if (!isId(id)) return null;
  const [row] = await tx
    .select({ merge: organisationMerge, role: clusterPerson.role })
    .from(organisationMerge)
    .innerJoin(cluster, eq(cluster.id, organisationMerge.clusterId))
    .leftJoin(
      clusterPerson,
      and(eq(clusterPerson.clusterId, organisationMerge.clusterId), eq(clusterPerson.personId, personId)),
    )
    .where(eq(organisationMerge.id, id));
  return row ?? null;
}

/** What was merged into an organisation and is still so, the latest first. */
export async function listMerges(tx: Transaction, kept: string) {
  return tx
    .select({ merge: organisationMerge, gone: organisation })
    .from(organisationMerge)
    .innerJoin(organisation, eq(organisation.id, organisationMerge.gone))
    .where(and(eq(organisationMerge.kept, kept), isNull(organisationMerge.undoneAt)))
    .orderBy(desc(organisationMerge.mergedAt), desc(organisationMerge.id));
}

export interface Pair {
  readonly one: Twin;
  readonly other: Twin;
  readonly because: "number" | "name";
}
export interface Twin {
  readonly id: string;
  readonly name: string;
  readonly town: string;
  readonly country: string | null;
  readonly number: string | null;
}

/**
 * Organisations that are perhaps the same: with one number under two registers, or with one name in the same place or one of them in none.
 * An establishment and its company are two, and so are those of which a person said so.
 */
export async function listDuplicates(tx: Transaction, clusterId: string, limit: number): Promise<Pair[]> {
  return rowsOf<Pair>(
    tx,
    sql`
    with recursive standing (id, stands_for) as (
      select id, id from organisation where cluster_id = ${clusterId} and merged_into is null
      union all
      select gone.id, stands_for from organisation gone join standing on gone.merged_into = standing.id
      where gone.cluster_id = ${clusterId}),
    mine as (
      select id, name, name_key, town, lower(town) as place, postal_code, country, register_scheme, register_number, parent_number
      from organisation where cluster_id = ${clusterId} and merged_into is null),
    pairs as (
      select a.id as a, b.id as b, 'number' as because from mine a join mine b on a.id < b.id
        and a.register_number = b.register_number and a.country is not distinct from b.country
      union all
      select a.id, b.id, 'name' from mine a join mine b on a.id < b.id and a.name_key = b.name_key and a.name_key <> ''
        and (a.country = b.country or a.country is null or b.country is null)
        and (a.place = b.place or a.place = '' or b.place = '' or (a.postal_code = b.postal_code and a.postal_code <> ''))
        and (a.register_scheme is distinct from b.register_scheme or a.register_number is null or a.register_number = b.register_number)
        and not coalesce(a.parent_number = b.register_number or b.parent_number = a.register_number, false))
    select distinct on (one.name_key, p.a, p.b)
      json_build_object('id', one.id, 'name', one.name, 'town', one.town, 'country', one.country, 'number', one.register_number) as one,
      json_build_object('id', other.id, 'name', other.name, 'town', other.town, 'country', other.country, 'number', other.register_number) as other,
      p.because
    from pairs p join mine one on one.id = p.a join mine other on other.id = p.b
    where not ${keptApart(clusterId)}
    order by one.name_key, p.a, p.b, p.because desc limit ${limit}`,
  );
}
