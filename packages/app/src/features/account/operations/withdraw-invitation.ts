import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { mayWithdraw } from "../policy.ts";
import * as queries from "../queries.ts";

/** @throws Problem `not_found`, also when it has been accepted meanwhile; `not_allowed` */
export async function withdrawInvitation(
  { db, now }: Services,
  person: Person,
  clusterId: string,
  id: string,
): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    const { role } = found(await findCluster(tx, clusterId, person.id));
    const actor = { ...person, role };
    const invitation = (await queries.listOpenInvitations(tx, clusterId, new Date(0))).find((one) => one.id === id);
    if (!mayWithdraw(actor, invitation?.role ?? "member"))
      throw new Problem("not_allowed", { may: "owner_or_secretariat" });
    if (!(await queries.withdrawInvitation(tx, clusterId, id, now()))) throw new Problem("not_found");
    await record(tx, { person, clusterId, action: "invitation.withdrawn", target: `invitation:${id}` });
  });
}
