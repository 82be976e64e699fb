import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayKeepEvidence } from "../policy.ts";
import { changeEvidence, findEvidence } from "../queries.ts";

/**
 * Takes evidence away from its row. What was submitted with it keeps it; withdrawn twice is withdrawn.
 * @throws Problem not_found, not_allowed, stale
 */
export async function withdrawEvidence(
  { db, now }: Services,
  person: Person,
  { id, version }: { id: string; version: number },
): Promise<{ clusterId: string }> {
  return db.asPerson(person.id, async (tx) => {
    const { current, role } = found(await findEvidence(tx, id, person.id));
    const { clusterId, withdrawnAt } = current.evidence;
    if (!mayKeepEvidence(role)) throw new Problem("not_allowed", { may: "cluster" });
    if (withdrawnAt) return { clusterId };
    const by = { changedBy: person.id, changedAt: now() };
    const changed =
      current.evidence.version === version &&
      (await changeEvidence(tx, { id, version }, { withdrawnAt: now(), ...by }));
    if (!changed) throw new Problem("stale", { who: "", when: current.evidence.changedAt.toISOString() });
    const before = { number: current.version.number };
    await record(tx, { person, clusterId, action: "evidence.withdrawn", target: id, before });
    return { clusterId };
  });
}
