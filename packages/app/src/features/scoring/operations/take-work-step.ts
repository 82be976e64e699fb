import type { CaseStep } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdCase, takeStepIn } from "../../cases/index.ts";
import { asExpert } from "../policy.ts";
import { isOvertaken } from "../written-against.ts";

export interface WorkStepWanted {
  readonly caseId: string;
  readonly step: CaseStep;
  readonly commandId: string;
  /** `writtenAgainst` of what its form was filled from; 0 where nothing stood. */
  readonly against: number;
}

/**
 * A step of the experts' common work. What one finds is read by the other: so nothing is written down before the points are open, where
 * there are points; and nothing takes the place of what its form did not show.
 * @throws Problem not_found, not_allowed, step_refused; `overtaken` where somebody else was faster
 */
export async function takeWorkStep(
  services: Services,
  person: Person,
  { caseId, step, commandId, against }: WorkStepWanted,
): Promise<void> {
  await services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    asExpert(loaded);
    const { state } = loaded.process;
    if (state === "visited") throw new Problem("step_refused", { refusal: "step_not_now", state });
    if (loaded.trail.some((entry) => entry.commandId === commandId)) return;
    // a reason of the rules comes first: it does not go away by looking again
    await takeStepIn(services, tx, loaded, { step, commandId });
    if (isOvertaken(loaded, step, against)) throw new Problem("step_refused", { refusal: "overtaken" });
  });
}
