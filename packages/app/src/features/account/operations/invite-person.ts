import type { Language } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type ClusterRole, findCluster, listPeople } from "../../registry/index.ts";
import { LIMITS } from "../limits.ts";
import { mayInvite } from "../policy.ts";
import { lockInvitations, withdrawInvitations } from "../queries.ts";
import { writeInvitation } from "./write-invitation.ts";

export interface InviteInput {
  readonly email: string;
  readonly role: ClusterRole;
  /** Of the letter. */
  readonly language: Language;
}

export type InviteOutcome =
  | { readonly kind: "invited" /** For the inviter to hand over where no mail is sent. */; readonly link: string }
  /** Somebody with this address has the seat. */
  | { readonly kind: "already_there" };

/**
 * A seat in the cluster for whoever reads this mailbox; an earlier open invitation to it stops working.
 * @throws Problem `not_found`, `not_allowed`, `too_many`
 */
export async function invitePerson(
  services: Services,
  person: Person,
  clusterId: string,
  { email, role, language }: InviteInput,
): Promise<InviteOutcome> {
  return services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, clusterId, person.id));
    await lockInvitations(tx, clusterId, email);
    const people = await listPeople(tx, clusterId, language);
    const hasOwner = people.some((one) => one.role === "owner");
    if (!mayInvite({ ...person, role: seen.role }, role, hasOwner))
      throw new Problem("not_allowed", { may: "owner_or_secretariat" });
    services.limits.count(LIMITS.invite_person, person.id);
    if (people.some((one) => one.email.toLowerCase() === email)) return { kind: "already_there" };
    await withdrawInvitations(tx, clusterId, email, services.now());
    const { cluster } = seen;
    return { kind: "invited", link: await writeInvitation(tx, services, person, { cluster, role, email, language }) };
  });
}
