import { type Day, isDay } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayKeepEditions } from "../policy.ts";
import { findEdition, holdEditions, markPublished, publishedEditions } from "../queries.ts";

/**
 * From this day on new assessments and cases are pinned to the edition; what is pinned to another one stays with it.
 * @throws Problem not_allowed, not_found, edition_moved_on; bad_input for no day, one that is over, or one that is not after every
 *   day that is published, with it as `latest`
 */
export async function publishEdition(
  services: Services,
  person: Person,
  { id, effectiveFrom }: { readonly id: string; readonly effectiveFrom: string },
): Promise<void> {
  if (!mayKeepEditions(person)) throw new Problem("not_allowed", { may: "secretariat" });
  if (!isDay(effectiveFrom) || effectiveFrom < today(services))
    throw new Problem("bad_input", { field: "effective_from" });
  await services.db.asPerson(person.id, async (tx) => {
    await holdEditions(tx);
    const draft = found(await findEdition(tx, id));
    if (draft.publishedAt) throw new Problem("edition_moved_on");
    const latest = latestDay(await publishedEditions(tx));
    if (latest !== null && effectiveFrom <= latest) throw new Problem("bad_input", { field: "effective_from", latest });
    const values = { effectiveFrom, publishedBy: person.id, publishedAt: services.now() };
    if (!(await markPublished(tx, id, values))) throw new Problem("edition_moved_on");
    const after = { name: draft.name, hash: draft.hash, effective_from: effectiveFrom };
    await record(tx, { person, clusterId: null, action: "edition.published", target: id, after });
  });
  await services.editions.reload();
}

/** The last day on which a published edition begins. */
function latestDay(published: readonly { readonly from: Day | null }[]): Day | null {
  return published.reduce<Day | null>(
    (latest, { from }) => (from !== null && from > (latest ?? "") ? from : latest),
    null,
  );
}
