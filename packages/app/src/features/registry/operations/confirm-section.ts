import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { confirm, unconfirm } from "../entry-queries.ts";
import { mayWriteRegister } from "../policy.ts";
import { findCluster } from "../queries.ts";
import type { Confirmable } from "../sections.ts";

/**
 * Says that a section is complete as of today; an empty one is then empty on purpose, and its counts are 0 instead of unknown.
 * `holds` false takes that back.
 * @throws Problem not_found, not_allowed
 */
export function confirmSection(
  services: Services,
  person: Person,
  { clusterId, section, holds }: { readonly clusterId: string; readonly section: Confirmable; readonly holds: boolean },
): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const { role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayWriteRegister({ role })) throw new Problem("not_allowed", { may: "cluster" });
    if (holds) await confirm(tx, { clusterId, section, confirmedOn: today(services), confirmedBy: person.id });
    else if (!(await unconfirm(tx, clusterId, section))) return;
    const action = holds ? "section.confirmed" : "section.unconfirmed";
    await record(tx, { person, clusterId, action, target: section });
  });
}
