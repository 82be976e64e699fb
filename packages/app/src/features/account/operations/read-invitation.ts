import type { Services } from "../../../platform/services.ts";
import { found } from "../../../platform/web/problem.ts";
import { findInvitation } from "../queries.ts";
import { hashOf } from "../token.ts";

export type InvitationState = "open" | "used" | "expired" | "withdrawn";

/**
 * What an invitation says to whoever holds its link.
 * @throws Problem `not_found` for a token that never was one
 */
export async function readInvitation({ db, now }: Pick<Services, "db" | "now">, token: string) {
  const { invitation, clusterName, invitedBy } = found(await db.asWorker((tx) => findInvitation(tx, hashOf(token))));
  const { id, role, email, clusterId } = invitation;
  return { id, role, email, clusterId, clusterName, invitedBy, state: stateOf(invitation, now()) };
}

export function stateOf(
  invitation: { readonly acceptedAt: Date | null; readonly withdrawnAt: Date | null; readonly expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "used";
  if (invitation.withdrawnAt) return "withdrawn";
  return invitation.expiresAt <= now ? "expired" : "open";
}
