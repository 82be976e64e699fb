import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import { found } from "../../../platform/web/problem.ts";
import { expert } from "../../experts/index.ts";
import { addSeat, findInvitation, findPerson, giveOffice, hasOwner, markAccepted } from "../queries.ts";
import type { invitation as invitations } from "../tables.ts";
import { hashOf } from "../token.ts";
import { type InvitationState, stateOf } from "./read-invitation.ts";

export type AcceptOutcome =
  | { readonly kind: "accepted"; readonly clusterId: string | null }
  | { readonly kind: Exclude<InvitationState, "open"> | "other_address" };

/**
 * Takes the seat. Runs as the worker: whoever accepts does not see the cluster yet; the token and the address are the right.
 * @throws Problem `not_found` for a token that never was one
 */
export async function acceptInvitation(
  { db, now }: Pick<Services, "db" | "now">,
  personId: string,
  token: string,
): Promise<AcceptOutcome> {
  return db.asWorker(async (tx) => {
    const { invitation } = found(await findInvitation(tx, hashOf(token)));
    const person = found(await findPerson(tx, personId));
    const state = stateOf(invitation, now());
    if (state !== "open") return { kind: state };
    if (invitation.email !== null && invitation.email !== person.email.toLowerCase()) return { kind: "other_address" };
    if (!(await markAccepted(tx, invitation.id, personId, now()))) return { kind: "used" };
    const role = await takeSeat(tx, invitation, personId, now());
    const { clusterId } = invitation;
    await record(tx, { person, clusterId, action: "person.joined", target: `person:${personId}`, after: { role } });
    return { kind: "accepted", clusterId };
  });
}

async function takeSeat(
  tx: Transaction,
  { clusterId, role, country, invitedBy }: typeof invitations.$inferSelect,
  personId: string,
  at: Date,
): Promise<string> {
  if (role === "expert") {
    const values = { personId, country: found(country), changedBy: invitedBy ?? personId, changedAt: at };
    await tx.insert(expert).values(values).onConflictDoNothing();
    return role;
  }
  if (role !== "owner" && role !== "member" && role !== "reader") {
    await giveOffice(tx, personId, role);
    return role;
  }
  const cluster = found(clusterId);
  // somebody else became owner since the letter was written: a cluster has one
  const seat = role === "owner" && (await hasOwner(tx, cluster)) ? "member" : role;
  await addSeat(tx, { clusterId: cluster, personId, role: seat });
  return seat;
}
