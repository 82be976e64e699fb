import type { Transaction } from "../../../platform/database/database.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { mayRunSurveys } from "../policy.ts";
import { type FoundSurvey, findSurvey, type SurveyRow } from "../queries.ts";

export interface SurveyChange {
  readonly surveyId: string;
  /** That the person saw. */
  readonly version: number;
}

/**
 * The survey as somebody is about to change it.
 * @param states in which it can be changed so; in any other one somebody was faster
 * @throws Problem not_found, not_allowed, stale
 */
export async function loadForChange(
  tx: Transaction,
  person: Person,
  { surveyId, version }: SurveyChange,
  states: readonly SurveyRow["state"][],
): Promise<FoundSurvey> {
  const seen = found(await findSurvey(tx, surveyId, person.id));
  if (!mayRunSurveys(seen)) throw new Problem("not_allowed", { may: "cluster" });
  if (seen.survey.version !== version || !states.includes(seen.survey.state)) throw new Problem("stale");
  return seen;
}
