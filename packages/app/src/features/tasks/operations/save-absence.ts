import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { type AbsenceInput, insertAbsence, removeAbsence } from "../../experts/index.ts";
import { isOfficer } from "../policy.ts";
import { officeColleagues } from "../queries.ts";

/**
 * When somebody who holds an office is away. Who stands in holds the same office; nobody votes for somebody else.
 * @throws Problem not_allowed; bad_input when nobody of the same office is named
 */
export async function addOwnAbsence(services: Services, person: Person, absence: AbsenceInput): Promise<void> {
  if (!isOfficer(person)) throw new Problem("not_allowed", { may: "officer" });
  await services.db.asPerson(person.id, async (tx) => {
    const { delegate } = absence;
    if (delegate !== null && !(await officeColleagues(tx)).some(({ id }) => id === delegate))
      throw new Problem("bad_input", { field: "delegate" });
    found(await insertAbsence(tx, { personId: person.id, ...absence, changedAt: services.now() }));
    const target = `person:${person.id}`;
    await record(tx, { person, clusterId: null, action: "absence.added", target, after: absence });
  });
}

/** @throws Problem not_found, not_allowed */
export async function removeOwnAbsence({ db }: Services, person: Person, id: string): Promise<void> {
  if (!isOfficer(person)) throw new Problem("not_allowed", { may: "officer" });
  await db.asPerson(person.id, async (tx) => {
    const { starts, ends, delegate } = found(await removeAbsence(tx, person.id, id));
    const before = { starts, ends, delegate };
    await record(tx, { person, clusterId: null, action: "absence.removed", target: `person:${person.id}`, before });
  });
}
