import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  findOrganisation,
  insertMembership,
  listMemberships,
  lockOrganisations,
  type MembershipRow,
} from "../organisation-queries.ts";
import { overlapping } from "../overlapping.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { type MembershipInput, membershipFaults } from "../schema.ts";

/**
 * An organisation takes part from a day on.
 * @throws Problem not_found, not_allowed, bad_input, stale
 */
export async function startMembership(
  { db, now }: Services,
  person: Person,
  organisationId: string,
  input: MembershipInput,
): Promise<MembershipRow> {
  return db.asPerson(person.id, async (tx) => {
    found(await findOrganisation(tx, organisationId, person.id));
    // stretches of one organisation are written by one at a time: two that overlap cannot come in at once
    await lockOrganisations(tx, [organisationId]);
    const seen = found(await findOrganisation(tx, organisationId, person.id));
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    if (seen.organisation.mergedInto) throw new Problem("stale");
    refuseFaults(membershipFaults(input));
    if (overlapping(input, await listMemberships(tx, [organisationId]))) refuseFaults({ starts: "overlapping" });
    const { clusterId } = seen.organisation;
    const made = await insertMembership(tx, {
      ...input,
      clusterId,
      organisationId,
      changedBy: person.id,
      changedAt: now(),
    });
    await record(tx, {
      person,
      clusterId,
      action: "membership.started",
      target: `organisation:${organisationId}/membership:${made.id}`,
      after: input,
    });
    return made;
  });
}
