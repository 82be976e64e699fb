import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { isImpartial, mayAttend } from "../policy.ts";
import type { BoardStep } from "../schema.ts";

/**
 * A step that is taken at a meeting.
 * @throws Problem not_found; not_allowed for whoever has to do with the case in another way; step_refused
 */
export async function actAsBoard(
  services: Services,
  person: Person,
  { caseId, step, commandId }: { caseId: string; step: BoardStep; commandId: string },
): Promise<LoadedCase> {
  if (!mayAttend(person)) throw new Problem("not_allowed", { may: "board" });
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!isImpartial(loaded)) throw new Problem("not_allowed", { may: "impartial" });
    return takeStepIn(services, tx, loaded, { step, commandId });
  });
}
