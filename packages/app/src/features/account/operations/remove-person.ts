import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { mayRemove } from "../policy.ts";
import { lockSeats, removeSeat } from "../queries.ts";

/**
 * Takes a seat away, or gives one's own up; from the next request on the person sees nothing of the cluster.
 * @throws Problem `not_found`, `not_allowed` (an owner hands over first)
 */
export async function removePerson(
  { db }: Services,
  person: Person,
  clusterId: string,
  personId: string,
): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    const seats = await lockSeats(tx, clusterId);
    const { role } = found(await findCluster(tx, clusterId, person.id));
    const seat = found(seats.find((one) => one.personId === personId));
    if (!mayRemove({ ...person, role }, seat)) throw new Problem("not_allowed", { may: "seat" });
    // first: whoever leaves may write nothing about the cluster afterwards
    await record(tx, {
      person,
      clusterId,
      action: "person.removed",
      target: `person:${personId}`,
      before: { role: seat.role },
    });
    await removeSeat(tx, clusterId, personId);
  });
}
