import { dueReminder, isFollowed, renewableUntil } from "@klynge/core";
import type { Transaction } from "../../../platform/database/database.ts";
import { schemeOwner } from "../../../platform/installation.ts";
import { queueMails } from "../../../platform/mail.ts";
import { type Services, today } from "../../../platform/services.ts";
import { fillLetter, type LetterName, ownTemplates, pathOfTask, programText } from "../../cases/index.ts";
import { showLabel } from "../../registry/index.ts";
import {
  allLabels,
  clearRenewals,
  peopleOfCluster,
  putRenewal,
  type TendedLabel,
  writeReminder,
} from "../reminder-queries.ts";

/** Of the letter that goes once when a label has ended. */
const ENDED = 0;

type Tending = Pick<Services, "db" | "now" | "settings" | "edition">;

/**
 * What follows from the day alone: each cluster shows the label that stands on it; clusters are reminded 12, 6, 3 and 1 months before the
 * end of a label and told once that it has ended, and its renewal waits in their work lists as long as they can apply for it. Nobody is
 * reminded of a label that was suspended, withdrawn or renewed, that stands below one which ends later, or for which an application was
 * handed in.
 */
export function tendLabels(services: Tending): Promise<void> {
  const day = today(services);
  return services.db.asWorker(async (tx) => {
    const byCluster = Map.groupBy(await allLabels(tx), ({ cluster_id: id }) => id);
    for (const id of byCluster.keys()) await showLabel(tx, id, day);
    const renewable = [...byCluster.values()].flatMap((labels) =>
      labels.filter((one) => isRenewable(services, one, labels, day)),
    );
    await clearRenewals(
      tx,
      renewable.map(({ id }) => id),
    );
    for (const label of renewable) await tend(services, tx, label, day);
  });
}

function isRenewable({ edition }: Tending, one: TendedLabel, labels: readonly TendedLabel[], day: string): boolean {
  const inTime = day <= renewableUntil(edition.edition, one);
  return one.standing === "valid" && inTime && !one.asked && !isFollowed(one, labels);
}

async function tend(services: Tending, tx: Transaction, label: TendedLabel, day: string): Promise<void> {
  const { id: labelId, until, sent } = label;
  const months = until < day ? (sent.includes(ENDED) ? null : ENDED) : (dueReminder(until, day, sent)?.months ?? null);
  const written = months !== null && (await writeReminder(tx, { labelId, months, day }));
  if (written) await remind(services, tx, label, months === ENDED ? "label_expired" : "renew");
  if (written || sent.length > 0) await putRenewal(tx, labelId, day);
}

async function remind(
  { settings }: Pick<Services, "settings">,
  tx: Transaction,
  { id, cluster_id: clusterId, cluster_name: cluster, label, until }: TendedLabel,
  letter: LetterName,
): Promise<void> {
  const templates = await ownTemplates(tx, [letter]);
  const link = `${settings.origin}${pathOfTask({ caseId: id, clusterId }, "renew")}`;
  const told = { cluster, label, dueOn: letter === "renew" ? until : null, link, owner: await schemeOwner(tx) };
  const people = await peopleOfCluster(tx, clusterId);
  await queueMails(
    tx,
    settings,
    people.map((person) => {
      const own = templates.find(({ language }) => language === person.language);
      return { to: person.email, ...fillLetter(own ?? programText(letter, person.language), person, told) };
    }),
  );
}
