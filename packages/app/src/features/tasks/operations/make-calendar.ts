import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found } from "../../../platform/web/problem.ts";
import { hashOf, newToken } from "../../account/index.ts";
import { endCalendar, putCalendar } from "../queries.ts";

/**
 * An address under which a calendar program reads the person's days; one that was there before ends.
 * @returns the address, which nobody can read again
 */
export async function makeCalendar({ db, now, settings }: Services, person: Person): Promise<string> {
  const token = newToken();
  await db.asPerson(person.id, async (tx) => {
    await putCalendar(tx, { personId: person.id, tokenHash: hashOf(token), madeAt: now() });
    await record(tx, { person, clusterId: null, action: "calendar.made", target: `person:${person.id}` });
  });
  return `${settings.origin}/calendar/${token}.ics`;
}

/** @throws Problem not_found where there is none */
export async function removeCalendar({ db }: Services, person: Person): Promise<void> {
  await db.asPerson(person.id, async (tx) => {
    found((await endCalendar(tx, person.id)) || null);
    await record(tx, { person, clusterId: null, action: "calendar.ended", target: `person:${person.id}` });
  });
}
