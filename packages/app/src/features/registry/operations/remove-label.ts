import { record } from "../../../platform/audit.ts";
import { cleanText } from "../../../platform/clean-text.ts";
import { isId } from "../../../platform/ids.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { deleteLabel } from "../label-queries.ts";
import { mayEnterLabels } from "../policy.ts";
import { findCluster } from "../queries.ts";
import { refuseFaults } from "../refuse-faults.ts";
import { showLabel } from "./show-label.ts";

/**
 * Takes a label out that was entered and is not so; what a case gave is withdrawn in its case.
 * @throws Problem not_found, not_allowed, bad_input without a reason
 */
export function removeLabel(
  services: Services,
  person: Person,
  { clusterId, labelId, because: typed }: { clusterId: string; labelId: string; because: string },
): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayEnterLabels({ role, offices: person.offices })) throw new Problem("not_allowed", { may: "secretariat" });
    const because = cleanText(typed).trim();
    if (because === "") refuseFaults({ because: "missing" });
    const gone = found(isId(labelId) ? await deleteLabel(tx, cluster.id, labelId) : null);
    await showLabel(tx, cluster.id, today(services));
    const { label, from, until, source } = gone;
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "label.removed",
      target: `label:${labelId}`,
      before: { label, from, until, source },
      after: { because },
    });
  });
}
