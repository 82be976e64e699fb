import type { Day } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { insertEntry } from "../../registry/index.ts";
import { countAnswered, keepEntry, type SurveyRow, updateSurvey } from "../queries.ts";
import { loadForChange, type SurveyChange } from "./load-for-change.ts";

/**
 * Takes no more answers, and puts the outcome into the register: the facts of row 5.3 follow from it.
 * @throws Problem not_found, not_allowed, stale
 */
export function closeSurvey(services: Services, person: Person, change: SurveyChange): Promise<void> {
  return services.db.asPerson(person.id, async (tx) => {
    const { survey } = await loadForChange(tx, person, change, ["open"]);
    await close(tx, survey, { person, day: today(services), at: services.now() });
  });
}

/**
 * In the transaction of whoever closes it. The survey is changed first: answers wait for that, so that none comes after the count.
 * @param by a person, or null for the program itself
 */
export async function close(
  tx: Transaction,
  survey: SurveyRow,
  by: { readonly person: Pick<Person, "id"> | null; readonly day: Day; readonly at: Date },
): Promise<void> {
  const written = { changedBy: by.person?.id ?? survey.changedBy, changedAt: by.at };
  if (!(await updateSurvey(tx, survey, { state: "closed", closedOn: by.day, ...written }))) throw new Problem("stale");
  const { id, clusterId, title, invited } = survey;
  const answered = await countAnswered(tx, id);
  const fields = { title, closedOn: by.day, invited, answered, resultsPublishedOn: null, source: "here" };
  const place = { clusterId, section: "survey", starts: survey.openedOn ?? by.day } as const;
  const entryId = await insertEntry(tx, { ...place, fields, ...written });
  await keepEntry(tx, id, entryId);
  const { person } = by;
  await record(tx, { person, clusterId, action: "survey.closed", target: id, after: { invited, answered } });
}
