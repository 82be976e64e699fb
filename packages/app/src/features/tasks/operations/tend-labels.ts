import { addMonths, dueReminder, REMINDER_MONTHS } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import { schemeOwner } from "../../../platform/installation.ts";
import { queueMails } from "../../../platform/mail.ts";
import { type Services, today } from "../../../platform/services.ts";
import { fillLetter, type LetterName, ownTemplates, pathOfTask, programText } from "../../cases/index.ts";
import {
  clearRenewals,
  type EndingLabel,
  endingLabels,
  peopleOfCluster,
  putRenewal,
  writeReminder,
} from "../reminder-queries.ts";

const RENEW: LetterName = "renew";

/**
 * Reminds clusters 12, 6, 3 and 1 months before the end of their label, each once, and lets the renewal wait in their work lists until
 * they apply. Nobody is reminded of a label that was withdrawn or renewed, nor while an application is under way.
 */
export function tendLabels(services: Pick<Services, "db" | "now" | "settings">): Promise<void> {
  const day = today(services);
  return services.db.asWorker(async (tx) => {
    const ending = await endingLabels(tx, { from: day, until: addMonths(day, REMINDER_MONTHS[0]) });
    await clearRenewals(
      tx,
      ending.map(({ case_id: id }) => id),
    );
    for (const label of ending) {
      const due = dueReminder(label.valid_until, day, label.sent);
      const written = due !== null && (await writeReminder(tx, { caseId: label.case_id, months: due.months, day }));
      if (written) await remind(services, tx, label);
      if (written || label.sent.length > 0) await putRenewal(tx, label, day);
    }
  });
}

async function remind({ settings }: Pick<Services, "settings">, tx: Transaction, ending: EndingLabel): Promise<void> {
  const { case_id: caseId, cluster_id: clusterId, cluster_name: cluster, label, valid_until: dueOn } = ending;
  const templates = await ownTemplates(tx, [RENEW]);
  const link = `${settings.origin}${pathOfTask({ caseId, clusterId }, RENEW)}`;
  const told = { cluster, label, dueOn, link, owner: await schemeOwner(tx) };
  const people = await peopleOfCluster(tx, clusterId);
  await queueMails(
    tx,
    settings,
    people.map((person) => {
      const own = templates.find(({ language }) => language === person.language);
      return { to: person.email, ...fillLetter(own ?? programText(RENEW, person.language), person, told) };
    }),
  );
}
