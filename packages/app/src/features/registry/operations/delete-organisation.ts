import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { inputOf, type OrganisationRow } from "../organisation-columns.ts";
import { findOrganisation, lockOrganisations, referencesTo, removeOrganisation } from "../organisation-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { countReferences } from "../present.ts";

/**
 * Deletes an organisation that nothing refers to; what stood there stays in the trail.
 * @throws Problem not_found, not_allowed, stale, still_used
 */
export async function deleteOrganisation(
  { db }: Services,
  person: Person,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<OrganisationRow> {
  return db.asPerson(person.id, async (tx) => {
    found(await findOrganisation(tx, id, person.id));
    await lockOrganisations(tx, [id]);
    const seen = found(await findOrganisation(tx, id, person.id));
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    const { organisation } = seen;
    const count = countReferences(await referencesTo(tx, id));
    if (count > 0 || organisation.mergedInto) throw new Problem("still_used", { count });
    if (organisation.version !== version) throw new Problem("stale");
    await removeOrganisation(tx, id);
    await record(tx, {
      person,
      clusterId: organisation.clusterId,
      action: "organisation.deleted",
      target: `organisation:${id}`,
      before: inputOf(organisation),
    });
    return organisation;
  });
}
