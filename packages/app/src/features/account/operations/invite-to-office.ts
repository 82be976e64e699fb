import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { queueMail } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import type { Office, Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { schemeOwner } from "../letters.ts";
import { mayInviteToOffice } from "../policy.ts";
import { addInvitation } from "../queries.ts";
import { accountSessions } from "../sessions.ts";
import { hashOf, newToken } from "../token.ts";
import { INVITATION_DAYS } from "./invite-person.ts";

export interface OfficeInput {
  readonly email: string;
  readonly office: Office;
  readonly language: Language;
}

/**
 * An office of the scheme for whoever reads this mailbox.
 * @throws Problem `not_allowed`, `too_many`
 */
export async function inviteToOffice(
  services: Services,
  person: Person,
  { email, office, language }: OfficeInput,
): Promise<void> {
  if (!mayInviteToOffice(person)) throw new Problem("not_allowed");
  accountSessions(services).limits.count("invite_person", person.id);
  const { db, now, settings } = services;
  const token = newToken();
  await db.asPerson(person.id, async (tx) => {
    const expiresAt = new Date(now().getTime() + INVITATION_DAYS * 86_400_000);
    const invitedBy = person.id;
    const id = await addInvitation(tx, { tokenHash: hashOf(token), role: office, email, invitedBy, expiresAt });
    await record(tx, {
      person,
      clusterId: null,
      action: "person.invited",
      target: `invitation:${id}`,
      after: { role: office },
    });
    const say = sayIn(language);
    const details = {
      inviter: person.name,
      role: say(`account.role.${office}`),
      link: `${settings.origin}/invitations/${token}`,
      days: INVITATION_DAYS,
      owner: await schemeOwner(tx),
    };
    const subject = say("account.mail.office.subject", details);
    await queueMail(tx, { to: email, subject, text: say("account.mail.office.text", details), language });
  });
}
