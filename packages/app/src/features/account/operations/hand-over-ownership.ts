import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { sayIn } from "../../../platform/i18n/texts.ts";
import { schemeOwner } from "../../../platform/installation.ts";
import { queueMail } from "../../../platform/mail.ts";
import type { Services, Settings } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { mayHandOver, mustGiveReason } from "../policy.ts";
import { findPerson, lockSeats, setRole } from "../queries.ts";

export interface HandOverInput {
  /** The new owner; has a seat in the cluster. */
  readonly to: string;
  /** Why; the secretariat must say, it goes on record and into the letters. */
  readonly reason: string;
}

/**
 * Makes another person of the cluster its owner; the old one stays as member. Both get a letter.
 * @returns `reason_missing` when the secretariat gives none
 * @throws Problem `not_found`, `not_allowed`
 */
export async function handOverOwnership(
  { db, settings }: Services,
  person: Person,
  clusterId: string,
  { to, reason }: HandOverInput,
): Promise<"handed_over" | "reason_missing"> {
  return db.asPerson(person.id, async (tx) => {
    // first: whoever hands over twice at once is no owner any more the second time
    const seats = await lockSeats(tx, clusterId);
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayHandOver({ ...person, role })) throw new Problem("not_allowed", { may: "owner_or_secretariat" });
    if (mustGiveReason({ ...person, role }) && reason === "") return "reason_missing";
    const next = found(seats.find((seat) => seat.personId === to));
    const last = seats.find((seat) => seat.role === "owner");
    if (last?.personId === next.personId) return "handed_over";
    // first the old one: a cluster never has two
    if (last) await setRole(tx, clusterId, last.personId, "member");
    await setRole(tx, clusterId, next.personId, "owner");
    await record(tx, {
      person,
      clusterId,
      action: "cluster.handed_over",
      target: `cluster:${clusterId}`,
      before: { owner: last?.personId ?? null },
      after: { owner: next.personId, reason },
    });
    const letter = { cluster: cluster.name, by: person.name, reason, link: `${settings.origin}/clusters/${clusterId}` };
    for (const id of [next.personId, ...(last ? [last.personId] : [])])
      await tell(tx, settings, { to: id, newOwner: next.personId, ...letter });
    return "handed_over";
  });
}

type HandedOver = Readonly<Record<"to" | "newOwner" | "cluster" | "by" | "reason" | "link", string>>;

async function tell(tx: Transaction, settings: Settings, { to, newOwner, ...details }: HandedOver): Promise<void> {
  const [reader, next] = [await findPerson(tx, to), await findPerson(tx, newOwner)];
  if (!reader) return;
  const say = sayIn(reader.language);
  const all = {
    ...details,
    name: reader.name,
    next: next?.name ?? "",
    reason: details.reason || say("account.mail.handed_over.no_reason"),
    owner: await schemeOwner(tx),
  };
  await queueMail(tx, settings, {
    to: reader.email,
    subject: say("account.mail.handed_over.subject", all),
    text: say("account.mail.handed_over.text", all),
    language: reader.language,
  });
}
