import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { importToChange } from "../load-import.ts";
import { decide } from "../queries.ts";
import { DECISIONS, QUESTION_REASONS } from "../tables.ts";

/**
 * Says of a row, or of all rows of a kind that wait, whether it is the same, a new one, or left out.
 * @param which the number of a row, or the kind
 * @throws Problem not_found, not_allowed, import_moved_on, bad_input
 */
export async function decideDuplicates(
  { db }: Services,
  person: Person,
  { id, which, decision: said }: { id: string; which: string; decision: string },
): Promise<void> {
  const decision = DECISIONS.find((one) => one === said);
  const reason = QUESTION_REASONS.find((one) => one === which);
  const row = /^\d{1,7}$/.test(which) ? Number(which) : null;
  if (!decision || (!reason && row === null)) throw new Problem("bad_input", { field: "decision" });
  // two organisations never have one number
  if (decision === "new" && reason?.includes("number")) throw new Problem("bad_input", { field: "decision" });
  await db.asPerson(person.id, async (tx) => {
    const { import: of } = await importToChange(tx, id, person, ["deciding"]);
    const count = await decide(tx, id, reason ? { reason } : { row: row ?? 0 }, decision);
    await record(tx, {
      person,
      clusterId: of.clusterId,
      action: "import.decided",
      target: id,
      after: { which, decision, count },
    });
  });
}
