import { type Case, type CompiledEdition, type CompiledScheme, readCase, type Score, scoreCase } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import type { FactInput } from "./parse-answer.ts";
import type { Standing } from "./policy.ts";
import { type AssessmentRow, type ClusterRow, type FrozenColumns, findAssessment, lockAssessment } from "./queries.ts";

/** An assessment with everything that stands in it: what pages, operations and the API start from. */
export interface LoadedAssessment {
  readonly assessment: AssessmentRow;
  readonly cluster: ClusterRow;
  readonly standing: Standing;
  readonly facts: ReadonlyMap<string, KnownFact>;
  readonly notes: ReadonlyMap<string, Note>;
}

export interface Changed {
  readonly version: number;
  readonly changedBy: string;
  readonly changedByName: string | null;
  readonly changedAt: Date;
}
export interface KnownFact extends Changed {
  readonly value: FactInput;
}
export interface Note extends Changed {
  readonly evidence: string;
  readonly comment: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** @throws Problem `not_found` also for what the person may not see */
export async function loadAssessment(tx: Transaction, id: string, person: Person): Promise<LoadedAssessment> {
  const { assessment, cluster, role, facts, notes, names, frozen } = found(
    isId(id) ? await findAssessment(tx, id, person.id) : null,
  );
  const changed = (row: (typeof facts | typeof notes)[number]): Changed => ({
    version: row.version,
    changedBy: row.changed_by,
    changedByName: names[row.changed_by] ?? null,
    changedAt: new Date(row.changed_at),
  });
  return {
    assessment,
    cluster,
    standing: { person, role },
    facts: frozen
      ? frozenFacts(frozen, names)
      : new Map(facts.map((row) => [row.fact, { value: row.value, ...changed(row) }])),
    notes: new Map(
      notes.map((row) => [
        row.row_id,
        { evidence: row.evidence, comment: row.comment, texts: row.texts, ...changed(row) },
      ]),
    ),
  };
}

/** What was submitted is what is shown, scored and reported until it is opened again. */
function frozenFacts(frozen: FrozenColumns, names: Readonly<Record<string, string>>): Map<string, KnownFact> {
  const { facts } = JSON.parse(frozen.case_file) as { facts: Readonly<Record<string, FactInput>> };
  const submitted = {
    version: 0,
    changedBy: frozen.submitted_by,
    changedByName: names[frozen.submitted_by] ?? null,
    changedAt: new Date(frozen.submitted_at),
  };
  return new Map(Object.entries(facts).map(([fact, value]) => [fact, { value, ...submitted }]));
}

/**
 * The same for whoever is going to write: what is loaded stands until the transaction ends.
 * @throws Problem `not_found` also for what the person may not see
 */
export async function holdAssessment(tx: Transaction, id: string, person: Person): Promise<LoadedAssessment> {
  if (isId(id)) await lockAssessment(tx, id);
  return loadAssessment(tx, id, person);
}

/** The assessment as a case file: what the core reads, what a submission freezes, what the API gives. */
export function caseData({ assessment, cluster, facts }: LoadedAssessment): Record<string, unknown> {
  const known = [...facts].filter(([, { value }]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    case: assessment.id,
    invented: cluster.invented,
    scheme: assessment.scheme,
    edition: assessment.edition,
    reference_date: assessment.referenceDate,
    cluster: { name: cluster.name, country: cluster.country },
    facts: Object.fromEntries(known.map(([fact, { value }]) => [fact, value])),
    application: { label: assessment.label },
  };
}

export interface ScoredAssessment {
  readonly scheme: CompiledScheme;
  readonly case: Case;
  readonly score: Score;
}

/** @throws RangeError when stored facts are not lawful, which saving does not let happen */
export function caseOf(edition: CompiledEdition, loaded: LoadedAssessment): Case {
  const read = readCase(edition, caseData(loaded));
  if (!read.ok) throw new RangeError(`stored facts of ${loaded.assessment.id}: ${JSON.stringify(read.faults)}`);
  return read.value;
}

/** @throws RangeError as `caseOf` */
export function scoreAssessment(edition: CompiledEdition, loaded: LoadedAssessment): ScoredAssessment {
  const input = caseOf(edition, loaded);
  return { case: input, ...scoreCase(edition, input) };
}
