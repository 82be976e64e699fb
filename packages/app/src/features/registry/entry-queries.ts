import type { Language } from "@klynge/core";
import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { inOrderOf } from "../../platform/database/order-of-names.ts";
import { isId } from "../../platform/ids.ts";
import { person } from "../../platform/tables.ts";
import type { Section } from "./sections.ts";
import { organisation, registerEntry, registerLink, registerSection } from "./tables.ts";

/** All SQL of the sections. */

type EntryRow = typeof registerEntry.$inferSelect;

/** An entry with what it is linked to; names are null for whom the reader does not see. */
export interface StoredEntry extends EntryRow {
  readonly organisationName: string | null;
  readonly changedByName: string | null;
  readonly links: readonly {
    readonly organisation: string | null;
    readonly organisationName: string | null;
    readonly person: string;
    readonly from: string | null;
    readonly until: string | null;
  }[];
}

const links = sql<StoredEntry["links"]>`(select coalesce(json_agg(json_build_object(
    'organisation', l.organisation_id, 'organisationName', o.name, 'person', l.person_name, 'from', l.starts, 'until', l.ends)
    order by l.starts, o.name, l.person_name, l.id), '[]')
  from ${registerLink} l left join ${organisation} o on o.id = l.organisation_id where l.entry_id = ${registerEntry}.id)`;

function selectEntries(tx: Transaction) {
  return tx
    .select({ entry: registerEntry, organisationName: organisation.name, changedByName: person.name, links })
    .from(registerEntry)
    .leftJoin(organisation, eq(organisation.id, registerEntry.organisationId))
    .leftJoin(person, eq(person.id, registerEntry.changedBy));
}

type Selected = Awaited<ReturnType<typeof selectEntries>>[number];
const flat = ({ entry, ...named }: Selected): StoredEntry => ({ ...entry, ...named });

/** The entries of a section, the latest first; without a limit all of them. */
export async function listEntries(
  tx: Transaction,
  { clusterId, section }: { readonly clusterId: string; readonly section: Section },
  {
    after,
    limit,
  }: { readonly after: { readonly starts: string; readonly id: string } | null; readonly limit: number | null },
): Promise<StoredEntry[]> {
  const { starts, id } = registerEntry;
  const asked = selectEntries(tx)
    .where(
      and(
        eq(registerEntry.clusterId, clusterId),
        eq(registerEntry.section, section),
        after ? sql`(${starts}, ${id}) < (${after.starts}::date, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(starts), desc(id));
  const rows = await (limit === null ? asked : asked.limit(limit));
  return rows.map(flat);
}

/** Everything, in the order of the sections' names, each with the latest first. */
export async function allEntries(tx: Transaction, clusterId: string): Promise<StoredEntry[]> {
  const rows = await selectEntries(tx)
    .where(eq(registerEntry.clusterId, clusterId))
    .orderBy(asc(registerEntry.section), desc(registerEntry.starts), desc(registerEntry.id));
  return rows.map(flat);
}

export async function findEntry(
  tx: Transaction,
  { clusterId, section, entryId }: { readonly clusterId: string; readonly section: Section; readonly entryId: string },
): Promise<StoredEntry | null> {
  if (!isId(entryId)) return null;
  const [row] = await selectEntries(tx).where(
    and(eq(registerEntry.id, entryId), eq(registerEntry.clusterId, clusterId), eq(registerEntry.section, section)),
  );
  return row ? flat(row) : null;
}

export async function insertEntry(tx: Transaction, values: typeof registerEntry.$inferInsert): Promise<string> {
  const [row] = await tx.insert(registerEntry).values(values).returning({ id: registerEntry.id });
  return (row as { id: string }).id;
}

type Changed = Pick<EntryRow, "starts" | "ends" | "organisationId" | "fields" | "changedBy" | "changedAt">;

/** Tells whether it was still the version that the change began with. */
export async function updateEntry(
  tx: Transaction,
  { id, version }: Pick<EntryRow, "id" | "version">,
  values: Changed,
): Promise<boolean> {
  const done = await tx
    .update(registerEntry)
    .set({ ...values, version: version + 1 })
    .where(and(eq(registerEntry.id, id), eq(registerEntry.version, version)))
    .returning({ id: registerEntry.id });
  return done.length === 1;
}

export async function deleteEntry(
  tx: Transaction,
  { id, version }: Pick<EntryRow, "id" | "version">,
): Promise<boolean> {
  const done = await tx
    .delete(registerEntry)
    .where(and(eq(registerEntry.id, id), eq(registerEntry.version, version)))
    .returning({ id: registerEntry.id });
  return done.length === 1;
}

/** Takes the place of the links that were there. */
export async function replaceLinks(
  tx: Transaction,
  entryId: string,
  rows: readonly (typeof registerLink.$inferInsert)[],
): Promise<void> {
  await tx.delete(registerLink).where(eq(registerLink.entryId, entryId));
  if (rows.length > 0) await tx.insert(registerLink).values([...rows]);
}

/** The organisations that can be chosen; those that were merged into others are them. */
export async function listChoosable(tx: Transaction, clusterId: string, language: Language) {
  return tx
    .select({
      id: organisation.id,
      name: organisation.name,
      scheme: organisation.registerScheme,
      number: organisation.registerNumber,
    })
    .from(organisation)
    .where(and(eq(organisation.clusterId, clusterId), isNull(organisation.mergedInto)))
    .orderBy(inOrderOf(language, organisation.name), asc(organisation.id));
}
export type Choosable = Awaited<ReturnType<typeof listChoosable>>[number];

/**
 * Which of these are organisations that can be chosen. They are held until the transaction ends: whoever deletes or merges one waits, and
 * finds the entry.
 */
export async function holdChoosable(
  tx: Transaction,
  clusterId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(eq(organisation.clusterId, clusterId), inArray(organisation.id, [...ids]), isNull(organisation.mergedInto)),
    )
    .orderBy(asc(organisation.id))
    .for("key share");
  return new Set(rows.map(({ id }) => id));
}

/** Whether another entry of the section begins on the day: of budgets there is one a year. */
export async function isTaken(
  tx: Transaction,
  { clusterId, section }: { readonly clusterId: string; readonly section: Section },
  starts: string,
  butFor: string | null,
): Promise<boolean> {
  const rows = await tx
    .select({ id: registerEntry.id })
    .from(registerEntry)
    .where(
      and(eq(registerEntry.clusterId, clusterId), eq(registerEntry.section, section), eq(registerEntry.starts, starts)),
    );
  return rows.some(({ id }) => id !== butFor);
}

/** Another body that leads in some of these days; held until the transaction ends, so that two do not come at once. */
export async function findLeading(
  tx: Transaction,
  clusterId: string,
  { from, until }: { readonly from: string; readonly until: string | null },
  butFor: string | null,
) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`leading ${clusterId}`}, 0))`);
  const { id, section, starts, ends, fields } = registerEntry;
  const rows = await tx
    .select({ id, name: sql<string>`${fields} ->> 'name'`, from: starts, until: ends })
    .from(registerEntry)
    .where(
      and(
        eq(registerEntry.clusterId, clusterId),
        eq(section, "body"),
        sql`${fields} -> 'leading' = 'true'::jsonb`,
        or(isNull(ends), gt(ends, from)),
        until === null ? undefined : lt(starts, until),
      ),
    )
    .orderBy(starts, id);
  return rows.find((row) => row.id !== butFor) ?? null;
}

/** By section: how many entries, and when the last one was changed. */
export async function countEntries(tx: Transaction, clusterId: string) {
  return tx
    .select({
      section: registerEntry.section,
      entries: count(),
      changedAt: sql<string>`max(${registerEntry.changedAt})`,
    })
    .from(registerEntry)
    .where(eq(registerEntry.clusterId, clusterId))
    .groupBy(registerEntry.section);
}

export async function listConfirmed(tx: Transaction, clusterId: string) {
  return tx
    .select({ section: registerSection.section, on: registerSection.confirmedOn, byName: person.name })
    .from(registerSection)
    .leftJoin(person, eq(person.id, registerSection.confirmedBy))
    .where(eq(registerSection.clusterId, clusterId));
}

export async function confirm(tx: Transaction, values: typeof registerSection.$inferInsert): Promise<void> {
  await tx
    .insert(registerSection)
    .values(values)
    .onConflictDoUpdate({ target: [registerSection.clusterId, registerSection.section], set: values });
}

export async function unconfirm(tx: Transaction, clusterId: string, section: string): Promise<boolean> {
  const done = await tx
    .delete(registerSection)
    .where(and(eq(registerSection.clusterId, clusterId), eq(registerSection.section, section)))
    .returning({ section: registerSection.section });
  return done.length === 1;
}
