import { isDay } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import { today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { loadAssessment } from "../load-assessment.ts";
import { mayAnswer } from "../policy.ts";
import { type AssessmentRow, insertAssessment, listAssessments } from "../queries.ts";
import { fillOpenFacts } from "./fill-from-register.ts";

export interface NewAssessment {
  readonly clusterId: string;
  /** Of the edition: `ecei-gold` or `ecei-bronze`. */
  readonly scheme: string;
  readonly label: string;
  readonly referenceDate: string;
}

/**
 * Starts an assessment, and answers at once what the register knows; one that the cluster has already for this scheme and day is opened instead.
 * @throws Problem not_found, not_allowed, bad_input
 */
export async function startAssessment(
  services: Services,
  person: Person,
  wanted: NewAssessment,
): Promise<AssessmentRow> {
  const { db, edition } = services;
  const scheme = edition.schemes.get(wanted.scheme);
  if (!scheme) throw new Problem("bad_input", { field: "scheme" });
  if (!scheme.labels.includes(wanted.label)) throw new Problem("bad_input", { field: "label" });
  if (!isDay(wanted.referenceDate) || wanted.referenceDate > today(services))
    throw new Problem("bad_input", { field: "reference_date" });
  return db.asPerson(person.id, async (tx) => {
    const { role } = found(await findCluster(tx, wanted.clusterId, person.id));
    if (!mayAnswer({ person, role })) throw new Problem("not_allowed", { may: "cluster" });
    const made = await insertAssessment(tx, {
      ...wanted,
      edition: edition.id,
      editionHash: edition.hash,
      createdBy: person.id,
      createdAt: services.now(),
    });
    if (!made) return found(await findStarted(tx, wanted));
    await record(tx, {
      person,
      clusterId: wanted.clusterId,
      action: "assessment.started",
      target: made.id,
      after: wanted,
    });
    await fillOpenFacts(services, tx, await loadAssessment(services, tx, made.id, person));
    return made;
  });
}

async function findStarted(tx: Transaction, { clusterId, scheme, referenceDate }: NewAssessment) {
  const all = await listAssessments(tx, clusterId);
  return all.find((one) => one.scheme === scheme && one.referenceDate === referenceDate);
}
