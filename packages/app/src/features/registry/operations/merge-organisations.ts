import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { insertMerge, type MergeRow, moveReferences } from "../merge-queries.ts";
import type { OrganisationRow } from "../organisation-columns.ts";
import { findOrganisation, lockOrganisations, updateOrganisation } from "../organisation-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseFaults } from "../refuse-faults.ts";

type Versioned = Pick<OrganisationRow, "id" | "version">;

/**
 * Two rows were one organisation: memberships and entries of the one go over to the other, whose facts stay. The one that goes is marked and
 * kept, so that it can come back.
 * @throws Problem not_found, not_allowed, bad_input, stale
 */
export async function mergeOrganisations(
  { db, now }: Services,
  person: Person,
  { keep, drop }: { readonly keep: Versioned; readonly drop: Versioned },
): Promise<MergeRow> {
  return db.asPerson(person.id, async (tx) => {
    found(await findOrganisation(tx, keep.id, person.id));
    found(await findOrganisation(tx, drop.id, person.id));
    await lockOrganisations(tx, [keep.id, drop.id]);
    const kept = found(await findOrganisation(tx, keep.id, person.id));
    const gone = found(await findOrganisation(tx, drop.id, person.id));
    if (!mayWriteRegister(kept) || !mayWriteRegister(gone)) throw new Problem("not_allowed");
    const { clusterId } = kept.organisation;
    if (keep.id === drop.id || gone.organisation.clusterId !== clusterId) refuseFaults({ with: "not_to_merge" });
    if (isOld(kept.organisation, keep) || isOld(gone.organisation, drop)) throw new Problem("stale");
    const written = { changedBy: person.id, changedAt: now() };
    const moved = await moveReferences(tx, drop.id, keep.id);
    found(await updateOrganisation(tx, kept.organisation, written));
    found(await updateOrganisation(tx, gone.organisation, { mergedInto: keep.id, ...written }));
    const merge = await insertMerge(tx, {
      clusterId,
      kept: keep.id,
      gone: drop.id,
      moved,
      mergedBy: person.id,
      mergedAt: now(),
    });
    await record(tx, {
      person,
      clusterId,
      action: "organisation.merged",
      target: `organisation:${keep.id}/merge:${merge.id}`,
      after: { gone: drop.id, name: gone.organisation.name, moved },
    });
    return merge;
  });
}

function isOld({ version, mergedInto }: OrganisationRow, seen: Versioned): boolean {
  return version !== seen.version || mergedInto !== null;
}
