import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { type MembershipRow, membership, type OrganisationRow, organisation } from "../registry/index.ts";
import { registerImportChange } from "./tables.ts";

/** SQL by which an import is undone, in stretches. */

export interface MadeOrganisation {
  readonly id: string;
  readonly name: string;
  /** Somebody wrote in it since, or something refers to it that this import did not make. */
  readonly touched: boolean;
}

export async function madeOrganisations(
  tx: Transaction,
  importId: string,
  { after, limit }: { after: string; limit: number },
): Promise<MadeOrganisation[]> {
  return rowsOf<MadeOrganisation>(
    tx,
    sql`
    select o.id, o.name,
      o.version <> 1 or o.merged_into is not null
      or exists (select from membership m where m.organisation_id = o.id and (m.import_id is distinct from ${importId} or m.version <> 1))
      or exists (select from register_entry e where e.organisation_id = o.id)
      or exists (select from register_link l where l.organisation_id = o.id)
      or exists (select from organisation_merge g where g.kept = o.id or g.gone = o.id)
      or exists (select from survey_invitation i where i.organisation_id = o.id)
      or exists (select from register_import_change c where c.organisation_id = o.id and c.import_id <> ${importId}) as touched
    from organisation o where o.import_id = ${importId} and o.id > ${after} order by o.id limit ${limit} for update of o`,
  );
}

export async function takeAway(tx: Transaction, importId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .delete(membership)
    .where(and(eq(membership.importId, importId), inArray(membership.organisationId, [...ids])));
  await tx.delete(organisation).where(inArray(organisation.id, [...ids]));
}

/** Memberships that the import gave to organisations which were there before. */
export async function madeMemberships(
  tx: Transaction,
  importId: string,
  { after, limit }: { after: string; limit: number },
): Promise<{ readonly id: string; readonly name: string; readonly version: number }[]> {
  return tx
    .select({ id: membership.id, name: organisation.name, version: membership.version })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.importId, importId),
        gt(membership.id, after),
        sql`${organisation.importId} is distinct from ${importId}`,
      ),
    )
    .orderBy(asc(membership.id))
    .limit(limit);
}

export async function deleteMemberships(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(membership).where(inArray(membership.id, [...ids]));
}

export type ChangeRow = typeof registerImportChange.$inferSelect;

export async function changesOf(tx: Transaction, importId: string, limit: number): Promise<ChangeRow[]> {
  return tx
    .select()
    .from(registerImportChange)
    .where(eq(registerImportChange.importId, importId))
    .orderBy(asc(registerImportChange.id))
    .limit(limit);
}

export async function forgetChanges(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.delete(registerImportChange).where(inArray(registerImportChange.id, [...ids]));
}

export async function standingOrganisations(tx: Transaction, ids: readonly string[]): Promise<OrganisationRow[]> {
  return ids.length === 0
    ? []
    : tx
        .select()
        .from(organisation)
        .where(inArray(organisation.id, [...ids]))
        .for("update");
}

export async function standingMemberships(tx: Transaction, ids: readonly string[]): Promise<MembershipRow[]> {
  return ids.length === 0
    ? []
    : tx
        .select()
        .from(membership)
        .where(inArray(membership.id, [...ids]))
        .for("update");
}

export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
