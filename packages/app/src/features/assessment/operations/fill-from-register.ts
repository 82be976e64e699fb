import { enteredFacts, readCase } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { Problem } from "../../../platform/web/problem.ts";
import { caseData, holdAssessment, type KnownFact, type LoadedAssessment, withRegister } from "../load-assessment.ts";
import { openFacts } from "../open-facts.ts";
import type { FactInput } from "../parse-answer.ts";
import { mayAnswer } from "../policy.ts";
import { writeOpenFacts } from "../queries.ts";

export interface Filled {
  /** Facts that have an answer now and had none before. */
  readonly filled: readonly string[];
  /** Facts that stay open because what the register says contradicts answers that stand. */
  readonly contradicting: readonly string[];
}

/**
 * Answers from the register what an assessment asks and nobody has answered; an answer that stands is never touched.
 * @throws Problem not_found, not_allowed, already_submitted
 */
export async function fillFromRegister(services: Services, person: Person, assessmentId: string): Promise<Filled> {
  return services.db.asPerson(person.id, async (tx) => {
    const loaded = await holdAssessment(services, tx, assessmentId, person);
    if (!mayAnswer(loaded.standing)) throw new Problem("not_allowed", { may: "cluster" });
    if (loaded.assessment.state !== "draft") throw new Problem("already_submitted");
    return fillOpenFacts(services, tx, loaded);
  });
}

/** The same within a transaction that has asked whether the person may. */
export async function fillOpenFacts(services: Services, tx: Transaction, held: LoadedAssessment): Promise<Filled> {
  const loaded = await withRegister(services, tx, held);
  const open = openFacts(loaded);
  const lawful = lawfulWith(loaded, open);
  const contradicting = [...open.keys()].filter((fact) => !lawful.has(fact));
  if (lawful.size === 0) return { filled: [], contradicting };
  const { id, clusterId, referenceDate } = loaded.assessment;
  const { person } = loaded.standing;
  const shared = { clusterId, referenceDate, changedBy: person.id, changedAt: services.now() };
  const filled = await writeOpenFacts(
    tx,
    [...lawful].map(([fact, value]) => ({ fact, value, registerValue: value, ...shared })),
  );
  const after = Object.fromEntries(filled.map((fact) => [fact, lawful.get(fact)]));
  await record(tx, { person, clusterId, action: "fact.prefilled", target: id, after });
  return { filled, contradicting };
}

/** What can be added without contradicting what stands: a part that is larger than an answered whole stays out. */
function lawfulWith(loaded: LoadedAssessment, open: ReadonlyMap<string, FactInput>): ReadonlyMap<string, FactInput> {
  const { edition } = loaded;
  const added = new Map(open);
  for (;;) {
    const read = readCase(edition, caseData({ ...loaded, facts: new Map([...loaded.facts, ...asFacts(added)]) }));
    if (read.ok) return added;
    const wrong = read.faults.flatMap(({ path }) => {
      const fact = path.replace(/^facts\./, "");
      return [fact, ...(edition.dictionary.index.has(fact) ? enteredFacts(edition.dictionary, [fact]) : [])];
    });
    const before = added.size;
    for (const fact of wrong) added.delete(fact);
    // a fault of something else: nothing is added to it
    if (added.size === before) return new Map();
  }
}

function asFacts(values: ReadonlyMap<string, FactInput>): [string, KnownFact][] {
  const nobody = { version: 0, changedBy: "", changedByName: null, changedAt: new Date(0), register: null, reason: "" };
  return [...values].map(([fact, value]) => [fact, { value, ...nobody }]);
}
