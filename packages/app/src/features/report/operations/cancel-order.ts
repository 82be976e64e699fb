import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayCancel } from "../policy.ts";
import { changeOrder, findOrder } from "../queries.ts";

/**
 * Takes an order back that waits or runs; the work stops at its next step. Cancelled twice is cancelled.
 * @throws Problem not_found, not_allowed, already_finished
 */
export async function cancelOrder({ db, now }: Services, person: Person, id: string): Promise<{ clusterId: string }> {
  return db.asPerson(person.id, async (tx) => {
    const { order, cluster, role } = found(await findOrder(tx, id, person.id));
    if (!mayCancel({ person, role })) throw new Problem("not_allowed", { may: "cluster_or_secretariat" });
    if (order.state === "cancelled") return { clusterId: cluster.id };
    const changed = await changeOrder(tx, id, ["queued", "running"], { state: "cancelled", finishedAt: now() });
    if (!changed) throw new Problem("already_finished");
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "report.cancelled",
      target: id,
      before: { state: order.state },
    });
    return { clusterId: cluster.id };
  });
}
