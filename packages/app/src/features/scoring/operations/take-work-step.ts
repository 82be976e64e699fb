import type { CaseStep } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, takeStepIn } from "../../cases/index.ts";
import { asExpert } from "../policy.ts";

/**
 * A step of the experts' common work. What one finds is read by the other: so nothing is written down before the points are open, where
 * there are points.
 * @throws Problem not_found, not_allowed, step_refused
 */
export async function takeWorkStep(
  services: Services,
  person: Person,
  { caseId, step, commandId }: { readonly caseId: string; readonly step: CaseStep; readonly commandId: string },
): Promise<void> {
  await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    asExpert(loaded);
    const { state } = loaded.process;
    if (state === "visited") throw new Problem("step_refused", { refusal: "step_not_now", state });
    await takeStepIn(services, tx, loaded, { step, commandId });
  });
}
