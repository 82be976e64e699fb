import type { StepOf } from "@klynge/core";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, type LoadedCase, takeStepIn } from "../../cases/index.ts";
import { loadDeclaration } from "../load-declaration.ts";

/**
 * What an expert says of his interests in a case. What is known of him has been asked when he was proposed; something may have become known
 * since, and nobody declares that there is nothing while it stands.
 * @throws Problem not_found; step_refused with the code of the rule, `expert_in_conflict` with the kinds of the ties
 */
export async function declareInterests(
  services: Services,
  person: Person,
  wanted: { readonly caseId: string; readonly step: StepOf<"declare_interests">; readonly commandId: string },
): Promise<LoadedCase> {
  const { caseId, step, commandId } = wanted;
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    if (!step.conflict && loaded.place.expert === "accepted") {
      const { ties } = await loadDeclaration(tx, loaded, today(services));
      const blocking = new Set(ties.filter((one) => one.blocking).map(({ kind }) => kind));
      if (blocking.size > 0)
        throw new Problem("step_refused", { refusal: "expert_in_conflict", conflicts: [...blocking].join(", ") });
    }
    return takeStepIn(services, tx, loaded, { step, commandId });
  });
}
