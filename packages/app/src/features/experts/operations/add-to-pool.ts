import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { mayRunPool } from "../policy.ts";
import { findPersonByAddress, insertExpert } from "../queries.ts";

export type AddedToPool =
  | { readonly kind: "added"; readonly expert: string }
  | { readonly kind: "no_account" }
  | { readonly kind: "in_pool" };

/**
 * Takes somebody who has an account into the pool; he assesses nothing before his accreditation is entered.
 * @throws Problem not_allowed
 */
export async function addToPool(
  { db, now }: Services,
  person: Person,
  { email, country }: { readonly email: string; readonly country: string },
): Promise<AddedToPool> {
  if (!mayRunPool(person)) throw new Problem("not_allowed");
  return db.asPerson(person.id, async (tx) => {
    const known = await findPersonByAddress(tx, email);
    if (!known) return { kind: "no_account" };
    const values = { personId: known.id, country, changedBy: person.id, changedAt: now() };
    if (!(await insertExpert(tx, values))) return { kind: "in_pool" };
    const target = `person:${known.id}`;
    await record(tx, { person, clusterId: null, action: "expert.added", target, after: { country } });
    return { kind: "added", expert: known.id };
  });
}
