import type { CommitmentProof } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { insertMembership, type MembershipRow, updateMembership } from "../organisation-queries.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { membershipFaults } from "../schema.ts";
import { holdMembership, writtenOf } from "./change-membership.ts";

export interface Commitment {
  readonly id: string;
  readonly version: number;
  /** The first day as a committed participant. */
  readonly from: string;
  readonly proof: CommitmentProof;
}

/**
 * A listed participant becomes a committed one: its membership ends on that day and a second one begins, so that it stays true that it was
 * only listed before (docs/decisions/0015).
 * @throws Problem not_found, not_allowed, bad_input, stale
 */
export async function commitMembership(
  { db, now }: Services,
  person: Person,
  { id, version, from, proof }: Commitment,
): Promise<MembershipRow> {
  return db.asPerson(person.id, async (tx) => {
    const { membership: before } = await holdMembership(tx, id, person);
    if (before.version !== version) throw new Problem("stale");
    if (before.proof !== null) refuseFaults({ from: "committed_already" });
    const unlikely = membershipFaults({ starts: from, ends: null }).starts;
    if (unlikely) refuseFaults({ from: unlikely });
    if (from <= before.starts) refuseFaults({ from: "from_before" });
    if (before.ends !== null && from >= before.ends) refuseFaults({ from: "from_after" });
    const written = { changedBy: person.id, changedAt: now() };
    const { clusterId, organisationId, ends } = before;
    const ended = found(await updateMembership(tx, before, { ends: from, ...written }));
    const made = await insertMembership(tx, { clusterId, organisationId, starts: from, ends, proof, ...written });
    await record(tx, {
      person,
      clusterId,
      action: "membership.committed",
      target: `organisation:${organisationId}/membership:${made.id}`,
      before: writtenOf(before),
      after: { listed: writtenOf(ended), committed: writtenOf(made) },
    });
    return made;
  });
}
