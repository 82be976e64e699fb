import { codeOf } from "../../../platform/database/error-code.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { isImpartial } from "../policy.ts";
import { concernedBy } from "../queries.ts";
import type { AppealStep } from "../schema.ts";

const UNIQUE = "23505";

/**
 * Gives an appeal to somebody, or decides it.
 * @throws Problem not_found; not_allowed for whoever has to do with the case in another way; step_refused
 */
export async function actOnAppeal(
  services: Services,
  person: Person,
  { caseId, step, commandId }: { caseId: string; step: AppealStep; commandId: string },
): Promise<LoadedCase> {
  const acted = services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!isImpartial(loaded)) throw new Problem("not_allowed", { may: "impartial" });
    // the rules know who acted in the case; who belongs to the cluster is known here
    if (step.step === "assign_appeal" && (await concernedBy(tx, loaded.case, [step.officer])).size > 0)
      throw new Problem("step_refused", { refusal: "officer_involved" });
    return takeStepIn(services, tx, loaded, { step, commandId });
  });
  return acted.catch((error) => {
    // the cluster applied anew in the moment in which the case began to run again
    if (codeOf(error) !== UNIQUE) throw error;
    throw new Problem("step_refused", { refusal: "application_running" });
  });
}
