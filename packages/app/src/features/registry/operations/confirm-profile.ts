import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayWriteRegister } from "../policy.ts";
import { findProfile, writeProfile } from "../profile-queries.ts";
import { findCluster } from "../queries.ts";

/**
 * Says that the profile is right as of today, without changing anything in it.
 * @throws Problem not_found also before anything is written, not_allowed, stale
 */
export function confirmProfile(
  services: Services,
  person: Person,
  { clusterId, version }: { readonly clusterId: string; readonly version: number },
): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const { role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    const { profile } = found(await findProfile(tx, clusterId));
    const values = { ...profile, lastConfirmedOn: today(services), changedBy: person.id, changedAt: services.now() };
    if (profile.version !== version || !(await writeProfile(tx, values))) throw new Problem("stale");
    await record(tx, { person, clusterId, action: "profile.confirmed", target: `profile:${clusterId}` });
  });
}
