import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findDifference, undoDifference } from "../difference-queries.ts";
import { mayWriteRegister } from "../policy.ts";

/**
 * Perhaps they are the same after all: they are proposed for merging again.
 * @returns their cluster
 * @throws Problem not_found, not_allowed, stale (undone already)
 */
export async function undoKeepApart({ db, now }: Services, person: Person, id: string): Promise<string> {
  return db.asPerson(person.id, async (tx) => {
    const { difference, role } = found(await findDifference(tx, id, person.id));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    if (!(await undoDifference(tx, id, { undoneBy: person.id, undoneAt: now() }))) throw new Problem("stale");
    const { clusterId, one, other } = difference;
    const target = `organisation:${one}/difference:${id}`;
    await record(tx, { person, clusterId, action: "organisation.apart_undone", target, after: { other } });
    return clusterId;
  });
}
