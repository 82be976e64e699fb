import type { Language } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Office, Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { LIMITS } from "../limits.ts";
import { mayInviteToOffice } from "../policy.ts";
import { listOfficers, lockInvitations, withdrawOfficeInvitations } from "../queries.ts";
import type { InviteOutcome } from "./invite-person.ts";
import { writeInvitation } from "./write-invitation.ts";

export interface OfficeInput {
  readonly email: string;
  readonly office: Office;
  /** Of the letter. */
  readonly language: Language;
}

/**
 * An office of the scheme for whoever reads this mailbox; an earlier open invitation of it to the same office stops working.
 * @throws Problem `not_allowed`, `too_many`
 */
export async function inviteToOffice(
  services: Services,
  person: Person,
  { email, office, language }: OfficeInput,
): Promise<InviteOutcome> {
  if (!mayInviteToOffice(person)) throw new Problem("not_allowed", { may: "administrator" });
  services.limits.count(LIMITS.invite_person, person.id);
  return services.db.asPerson(person.id, async (tx) => {
    await lockInvitations(tx, null, email);
    const holders = await listOfficers(tx, language);
    if (holders.some((one) => one.office === office && one.email.toLowerCase() === email))
      return { kind: "already_there" };
    await withdrawOfficeInvitations(tx, office, email, services.now());
    const link = await writeInvitation(tx, services, person, { cluster: null, role: office, email, language });
    return { kind: "invited", link };
  });
}
