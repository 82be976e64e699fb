import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { queueMail } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type ClusterRole, findCluster, listPeople } from "../../registry/index.ts";
import { schemeOwner } from "../letters.ts";
import { mayInvite } from "../policy.ts";
import { addInvitation, withdrawInvitations } from "../queries.ts";
import { accountSessions } from "../sessions.ts";
import { hashOf, newToken } from "../token.ts";

export interface InviteInput {
  readonly email: string;
  readonly role: ClusterRole;
  /** Of the letter. */
  readonly language: Language;
}

export const INVITATION_DAYS = 14;

/**
 * A seat in the cluster for whoever reads this mailbox; an earlier open invitation to it stops working.
 * @returns `already_there` when somebody with this address has a seat
 * @throws Problem `not_found`, `not_allowed`, `too_many`
 */
export async function invitePerson(
  services: Services,
  person: Person,
  clusterId: string,
  { email, role, language }: InviteInput,
): Promise<"invited" | "already_there"> {
  const { db, now, settings } = services;
  const token = newToken();
  return db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, clusterId, person.id));
    const people = await listPeople(tx, clusterId);
    const hasOwner = people.some((one) => one.role === "owner");
    if (!mayInvite({ ...person, role: seen.role }, role, hasOwner)) throw new Problem("not_allowed");
    accountSessions(services).limits.count("invite_person", person.id);
    if (people.some((one) => one.email.toLowerCase() === email)) return "already_there";
    await withdrawInvitations(tx, clusterId, email, now());
    const expiresAt = new Date(now().getTime() + INVITATION_DAYS * 86_400_000);
    const invitedBy = person.id;
    const id = await addInvitation(tx, { tokenHash: hashOf(token), clusterId, role, email, invitedBy, expiresAt });
    await record(tx, { person, clusterId, action: "person.invited", target: `invitation:${id}`, after: { role } });
    const say = sayIn(language);
    const details = {
      inviter: person.name,
      cluster: seen.cluster.name,
      role: say(`account.role.${role}`),
      link: `${settings.origin}/invitations/${token}`,
      days: INVITATION_DAYS,
      owner: await schemeOwner(tx),
    };
    const subject = say("account.mail.invitation.subject", details);
    await queueMail(tx, { to: email, subject, text: say("account.mail.invitation.text", details), language });
    return "invited";
  });
}
