import { record } from "../../../platform/audit.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { sendLinks } from "../letters.ts";
import { listInvited, updateSurvey } from "../queries.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

/**
 * Asks everybody who was chosen.
 * @throws Problem not_found, not_allowed, stale; no_mail; bad_input when nobody was chosen or the closing day is over
 */
export function openSurvey(services: Services, person: Person, change: SurveyChange): Promise<void> {
  const { db, settings, now } = services;
  const day = today(services);
  return db.asPerson(person.id, async (tx) => {
    const { survey, cluster } = await loadForChange(tx, person, change, ["draft"]);
    if (!settings.sendsMail && !settings.demonstration) throw new Problem("no_mail");
    if (survey.closesOn <= day) throw new Problem("bad_input", { field: "closes_on" });
    const invited = await listInvited(tx, survey.id);
    if (invited.length === 0) throw new Problem("bad_input", { field: "addresses" });
    const by = { changedBy: person.id, changedAt: now() };
    if (!(await updateSurvey(tx, survey, { state: "open", openedOn: day, invited: invited.length, ...by })))
      throw new Problem("stale");
    await sendLinks(tx, settings, { survey, cluster }, "invitation", invited);
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "survey.opened",
      target: survey.id,
      after: { invited: invited.length },
    });
  });
}
