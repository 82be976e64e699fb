import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { mayRunSurveys } from "../policy.ts";
import { insertSurvey } from "../queries.ts";
import { NEW_SURVEYS, type SurveyForm } from "../schema.ts";

/**
 * A survey that nobody was asked yet.
 * @throws Problem not_found, not_allowed, too_many
 */
export function draftSurvey(
  { db, limits, now }: Services,
  person: Person,
  clusterId: string,
  { title, closes_on: closesOn, language }: SurveyForm,
): Promise<string> {
  return db.asPerson(person.id, async (tx) => {
    const { cluster, role } = found(await findCluster(tx, clusterId, person.id));
    if (!mayRunSurveys({ role })) throw new Problem("not_allowed", { may: "cluster" });
    limits.count(NEW_SURVEYS, cluster.id);
    const by = { changedBy: person.id, changedAt: now() };
    const id = await insertSurvey(tx, { clusterId: cluster.id, title, closesOn, language, ...by });
    await record(tx, {
      person,
      clusterId: cluster.id,
      action: "survey.drafted",
      target: id,
      after: { title, closesOn, language },
    });
    return id;
  });
}
