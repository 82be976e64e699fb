import { record } from "../../../platform/audit.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { queueMails } from "../../../platform/mail.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { resultLines } from "../present.ts";
import { changeEntry, countMarks, eraseAddressesOf, listInvited, updateSurvey } from "../queries.ts";
import { FEWEST, resultsOf } from "../results.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

/**
 * Sends the result to everybody who was asked; then nobody's address is kept any more.
 * @throws Problem not_found, not_allowed, stale; no_mail; bad_input when too few have answered
 */
export function publishSurvey(services: Services, person: Person, change: SurveyChange): Promise<void> {
  const { db, settings, now } = services;
  const day = today(services);
  return db.asPerson(person.id, async (tx) => {
    const { survey, cluster, answered } = await loadForChange(tx, person, change, ["closed"]);
    if (!settings.sendsMail && !settings.demonstration) throw new Problem("no_mail");
    if (answered < FEWEST) throw new Problem("bad_input", { field: "answered" });
    const by = { changedBy: person.id, changedAt: now() };
    if (!(await updateSurvey(tx, survey, { state: "published", publishedOn: day, ...by }))) throw new Problem("stale");
    const { language, title } = survey;
    const say = sayIn(language);
    const results = resultLines(say, language, resultsOf(await countMarks(tx, survey.id))).join("\n");
    const details = { cluster: cluster.name, title, answered, invited: survey.invited, results };
    const letter = {
      subject: say("survey.mail.result.subject", details),
      text: say("survey.mail.result.text", details),
      language,
    };
    const invited = await listInvited(tx, survey.id);
    await queueMails(
      tx,
      settings,
      invited.map(({ email }) => ({ to: email, ...letter })),
    );
    await eraseAddressesOf(tx, survey.id);
    if (survey.entryId) await changeEntry(tx, survey.entryId, { resultsPublishedOn: day });
    await record(tx, { person, clusterId: cluster.id, action: "survey.published", target: survey.id });
  });
}
