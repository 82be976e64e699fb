import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { insertDifferences } from "../difference-queries.ts";
import { findOrganisation, lockOrganisations } from "../organisation-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseFaults } from "../refuse-faults.ts";

/**
 * Two that look like one are two: they are not proposed for merging again. Said twice, it stands once.
 * @returns their cluster
 * @throws Problem not_found, not_allowed, bad_input, stale (one of them went into another)
 */
export async function keepApart(
  { db, now }: Services,
  person: Person,
  { one, other }: { readonly one: string; readonly other: string },
): Promise<string> {
  return db.asPerson(person.id, async (tx) => {
    found(await findOrganisation(tx, one, person.id));
    found(await findOrganisation(tx, other, person.id));
    await lockOrganisations(tx, [one, other]);
    const first = found(await findOrganisation(tx, one, person.id));
    const second = found(await findOrganisation(tx, other, person.id));
    if (!mayWriteRegister(first) || !mayWriteRegister(second)) throw new Problem("not_allowed");
    const { clusterId } = first.organisation;
    if (one === other || second.organisation.clusterId !== clusterId) refuseFaults({ with: "not_to_merge" });
    if (first.organisation.mergedInto || second.organisation.mergedInto) throw new Problem("stale");
    const values = { clusterId, decidedBy: person.id, decidedAt: now() };
    const [made] = await insertDifferences(tx, [[one, other]], values);
    if (!made) return clusterId;
    await record(tx, {
      person,
      clusterId,
      action: "organisation.kept_apart",
      target: `organisation:${one}/difference:${made.id}`,
      after: { other, name: second.organisation.name },
    });
    return clusterId;
  });
}
