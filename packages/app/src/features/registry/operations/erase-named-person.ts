import { record } from "../../../platform/audit.ts";
import { cleanLine } from "../../../platform/clean-text.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type Forgotten, findNamed, forgetPerson } from "../forget-person.ts";
import { mayErasePeople } from "../policy.ts";
import { findCluster } from "../queries.ts";

/**
 * Forgets somebody who has no account and is only named in a register: team, contact person, seat of a body. On record without the
 * name. Asks twice, as the person who asks and as the worker: only the worker changes the trail.
 * @returns null when nobody of that name is there
 * @throws Problem not_found, not_allowed
 */
export async function eraseNamedPerson(
  { db }: Services,
  person: Person,
  { clusterId, name }: { readonly clusterId: string; readonly name: string },
): Promise<Forgotten | null> {
  const wanted = cleanLine(name);
  const seen = await db.asPerson(person.id, (tx) => findCluster(tx, clusterId, person.id));
  if (!mayErasePeople(found(seen))) throw new Problem("not_allowed");
  if (wanted === "") return null;
  return db.asWorker(async (tx) => {
    const { entries, seats, inProfile, inTrail, traces } = await findNamed(tx, clusterId, wanted);
    if (entries.length + seats + inTrail === 0 && !inProfile) return null;
    const forgotten = await forgetPerson(tx, clusterId, traces);
    const target = `cluster:${clusterId}`;
    await record(tx, { person, clusterId, action: "named_person.erased", target, after: { ...forgotten } });
    return forgotten;
  });
}
