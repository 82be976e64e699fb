import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { rowsOf } from "../../platform/database/rows-of.ts";
import { auditEntry } from "../../platform/tables.ts";
import { cluster, clusterProfile, registerEntry, registerLink } from "./tables.ts";

/** SQL of forgetting somebody, under `klynge_worker`. */

export async function entriesOf(tx: Transaction, clusterId: string) {
  const { id, section, starts, version, fields } = registerEntry;
  return tx
    .select({ id, section, starts, version, fields })
    .from(registerEntry)
    .where(eq(registerEntry.clusterId, clusterId))
    .orderBy(section, starts, id)
    .for("update");
}

export async function writeEntry(
  tx: Transaction,
  id: string,
  values: Pick<typeof registerEntry.$inferSelect, "version" | "fields">,
): Promise<void> {
  await tx.update(registerEntry).set(values).where(eq(registerEntry.id, id));
}

export async function seatsOf(tx: Transaction, clusterId: string) {
  return tx
    .select({ id: registerLink.id, entryId: registerLink.entryId, personName: registerLink.personName })
    .from(registerLink)
    .where(and(eq(registerLink.clusterId, clusterId), ne(registerLink.personName, "")));
}

/** A seat is written with its body: whoever has that open must not write the name back. */
export async function writeSeat(
  tx: Transaction,
  { id, entryId }: { readonly id: string; readonly entryId: string },
  personName: string,
): Promise<void> {
  await tx.update(registerLink).set({ personName }).where(eq(registerLink.id, id));
  await tx
    .update(registerEntry)
    .set({ version: sql`${registerEntry.version} + 1` })
    .where(eq(registerEntry.id, entryId));
}

export async function profileOf(tx: Transaction, clusterId: string) {
  const { fields, version } = clusterProfile;
  const [row] = await tx
    .select({ fields, version })
    .from(clusterProfile)
    .where(eq(clusterProfile.clusterId, clusterId))
    .for("update");
  return row ?? null;
}

export async function writeProfileFields(
  tx: Transaction,
  clusterId: string,
  values: Pick<typeof clusterProfile.$inferSelect, "version" | "fields">,
): Promise<void> {
  await tx.update(clusterProfile).set(values).where(eq(clusterProfile.clusterId, clusterId));
}

/** Texts outside of the sections in which somebody may be named: which they are, how one is written, and whether it is a place of the register. */
export const TEXTS = [
  { from: "organisation", at: sql`description`, set: setColumn("description"), counts: true },
  { from: "membership", at: sql`note`, set: setColumn("note"), counts: true },
  { from: "register_import_change", at: sql`before ->> 'description'`, set: setBefore("description"), counts: false },
  { from: "register_import_change", at: sql`before ->> 'note'`, set: setBefore("note"), counts: false },
] as const;
type Text = (typeof TEXTS)[number];

/** With the next version, so that a form that is open does not write the name back. */
function setColumn(name: "description" | "note") {
  return (text: string) => sql`${sql.identifier(name)} = ${text}, version = version + 1`;
}

function setBefore(name: "description" | "note") {
  return (text: string) => sql`before = jsonb_set(before, ${`{${name}}`}::text[], to_jsonb(${text}::text))`;
}

export async function textsOf(
  tx: Transaction,
  clusterId: string,
  { from, at }: Text,
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  return rowsOf<{ id: string; text: string }>(
    tx,
    sql`select id::text, ${at} as text from ${sql.identifier(from)} where cluster_id = ${clusterId} and ${at} <> ''`,
  );
}

export async function writeText(
  tx: Transaction,
  { from, set }: Text,
  { id, text }: { readonly id: string; readonly text: string },
): Promise<void> {
  await tx.execute(sql`update ${sql.identifier(from)} set ${set(text)} where id::text = ${id}`);
}

/** Surveys of the cluster write to these addresses no more; what was answered has no name. */
export async function forgetInvited(tx: Transaction, clusterId: string, addresses: readonly string[]): Promise<void> {
  await tx.execute(
    sql`update survey_invitation set email = null, token_hash = null, reminder_hash = null
      where cluster_id = ${clusterId}
        and email in (select lower(value) from json_array_elements_text(${JSON.stringify(addresses)}::json))`,
  );
}

/** What the trail keeps of the cluster's register. */
export async function trailOf(tx: Transaction, clusterId: string) {
  const { id, action, target, before, after } = auditEntry;
  return tx
    .select({ id, action, target, before, after })
    .from(auditEntry)
    .where(and(eq(auditEntry.clusterId, clusterId), or(isNotNull(before), isNotNull(after))));
}

export async function writeTrail(
  tx: Transaction,
  id: number,
  kept: { before: unknown; after: unknown },
): Promise<void> {
  await tx.update(auditEntry).set(kept).where(eq(auditEntry.id, id));
}

/** Entries of all registers that have this mail address: of somebody with an account. */
export async function entriesWithEmail(tx: Transaction, email: string) {
  const { clusterId, section, starts, fields } = registerEntry;
  return tx
    .select({ clusterId, cluster: cluster.name, section, starts, fields })
    .from(registerEntry)
    .innerJoin(cluster, eq(cluster.id, clusterId))
    .where(sql`lower(${fields} ->> 'email') = ${email.toLowerCase()}`)
    .orderBy(cluster.name, section, starts);
}
