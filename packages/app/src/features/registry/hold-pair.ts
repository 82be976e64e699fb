import type { Transaction } from "../../platform/database/database.ts";
import type { Person } from "../../platform/web/env.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import type { OrganisationRow } from "./organisation-columns.ts";
import { findOrganisation, lockOrganisations } from "./organisation-queries.ts";
import { mayWriteRegister } from "./policy.ts";
import { refuseFaults } from "./refuse-faults.ts";

/**
 * Two organisations of one register, as they stand for somebody who may write there; nobody else changes them until the transaction ends.
 * @throws Problem not_found, not_allowed, bad_input
 */
export async function holdPair(
  tx: Transaction,
  person: Person,
  [one, other]: readonly [string, string],
): Promise<readonly [OrganisationRow, OrganisationRow]> {
  found(await findOrganisation(tx, one, person.id));
  found(await findOrganisation(tx, other, person.id));
  await lockOrganisations(tx, [one, other]);
  const first = found(await findOrganisation(tx, one, person.id));
  const second = found(await findOrganisation(tx, other, person.id));
  if (!mayWriteRegister(first) || !mayWriteRegister(second)) throw new Problem("not_allowed", { may: "cluster" });
  if (one === other || second.organisation.clusterId !== first.organisation.clusterId)
    refuseFaults({ with: "not_to_merge" });
  return [first.organisation, second.organisation];
}
