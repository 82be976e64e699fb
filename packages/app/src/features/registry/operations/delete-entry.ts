import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { entryContent } from "../entry-content.ts";
import { deleteEntry as deleteStored, findEntry } from "../entry-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { findCluster } from "../queries.ts";
import type { Section } from "../sections.ts";

export interface EntryToDelete {
  readonly clusterId: string;
  readonly section: Section;
  readonly entryId: string;
  readonly version: number;
}

/**
 * Takes away an entry that was wrong; what it said stays in the trail.
 * @throws Problem not_found, not_allowed, stale
 */
export function deleteEntry(
  { db }: Services,
  person: Person,
  { clusterId, section, entryId, version }: EntryToDelete,
): Promise<void> {
  return db.asPerson(person.id, async (tx) => {
    const { role } = found(await findCluster(tx, clusterId, person.id));
    const entry = found(await findEntry(tx, { clusterId, section, entryId }));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    if (entry.version !== version || !(await deleteStored(tx, entry))) throw new Problem("stale");
    const target = `${section}/${entryId}`;
    await record(tx, { person, clusterId, action: "entry.deleted", target, before: entryContent(entry) });
  });
}
