import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { loadProfile } from "../load-profile.ts";
import { mayWriteRegister } from "../policy.ts";
import { writeProfile } from "../profile-queries.ts";
import { refuseFaults } from "../refuse-faults.ts";

/**
 * Shows the profile to others, each field to whom it is meant for, or to nobody any more. It is shown only when every rule is met or
 * the cluster is recognised; one that is shown stays so when a rule fails later.
 * @throws Problem not_found, not_allowed, stale, bad_input when a rule is not met
 */
export function publishProfile(
  services: Services,
  person: Person,
  {
    clusterId,
    version,
    published,
  }: { readonly clusterId: string; readonly version: number; readonly published: boolean },
): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const seen = await loadProfile(tx, services, person, clusterId);
    if (!mayWriteRegister(seen)) throw new Problem("not_allowed", { may: "cluster" });
    if (seen.version !== version) throw new Problem("stale");
    if (seen.published === published) return;
    if (published && !seen.check.publishable) refuseFaults({ published: "rules_not_met" });
    const { fields, visibility } = seen;
    const by = { changedBy: person.id, changedAt: services.now() };
    if (!(await writeProfile(tx, { clusterId, fields, visibility, published, ...by, version })))
      throw new Problem("stale");
    const action = published ? "profile.published" : "profile.withdrawn";
    await record(tx, { person, clusterId, action, target: `profile:${clusterId}` });
  });
}
