import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  type FoundMembership,
  findMembership,
  listMemberships,
  lockOrganisations,
  type MembershipRow,
  updateMembership,
} from "../organisation-queries.ts";
import { overlapping } from "../overlapping.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { type MembershipInput, membershipFaults } from "../schema.ts";

export interface MembershipChange {
  readonly id: string;
  readonly version: number;
  readonly input: MembershipInput;
}

export type ChangedMembership =
  | { readonly saved: true; readonly membership: MembershipRow }
  | { readonly saved: false; readonly now: FoundMembership };

/**
 * Ends a membership or corrects it; none is ever deleted.
 * @throws Problem not_found, not_allowed, bad_input
 */
export async function changeMembership(
  { db, now }: Services,
  person: Person,
  { id, version, input }: MembershipChange,
): Promise<ChangedMembership> {
  return db.asPerson(person.id, async (tx) => {
    const seen = await holdMembership(tx, id, person);
    const { membership: before } = seen;
    if (before.version !== version) return { saved: false, now: seen };
    refuseFaults(membershipFaults(input));
    const others = await listMemberships(tx, [before.organisationId]);
    if (overlapping(input, others, before)) refuseFaults({ starts: "overlapping" });
    const was = writtenOf(before);
    if (JSON.stringify(was) === JSON.stringify(writtenOf({ ...before, ...input })))
      return { saved: true, membership: before };
    const after = found(await updateMembership(tx, before, { ...input, changedBy: person.id, changedAt: now() }));
    const ended = was.ends === null && input.ends !== null;
    await record(tx, {
      person,
      clusterId: before.clusterId,
      action: ended ? "membership.ended" : "membership.changed",
      target: `organisation:${before.organisationId}/membership:${id}`,
      before: was,
      after: writtenOf(after),
    });
    return { saved: true, membership: after };
  });
}

/**
 * The membership with its organisation held against other writers until the transaction ends.
 * @throws Problem not_found, not_allowed
 */
export async function holdMembership(tx: Transaction, id: string, person: Person): Promise<FoundMembership> {
  const { organisation } = found(await findMembership(tx, id, person.id));
  await lockOrganisations(tx, [organisation.id]);
  const seen = found(await findMembership(tx, id, person.id));
  if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
  return seen;
}

export function writtenOf({ starts, ends, proof, note }: MembershipRow): MembershipInput {
  return { starts, ends, proof, note };
}
