import { readUnder } from "@klynge/core";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { listAssessments, listSubmissions } from "../../assessment/index.ts";
import { holdCase, type LoadedCase, schemeOf } from "../load-case.ts";
import { takeStepIn } from "./take-step.ts";

/**
 * Hands in an assessment that the cluster has submitted: from now on the case rests on it.
 * @throws Problem not_found, step_refused; not_submitted while its answers can still change
 */
export async function handIn(
  services: Services,
  person: Person,
  { caseId, assessmentId, commandId }: { caseId: string; assessmentId: string; commandId: string },
): Promise<LoadedCase> {
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdCase(services, tx, caseId, person);
    const { clusterId, label } = loaded.case;
    const assessments = await listAssessments(tx, clusterId);
    const assessment = found(assessments.find(({ id }) => id === assessmentId));
    if (assessment.scheme !== schemeOf(loaded.edition, label)) throw new Problem("bad_input", { field: "assessment" });
    const [last] = await listSubmissions(tx, assessment.id);
    if (assessment.state !== "submitted" || !last) throw new Problem("not_submitted");
    const read = readUnder(loaded.edition, JSON.parse(last.caseFile));
    if (!read.ok) throw new Problem("edition_not_lawful", { reason: read.faults[0]?.code ?? "" });
    const { number, sha256 } = last;
    return takeStepIn(services, tx, loaded, {
      step: { step: "submit", assessment: assessment.id, number, sha256, referenceDate: assessment.referenceDate },
      commandId,
    });
  });
}
