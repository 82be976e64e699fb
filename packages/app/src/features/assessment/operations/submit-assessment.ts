import { createHash } from "node:crypto";
import { readCase } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { freezeEvidence } from "../../evidence/index.ts";
import { caseWithOrigins, holdAssessment } from "../load-assessment.ts";
import { rowsWithoutReason } from "../open-facts.ts";
import { maySubmit } from "../policy.ts";
import { insertSubmission, listSubmissions, setState } from "../queries.ts";

export interface Submitted {
  readonly number: number;
  readonly sha256: string;
}

/**
 * Freezes the answers as a case file with its hash. The same submission sent twice is one: the second press of a button finds
 * it done and gets the same answer.
 * @param version the assessment as the person saw it
 * @throws Problem not_found, not_allowed, stale, reason_missing, not_ready
 */
export async function submitAssessment(
  services: Services,
  person: Person,
  { assessmentId, version }: { assessmentId: string; version: number },
): Promise<Submitted> {
  const { db, now } = services;
  return db.asPerson(person.id, async (tx) => {
    const loaded = await holdAssessment(services, tx, assessmentId, person);
    if (!maySubmit(loaded.standing)) throw new Problem("not_allowed", { may: "cluster" });
    const [last] = await listSubmissions(tx, assessmentId);
    if (loaded.assessment.state === "submitted" && last) return { number: last.number, sha256: last.sha256 };
    if (loaded.assessment.version !== version) throw new Problem("stale", { who: "", when: "" });
    const unexplained = rowsWithoutReason(loaded);
    if (unexplained.length > 0) throw new Problem("reason_missing", { rows: unexplained.join(", ") });
    const data = caseWithOrigins(loaded);
    const read = readCase(loaded.edition, data);
    if (!read.ok) throw new Problem("not_ready", { reason: read.faults[0]?.code ?? "" });
    const caseFile = `${JSON.stringify(data, null, 2)}\n`;
    const sha256 = createHash("sha256").update(caseFile).digest("hex");
    const number = (last?.number ?? 0) + 1;
    await insertSubmission(tx, { assessmentId, number, caseFile, sha256, submittedBy: person.id, submittedAt: now() });
    await freezeEvidence(tx, loaded.assessment, number);
    if (!(await setState(tx, assessmentId, "submitted", version))) throw new Problem("stale", { who: "", when: "" });
    await record(tx, {
      person,
      clusterId: loaded.cluster.id,
      action: "assessment.submitted",
      target: assessmentId,
      after: { number, sha256 },
    });
    return { number, sha256 };
  });
}
