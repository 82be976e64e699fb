import type { Language } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { LIMITS, lockInvitations, withdrawOfficeInvitations, writeInvitation } from "../../account/index.ts";
import { mayRunPool } from "../policy.ts";
import { findPersonByAddress, insertExpert } from "../queries.ts";

export type AddedToPool =
  | { readonly kind: "added"; readonly expert: string }
  /** The link goes to whoever invites, where no mail is sent. */
  | { readonly kind: "invited"; readonly link: string }
  | { readonly kind: "in_pool" };

/**
 * Takes somebody into the pool; whoever has no account yet is invited by mail, and is in it when he has accepted. He assesses nothing before his
 * accreditation is entered.
 * @throws Problem not_allowed, too_many
 */
export async function addToPool(
  services: Services,
  person: Person,
  { email, country, language }: { readonly email: string; readonly country: string; readonly language: Language },
): Promise<AddedToPool> {
  if (!mayRunPool(person)) throw new Problem("not_allowed", { may: "secretariat" });
  const { db, now } = services;
  return db.asPerson(person.id, async (tx) => {
    const known = await findPersonByAddress(tx, email);
    if (!known) {
      services.limits.count(LIMITS.invite_person, person.id);
      await lockInvitations(tx, null, email);
      await withdrawOfficeInvitations(tx, "expert", email, now());
      const link = await writeInvitation(tx, services, person, {
        cluster: null,
        role: "expert",
        email,
        country,
        language,
      });
      return { kind: "invited", link };
    }
    const values = { personId: known.id, country, changedBy: person.id, changedAt: now() };
    if (!(await insertExpert(tx, values))) return { kind: "in_pool" };
    const target = `person:${known.id}`;
    await record(tx, { person, clusterId: null, action: "expert.added", target, after: { country } });
    return { kind: "added", expert: known.id };
  });
}
