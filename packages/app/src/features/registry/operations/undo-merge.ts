import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findMerge, type MergeRow, markUndone, moveBack } from "../merge-queries.ts";
import { findOrganisation, lockOrganisations, updateOrganisation } from "../organisation-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { refuseTakenNumber } from "../refuse-faults.ts";

/**
 * They were two after all: what was moved goes back. What was written for the kept one since stays there.
 * @throws Problem not_found, not_allowed, stale (undone already, or the kept one was itself merged since), bad_input (its number was given away)
 */
export function undoMerge({ db, now }: Services, person: Person, id: string): Promise<MergeRow> {
  const work = db.asPerson(person.id, async (tx) => {
    const { merge: seen } = found(await findMerge(tx, id, person.id));
    await lockOrganisations(tx, [seen.kept, seen.gone]);
    const { merge, role } = found(await findMerge(tx, id, person.id));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    const { organisation: kept } = found(await findOrganisation(tx, merge.kept, person.id));
    const { organisation: gone } = found(await findOrganisation(tx, merge.gone, person.id));
    if (merge.undoneAt || kept.mergedInto || gone.mergedInto !== kept.id) throw new Problem("stale");
    const written = { changedBy: person.id, changedAt: now() };
    await moveBack(tx, merge);
    found(await updateOrganisation(tx, kept, written));
    found(await updateOrganisation(tx, gone, { mergedInto: null, ...written }));
    await markUndone(tx, id, { undoneBy: person.id, undoneAt: now() });
    await record(tx, {
      person,
      clusterId: merge.clusterId,
      action: "organisation.unmerged",
      target: `organisation:${merge.kept}/merge:${id}`,
      after: { back: merge.gone, name: gone.name },
    });
    return merge;
  });
  return refuseTakenNumber(work);
}
