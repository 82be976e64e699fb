import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { holdAssessment } from "../load-assessment.ts";
import { mayReopen } from "../policy.ts";
import { isHeldByCase, listSubmissions, markReopened, setState } from "../queries.ts";

const SHORTEST_REASON = 10;

/**
 * Opens a submitted assessment again. What was submitted stays as it was, with who opened it, when and why beside it.
 * @throws Problem not_found, not_allowed, not_submitted, bad_input without a reason; held_by_case while an application rests on it
 */
export async function reopenAssessment(
  services: Services,
  person: Person,
  { assessmentId, because }: { assessmentId: string; because: string },
): Promise<void> {
  const reason = because.trim();
  if (reason.length < SHORTEST_REASON) throw new Problem("bad_input", { field: "because" });
  const { db, now } = services;
  await db.asPerson(person.id, async (tx) => {
    const { assessment, standing, cluster } = await holdAssessment(services, tx, assessmentId, person);
    if (!mayReopen(standing)) throw new Problem("not_allowed", { may: "owner_or_secretariat" });
    const [last] = await listSubmissions(tx, assessmentId);
    if (assessment.state !== "submitted" || !last) throw new Problem("not_submitted");
    if (await isHeldByCase(tx, assessmentId)) throw new Problem("held_by_case");
    await markReopened(
      tx,
      { assessmentId, number: last.number },
      { reopenedBy: person.id, reopenedAt: now(), reopenedBecause: reason },
    );
    if (!(await setState(tx, assessmentId, "draft", assessment.version)))
      throw new Problem("stale", { who: "", when: "" });
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "assessment.reopened",
      target: assessmentId,
      before: { number: last.number, sha256: last.sha256 },
      after: { because: reason },
    });
  });
}
