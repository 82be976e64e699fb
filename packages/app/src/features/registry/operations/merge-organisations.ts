import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { holdPair } from "../hold-pair.ts";
import { insertMerge, type MergeRow, moveReferences } from "../merge-queries.ts";
import type { OrganisationRow } from "../organisation-columns.ts";
import { updateOrganisation } from "../organisation-queries.ts";

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
    const [kept, gone] = await holdPair(tx, person, [keep.id, drop.id]);
    if (isOld(kept, keep) || isOld(gone, drop)) throw new Problem("stale");
    const { clusterId } = kept;
    const written = { changedBy: person.id, changedAt: now() };
    const moved = await moveReferences(tx, drop.id, keep.id);
    found(await updateOrganisation(tx, kept, written));
    found(await updateOrganisation(tx, gone, { mergedInto: keep.id, ...written }));
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
      after: { gone: drop.id, name: gone.name, moved },
    });
    return merge;
  });
}

function isOld({ version, mergedInto }: OrganisationRow, seen: Versioned): boolean {
  return version !== seen.version || mergedInto !== null;
}
