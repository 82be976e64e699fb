import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type OrganisationRow, organisationColumns } from "../organisation-columns.ts";
import { insertOrganisation } from "../organisation-queries.ts";
import { placeOf } from "../place-of.ts";
import { mayWriteRegister } from "../policy.ts";
import { findCluster } from "../queries.ts";
import { refuseFaults, refuseTakenNumber } from "../refuse-faults.ts";
import { type OrganisationInput, organisationFaults } from "../schema.ts";

/**
 * Adds an organisation to the register of a cluster; it is no participant yet.
 * @throws Problem not_found, not_allowed, bad_input
 */
export function createOrganisation(
  { db, now }: Services,
  person: Person,
  clusterId: string,
  input: OrganisationInput,
): Promise<OrganisationRow> {
  const work = db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, clusterId, person.id));
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    refuseFaults(organisationFaults(input));
    const made = await insertOrganisation(tx, {
      ...organisationColumns(input),
      ...(await placeOf(tx, input, null)),
      clusterId,
      changedBy: person.id,
      changedAt: now(),
    });
    await record(tx, {
      person,
      clusterId,
      action: "organisation.added",
      target: `organisation:${made.id}`,
      after: { name: made.name },
    });
    return made;
  });
  return refuseTakenNumber(work);
}
