import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { schemeOwner } from "../../../platform/installation.ts";
import { queueMail } from "../../../platform/mail.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { addInvitation } from "../queries.ts";
import type { invitation } from "../tables.ts";
import { hashOf, newToken } from "../token.ts";

export const INVITATION_DAYS = 14;

export interface Invitation {
  /** Null for an office of the scheme. */
  readonly cluster: { readonly id: string; readonly name: string } | null;
  readonly role: (typeof invitation.$inferInsert)["role"];
  readonly email: string;
  /** Of an expert. */
  readonly country?: string;
  /** Of the letter. */
  readonly language: Language;
}

/**
 * The invitation, its record and its letter, in the transaction of whoever has found it to be allowed and has locked the address.
 * @returns the link; it goes to whoever invites, and nowhere else
 */
export async function writeInvitation(
  tx: Transaction,
  { now, settings }: Pick<Services, "now" | "settings">,
  person: Person,
  { cluster, role, email, country, language }: Invitation,
): Promise<string> {
  const token = newToken();
  const clusterId = cluster?.id ?? null;
  const expiresAt = new Date(now().getTime() + INVITATION_DAYS * 86_400_000);
  const invitedBy = person.id;
  const id = await addInvitation(tx, {
    tokenHash: hashOf(token),
    clusterId,
    role,
    email,
    country,
    invitedBy,
    expiresAt,
  });
  await record(tx, { person, clusterId, action: "person.invited", target: `invitation:${id}`, after: { role } });
  const link = `${settings.origin}/invitations/${token}`;
  const say = sayIn(language);
  const details = {
    inviter: person.name,
    cluster: cluster?.name ?? "",
    role: say(`account.role.${role}`),
    link,
    days: INVITATION_DAYS,
    owner: await schemeOwner(tx),
  };
  const letter = cluster ? "invitation" : "office";
  const subject = say(`account.mail.${letter}.subject`, details);
  const text = say(`account.mail.${letter}.text`, details);
  await queueMail(tx, settings, { to: email, subject, text, language, validUntil: expiresAt });
  return link;
}
