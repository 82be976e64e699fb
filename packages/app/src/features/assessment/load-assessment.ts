import {
  type Case,
  type CompiledEdition,
  type CompiledScheme,
  readCase,
  type Score,
  scoreCase,
  type WrittenFact,
} from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { isId } from "../../platform/ids.ts";
import type { Services } from "../../platform/services.ts";
import type { Person } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import type { Standing } from "./policy.ts";
import { type Provenance, readProvenance, writeProvenance } from "./provenance.ts";
import { type AssessmentRow, type ClusterRow, type FrozenColumns, findAssessment, lockAssessment } from "./queries.ts";
import { type RegisterNow, registerNow } from "./register-now.ts";

/** An assessment with everything that stands in it: what pages, operations and the API start from. */
export interface LoadedAssessment {
  readonly assessment: AssessmentRow;
  /** The one that it is pinned to. */
  readonly edition: CompiledEdition;
  readonly cluster: ClusterRow;
  readonly standing: Standing;
  /** Goes up with every change of the cluster's register. */
  readonly registerRevision: number;
  /** What the register says now; null where nobody asked it, and when what was submitted stands. */
  readonly register: RegisterNow | null;
  readonly facts: ReadonlyMap<string, KnownFact>;
  readonly notes: ReadonlyMap<string, Note>;
  /** Rows under which files or links stand. */
  readonly withEvidence: ReadonlySet<string>;
}

export interface Changed {
  readonly version: number;
  readonly changedBy: string;
  readonly changedByName: string | null;
  readonly changedAt: Date;
}
export interface KnownFact extends Changed, Provenance {}
export interface Note extends Changed {
  readonly evidence: string;
  readonly comment: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** @throws Problem `not_found` also for what the person may not see; edition_unknown */
export async function loadAssessment(
  { editions }: Pick<Services, "editions">,
  tx: Transaction,
  id: string,
  person: Person,
): Promise<LoadedAssessment> {
  const { assessment, cluster, role, registerRevision, facts, notes, withEvidence, names, frozen } = found(
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
    edition: editions.withHash(assessment.editionHash),
    cluster,
    standing: { person, role },
    registerRevision,
    register: null,
    facts: frozen
      ? frozenFacts(frozen, names, new Map(facts.map((row) => [row.fact, changed(row)])))
      : new Map(
          facts.map((row) => [
            row.fact,
            {
              value: row.value,
              register:
                row.register_value === null
                  ? null
                  : { value: row.register_value, on: new Date(row.changed_at).toISOString().slice(0, 10) },
              reason: row.register_reason,
              ...changed(row),
            },
          ]),
        ),
    notes: new Map(
      notes.map((row) => [
        row.row_id,
        { evidence: row.evidence, comment: row.comment, texts: row.texts, ...changed(row) },
      ]),
    ),
    withEvidence: new Set(withEvidence),
  };
}

/** With what the register says beside the answers, as long as they can be changed. */
export async function withRegister(
  services: Pick<Services, "db">,
  tx: Transaction,
  loaded: LoadedAssessment,
): Promise<LoadedAssessment> {
  if (loaded.assessment.state !== "draft") return loaded;
  return { ...loaded, register: await registerNow(services, tx, loaded) };
}

/**
 * What was submitted is what is shown, scored and reported until it is opened again; by whoever wrote it, unless it was written anew
 * since, for another assessment.
 */
function frozenFacts(
  frozen: FrozenColumns,
  names: Readonly<Record<string, string>>,
  written: ReadonlyMap<string, Changed>,
): Map<string, KnownFact> {
  const { facts } = JSON.parse(frozen.case_file) as { facts: Readonly<Record<string, WrittenFact>> };
  const submitted = {
    version: 0,
    changedBy: frozen.submitted_by,
    changedByName: names[frozen.submitted_by] ?? null,
    changedAt: new Date(frozen.submitted_at),
  };
  const writer = (fact: string): Changed => {
    const last = written.get(fact);
    return last && last.changedAt <= submitted.changedAt ? { ...last, version: submitted.version } : submitted;
  };
  return new Map(Object.entries(facts).map(([fact, own]) => [fact, { ...readProvenance(own), ...writer(fact) }]));
}

/**
 * The same for whoever is going to write: what is loaded stands until the transaction ends.
 * @throws Problem `not_found` also for what the person may not see
 */
export async function holdAssessment(
  services: Pick<Services, "editions">,
  tx: Transaction,
  id: string,
  person: Person,
): Promise<LoadedAssessment> {
  if (isId(id)) await lockAssessment(tx, id);
  return loadAssessment(services, tx, id, person);
}

/** The assessment as a case file: what the core reads, and what the API gives. */
export function caseData(loaded: LoadedAssessment): Record<string, unknown> {
  return caseFile(loaded, ({ value }) => value);
}

/** The same with where each answer comes from: what a submission freezes, and what a report tells. */
export function caseWithOrigins(loaded: LoadedAssessment): Record<string, unknown> {
  return caseFile(loaded, writeProvenance);
}

/** A fact of the cluster that another edition asks, and this one does not know, is none of it. */
function caseFile({ assessment, edition, cluster, facts }: LoadedAssessment, write: (known: KnownFact) => unknown) {
  const known = [...facts]
    .filter(([fact, { value }]) => value !== null && edition.dictionary.index.has(fact))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    case: assessment.id,
    invented: cluster.invented,
    scheme: assessment.scheme,
    edition: edition.id,
    reference_date: assessment.referenceDate,
    cluster: { name: cluster.name, country: cluster.country },
    facts: Object.fromEntries(known.map(([fact, own]) => [fact, write(own)])),
    application: { label: assessment.label },
  };
}

export interface ScoredAssessment {
  readonly scheme: CompiledScheme;
  readonly case: Case;
  readonly score: Score;
}

/**
 * Facts belong to the cluster: what was answered in an assessment by another edition, and is not lawful in this one, counts as not answered.
 * @throws RangeError when something else is not lawful, which saving does not let happen
 */
export function caseOf(loaded: LoadedAssessment): Case {
  const read = readCase(loaded.edition, caseData(loaded));
  if (read.ok) return read.value;
  const facts = new Map(loaded.facts);
  for (const { path } of read.faults) facts.delete(path.replace(/^facts\./, ""));
  if (facts.size < loaded.facts.size) return caseOf({ ...loaded, facts });
  throw new RangeError(`stored facts of ${loaded.assessment.id}: ${JSON.stringify(read.faults)}`);
}

/** @throws RangeError as `caseOf` */
export function scoreAssessment(loaded: LoadedAssessment): ScoredAssessment {
  const input = caseOf(loaded);
  return { case: input, ...scoreCase(loaded.edition, input) };
}
