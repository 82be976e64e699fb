import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { addInvited, listContacts, listInvited, removeInvited, updateSurvey } from "../queries.ts";
import { MOST_INVITED } from "../schema.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

export interface Chosen {
  /** Entries of contact persons. */
  readonly contacts: readonly string[];
  readonly addresses: readonly string[];
}

/**
 * Adds people whom a survey is to ask; whoever is there already stays once.
 * @throws Problem not_found, not_allowed, stale; bad_input when there are too many
 */
export function chooseParticipants(
  services: Services,
  person: Person,
  change: SurveyChange,
  { contacts, addresses }: Chosen,
): Promise<void> {
  const { db, now } = services;
  return db.asPerson(person.id, async (tx) => {
    const { survey, cluster } = await loadForChange(tx, person, change, ["draft"]);
    const known = await listContacts(tx, cluster.id, today(services));
    const place = { clusterId: cluster.id, surveyId: survey.id };
    const ticked = known.filter(({ id }) => contacts.includes(id));
    const byAddress = new Map(known.map((contact) => [contact.email, contact.organisation]));
    await addInvited(tx, [
      ...ticked.map(({ email, organisation }) => ({ ...place, email, organisationId: organisation })),
      ...addresses.map((email) => ({ ...place, email, organisationId: byAddress.get(email) ?? null })),
    ]);
    if ((await listInvited(tx, survey.id)).length > MOST_INVITED)
      throw new Problem("bad_input", { field: "addresses" });
    if (!(await updateSurvey(tx, survey, { changedBy: person.id, changedAt: now() }))) throw new Problem("stale");
  });
}

/** @throws Problem not_found, not_allowed, stale */
export function leaveOut(
  { db, now }: Services,
  person: Person,
  change: SurveyChange,
  invitation: string,
): Promise<void> {
  return db.asPerson(person.id, async (tx) => {
    const { survey } = await loadForChange(tx, person, change, ["draft"]);
    await removeInvited(tx, survey.id, invitation);
    if (!(await updateSurvey(tx, survey, { changedBy: person.id, changedAt: now() }))) throw new Problem("stale");
  });
}
