import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { deleteDraft } from "../queries.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

/**
 * Takes away a survey that nobody was asked, with its addresses.
 * @returns its cluster
 * @throws Problem not_found, not_allowed, stale
 */
export function discardSurvey({ db }: Services, person: Person, change: SurveyChange): Promise<string> {
  return db.asPerson(person.id, async (tx) => {
    const { survey, cluster } = await loadForChange(tx, person, change, ["draft"]);
    if (!(await deleteDraft(tx, survey))) throw new Problem("stale");
    const before = { title: survey.title };
    await record(tx, { person, clusterId: cluster.id, action: "survey.discarded", target: survey.id, before });
    return cluster.id;
  });
}
