import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { addInvitation, hasAdministrator, withdrawOpenLink } from "../queries.ts";
import { hashOf, newToken } from "../token.ts";
import { INVITATION_DAYS } from "./write-invitation.ts";

/**
 * The one-time link that `klynge init` prints: whoever opens it becomes the administrator. An earlier one stops working.
 * @throws Problem `not_allowed` when there is one
 */
export async function inviteFirstAdministrator({
  db,
  now,
  settings,
}: Pick<Services, "db" | "now" | "settings">): Promise<string> {
  const token = newToken();
  await db.asWorker(async (tx) => {
    if (await hasAdministrator(tx)) throw new Problem("not_allowed");
    await withdrawOpenLink(tx, now());
    const expiresAt = new Date(now().getTime() + INVITATION_DAYS * 86_400_000);
    const id = await addInvitation(tx, { tokenHash: hashOf(token), role: "administrator", expiresAt });
    const target = `invitation:${id}`;
    await record(tx, {
      person: null,
      clusterId: null,
      action: "person.invited",
      target,
      after: { role: "administrator" },
    });
  });
  return `${settings.origin}/invitations/${token}`;
}
