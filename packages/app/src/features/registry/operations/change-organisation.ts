import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { differing, inputOf, type OrganisationRow, organisationColumns } from "../organisation-columns.ts";
import {
  type FoundOrganisation,
  findOrganisation,
  lockOrganisations,
  updateOrganisation,
} from "../organisation-queries.ts";
import { placeOf } from "../place-of.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseFaults, refuseTakenNumber } from "../refuse-faults.ts";
import { type OrganisationInput, organisationFaults } from "../schema.ts";

export interface OrganisationChange {
  readonly id: string;
  /** That the form was filled from. */
  readonly version: number;
  readonly input: OrganisationInput;
}

/** Somebody was faster: nothing was written, and what stands there now comes back. */
export type ChangedOrganisation =
  | { readonly saved: true; readonly organisation: OrganisationRow }
  | { readonly saved: false; readonly now: FoundOrganisation };

/**
 * Writes all facts of an organisation anew.
 * @throws Problem not_found, not_allowed, bad_input
 */
export function changeOrganisation(
  { db, now }: Services,
  person: Person,
  { id, version, input }: OrganisationChange,
): Promise<ChangedOrganisation> {
  const work = db.asPerson(person.id, async (tx): Promise<ChangedOrganisation> => {
    found(await findOrganisation(tx, id, person.id));
    await lockOrganisations(tx, [id]);
    const seen = found(await findOrganisation(tx, id, person.id));
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    const before = seen.organisation;
    if (before.version !== version || before.mergedInto) return { saved: false, now: seen };
    refuseFaults(organisationFaults(input));
    const place = await placeOf(tx, input, before);
    const values = { ...organisationColumns(input), ...place, changedBy: person.id, changedAt: now() };
    const changed = differing(inputOf(before), inputOf({ ...before, ...values }));
    if (changed.length === 0) return { saved: true, organisation: before };
    const after = found(await updateOrganisation(tx, before, values));
    await record(tx, {
      person,
      clusterId: before.clusterId,
      action: "organisation.changed",
      target: `organisation:${id}`,
      before: pick(inputOf(before), changed),
      after: pick(inputOf(after), changed),
    });
    return { saved: true, organisation: after };
  });
  return refuseTakenNumber(work);
}

function pick<T extends object>(own: T, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, own[field]])) as Partial<T>;
}
