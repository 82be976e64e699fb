import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { sendLinks } from "../letters.ts";
import { listInvited, updateSurvey } from "../queries.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

/**
 * Writes once more to everybody: who has answered is not known, so the letter says that whoever did needs to do nothing.
 * @throws Problem not_found, not_allowed; stale also when they were reminded before, or the closing day is over
 */
export function remindParticipants(services: Services, person: Person, change: SurveyChange): Promise<void> {
  const { db, settings, now } = services;
  const day = today(services);
  return db.asPerson(person.id, async (tx) => {
    const { survey, cluster } = await loadForChange(tx, person, change, ["open"]);
    if (survey.remindedOn !== null || survey.closesOn < day) throw new Problem("stale");
    const by = { changedBy: person.id, changedAt: now() };
    if (!(await updateSurvey(tx, survey, { remindedOn: day, ...by }))) throw new Problem("stale");
    await sendLinks(tx, settings, { survey, cluster }, "reminder", await listInvited(tx, survey.id));
    await record(tx, { person, clusterId: cluster.id, action: "survey.reminded", target: survey.id });
  });
}
