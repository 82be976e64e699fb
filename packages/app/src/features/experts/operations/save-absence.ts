import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayCorrect } from "../policy.ts";
import { findExpert, insertAbsence, removeAbsence } from "../queries.ts";
import type { AbsenceInput } from "../schema.ts";

/** @throws Problem not_found, not_allowed, bad_input when the delegate is nobody of the pool, or himself */
export async function addAbsence(
  services: Services,
  person: Person,
  { expert, absence }: { readonly expert: string; readonly absence: AbsenceInput },
): Promise<void> {
  await services.db.asPerson(person.id, async (tx) => {
    found(await findExpert(tx, expert));
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    const { delegate } = absence;
    if (delegate !== null && (delegate === expert || !(await findExpert(tx, delegate))))
      throw new Problem("bad_input", { field: "delegate" });
    found(await insertAbsence(tx, { personId: expert, ...absence, changedAt: services.now() }));
    const target = `person:${expert}`;
    await record(tx, { person, clusterId: null, action: "absence.added", target, after: absence });
  });
}

/** @throws Problem not_found, not_allowed */
export async function takeAbsenceBack(
  { db }: Services,
  person: Person,
  { expert, id }: { readonly expert: string; readonly id: string },
): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    if (!mayCorrect(person, expert)) throw new Problem("not_allowed", { may: "expert_or_secretariat" });
    const { starts, ends, delegate } = found(await removeAbsence(tx, expert, id));
    const before = { starts, ends, delegate };
    await record(tx, { person, clusterId: null, action: "absence.removed", target: `person:${expert}`, before });
  });
}
