import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayKeepEditions } from "../policy.ts";
import { deleteDraft, findEdition, holdEditions, markWithdrawn } from "../queries.ts";

/**
 * Calls off an edition whose day has not come; a draft is gone with it. Nothing is pinned to either.
 * @throws Problem not_allowed, not_found; edition_moved_on once it is in force
 */
export async function withdrawEdition(services: Services, person: Person, id: string): Promise<void> {
  if (!mayKeepEditions(person)) throw new Problem("not_allowed", { may: "secretariat" });
  await services.db.asPerson(person.id, async (tx) => {
    await holdEditions(tx);
    const { name, hash, publishedAt, effectiveFrom, withdrawnAt } = found(await findEdition(tx, id));
    if (withdrawnAt || (publishedAt && (effectiveFrom ?? "") <= today(services))) throw new Problem("edition_moved_on");
    const done = publishedAt
      ? await markWithdrawn(tx, id, { withdrawnBy: person.id, withdrawnAt: services.now() })
      : await deleteDraft(tx, id);
    if (!done) throw new Problem("edition_moved_on");
    const action = publishedAt ? "edition.withdrawn" : "edition.discarded";
    await record(tx, {
      person,
      clusterId: null,
      action,
      target: id,
      before: { name, hash, effective_from: effectiveFrom },
    });
  });
  await services.editions.reload();
}
