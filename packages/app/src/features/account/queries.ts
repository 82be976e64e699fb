import type { Language } from "@klynge/core";
import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../../platform/database/database.ts";
import { inOrderOf } from "../../platform/database/order-of-names.ts";
import { isId } from "../../platform/ids.ts";
import { installation, office, person } from "../../platform/tables.ts";
import type { Office } from "../../platform/web/env.ts";
import { cluster, clusterPerson } from "../registry/index.ts";
import { invitation } from "./tables.ts";

/** All SQL of the feature but that of signing in (auth-queries.ts). First: under `klynge_worker`, people who are not yet seen by anybody. */

export async function findPerson(tx: Transaction, id: string) {
  const [row] = await tx.select().from(person).where(eq(person.id, id));
  return row ?? null;
}

export async function findPersonByEmail(tx: Transaction, email: string) {
  const [row] = await tx.select().from(person).where(eq(person.email, email));
  return row ?? null;
}

/** @returns whether the person is new */
export async function addPerson(tx: Transaction, values: typeof person.$inferInsert): Promise<boolean> {
  const added = await tx
    .insert(person)
    .values(values)
    .onConflictDoNothing({ target: person.id })
    .returning({ id: person.id });
  return added.length > 0;
}

/** Its link still opens, unless its days are over. */
const NOT_TAKEN = and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt));

/** An invitation as its guest sees it. */
export async function findInvitation(tx: Transaction, tokenHash: string) {
  const [row] = await tx
    .select({ invitation, clusterName: cluster.name, invitedBy: person.name })
    .from(invitation)
    .leftJoin(cluster, eq(cluster.id, invitation.clusterId))
    .leftJoin(person, eq(person.id, invitation.invitedBy))
    .where(eq(invitation.tokenHash, tokenHash));
  return row ?? null;
}

/** @returns whether nobody was faster */
export async function markAccepted(tx: Transaction, id: string, personId: string, at: Date): Promise<boolean> {
  const accepted = await tx
    .update(invitation)
    .set({ acceptedBy: personId, acceptedAt: at })
    .where(and(eq(invitation.id, id), NOT_TAKEN))
    .returning({ id: invitation.id });
  return accepted.length > 0;
}

export async function addSeat(tx: Transaction, seat: typeof clusterPerson.$inferInsert): Promise<void> {
  await tx.insert(clusterPerson).values(seat).onConflictDoNothing();
}

export async function giveOffice(tx: Transaction, personId: string, name: Office): Promise<void> {
  await tx.insert(office).values({ personId, office: name }).onConflictDoNothing();
}

export async function hasOwner(tx: Transaction, clusterId: string): Promise<boolean> {
  const owner = and(eq(clusterPerson.clusterId, clusterId), eq(clusterPerson.role, "owner"));
  return (await tx.select({ id: clusterPerson.personId }).from(clusterPerson).where(owner)).length > 0;
}

export async function hasAdministrator(tx: Transaction): Promise<boolean> {
  return (await tx.select().from(office).where(eq(office.office, "administrator")).limit(1)).length > 0;
}

/** The link of `klynge init` that nobody used. */
export async function withdrawOpenLink(tx: Transaction, at: Date): Promise<void> {
  await tx
    .update(invitation)
    .set({ withdrawnAt: at })
    .where(and(isNull(invitation.email), NOT_TAKEN));
}

// Under `klynge_person`, as an office of the scheme.

export async function listOfficers(tx: Transaction, language: Language) {
  return tx
    .select({ id: person.id, name: person.name, email: person.email, office: office.office })
    .from(office)
    .innerJoin(person, eq(person.id, office.personId))
    .orderBy(office.office, inOrderOf(language, person.name), person.id);
}

export async function listOpenOfficeInvitations(tx: Transaction, now: Date) {
  const open = and(NOT_TAKEN, gt(invitation.expiresAt, now));
  return tx
    .select({ id: invitation.id, email: invitation.email, role: invitation.role, expiresAt: invitation.expiresAt })
    .from(invitation)
    .where(and(isNull(invitation.clusterId), open))
    .orderBy(desc(invitation.createdAt));
}

/** Who is invited to own a cluster that has no owner yet. */
export async function listOpenOwnerInvitations(tx: Transaction, clusterIds: readonly string[], now: Date) {
  if (clusterIds.length === 0) return [];
  const open = and(NOT_TAKEN, gt(invitation.expiresAt, now));
  return tx
    .select({ clusterId: invitation.clusterId, email: invitation.email })
    .from(invitation)
    .where(and(inArray(invitation.clusterId, [...clusterIds]), eq(invitation.role, "owner"), open));
}

/** The older link to the same address and office stops working. */
export async function withdrawOfficeInvitations(
  tx: Transaction,
  role: Office | "expert",
  email: string,
  at: Date,
): Promise<void> {
  await tx
    .update(invitation)
    .set({ withdrawnAt: at })
    .where(and(isNull(invitation.clusterId), eq(invitation.role, role), eq(invitation.email, email), NOT_TAKEN));
}

// Under `klynge_person`, in clusters that the person sees.

/** Locked until the end of the transaction: two changes of seats in one cluster go one after the other. */
export async function lockSeats(tx: Transaction, clusterId: string) {
  if (!isId(clusterId)) return [];
  return tx.select().from(clusterPerson).where(eq(clusterPerson.clusterId, clusterId)).for("update");
}

export async function listOpenInvitations(tx: Transaction, clusterId: string, now: Date) {
  return tx
    .select({ id: invitation.id, email: invitation.email, role: invitation.role, expiresAt: invitation.expiresAt })
    .from(invitation)
    .where(and(eq(invitation.clusterId, clusterId), NOT_TAKEN, gt(invitation.expiresAt, now)))
    .orderBy(desc(invitation.createdAt));
}

/** Two who invite the same address at once: the second waits here, and then withdraws the first one's link. */
export async function lockInvitations(tx: Transaction, clusterId: string | null, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`invitation ${clusterId} ${email}`}))`);
}

/** The older link to the same address stops working. */
export async function withdrawInvitations(tx: Transaction, clusterId: string, email: string, at: Date): Promise<void> {
  await tx
    .update(invitation)
    .set({ withdrawnAt: at })
    .where(and(eq(invitation.clusterId, clusterId), eq(invitation.email, email), NOT_TAKEN));
}

/** @param clusterId null for an invitation to an office */
export async function withdrawInvitation(
  tx: Transaction,
  clusterId: string | null,
  id: string,
  at: Date,
): Promise<boolean> {
  if (!isId(id)) return false;
  const withdrawn = await tx
    .update(invitation)
    .set({ withdrawnAt: at })
    .where(and(inCluster(clusterId), eq(invitation.id, id), NOT_TAKEN))
    .returning({ id: invitation.id });
  return withdrawn.length > 0;
}

function inCluster(clusterId: string | null) {
  return clusterId === null ? isNull(invitation.clusterId) : eq(invitation.clusterId, clusterId);
}

export async function addInvitation(tx: Transaction, values: typeof invitation.$inferInsert): Promise<string> {
  const [row] = await tx.insert(invitation).values(values).returning({ id: invitation.id });
  return (row as { id: string }).id;
}

export async function setRole(
  tx: Transaction,
  clusterId: string,
  personId: string,
  role: "owner" | "member",
): Promise<void> {
  await tx
    .update(clusterPerson)
    .set({ role })
    .where(and(eq(clusterPerson.clusterId, clusterId), eq(clusterPerson.personId, personId)));
}

export async function removeSeat(tx: Transaction, clusterId: string, personId: string): Promise<void> {
  await tx
    .delete(clusterPerson)
    .where(and(eq(clusterPerson.clusterId, clusterId), eq(clusterPerson.personId, personId)));
}

export async function updateProfile(
  tx: Transaction,
  id: string,
  values: Pick<typeof person.$inferInsert, "name" | "language">,
) {
  await tx.update(person).set(values).where(eq(person.id, id));
}

// Under any role.

export async function installationOf(tx: Transaction) {
  const [row] = await tx.select({ kind: installation.kind, signUp: installation.signUp }).from(installation);
  return row ?? null;
}
