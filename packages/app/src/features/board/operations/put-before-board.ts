import type { Services } from "../../../platform/services.ts";
import { today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { isImpartial } from "../policy.ts";
import { findMeeting } from "../queries.ts";

/**
 * Puts a recommended case on the list of a meeting that is still to come.
 * @throws Problem not_found, not_allowed, step_refused; bad_input when the meeting is over
 */
export async function putBeforeBoard(
  services: Services,
  person: Person,
  { caseId, meeting, commandId }: { caseId: string; meeting: string; commandId: string },
): Promise<LoadedCase> {
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!isImpartial(loaded)) throw new Problem("not_allowed", { may: "impartial" });
    const { id, heldOn } = found(await findMeeting(tx, meeting));
    if (heldOn < today(services)) throw new Problem("bad_input", { field: "meeting" });
    return takeStepIn(services, tx, loaded, { step: { step: "put_before_board", meeting: id }, commandId });
  });
}
