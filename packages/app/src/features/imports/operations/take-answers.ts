import { type FactDefinition, isDay } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  type AskedRow,
  askedRows,
  type LoadedAssessment,
  loadAssessment,
  saveRow,
  startAssessment,
} from "../../assessment/index.ts";
import { type AnswerOutcome, countOutcomes, type FoundAnswers } from "../answers.ts";
import { clearFolder } from "../import-folder.ts";
import { importToChange, movedOn } from "../load-import.ts";
import { changeImport } from "../queries.ts";
import { type FactAnswer, factValue } from "../understand/fact-value.ts";

type Bronze = Extract<FoundAnswers, { kind: "bronze" }>;
type Outcomes = Record<string, AnswerOutcome>;

/**
 * Puts the answers of a file into the draft of a day, row by row, as somebody would type them: what is answered there stays, and what
 * the assessment refuses is told.
 * @throws Problem not_found, not_allowed, import_moved_on, bad_input, already_submitted
 */
export async function takeAnswers(
  services: Services,
  person: Person,
  { id, referenceDate }: { id: string; referenceDate: string },
): Promise<void> {
  const { db, edition, now, settings } = services;
  if (!isDay(referenceDate)) throw new Problem("bad_input", { field: "reference_date" });
  const { import: row } = await db.asPerson(person.id, (tx) => importToChange(tx, id, person, ["mapping"]));
  const answers = row.found as Bronze;
  const scheme = found([...edition.schemes.values()].find(({ labels }) => labels.includes("bronze")));
  const begun = { clusterId: row.clusterId, scheme: scheme.id, label: "bronze", referenceDate };
  const assessment = await startAssessment(services, person, begun);
  if (assessment.state !== "draft") throw new Problem("already_submitted");
  const outcomes: Outcomes = Object.fromEntries(answers.facts.map(({ fact }) => [fact, "refused:unknown_fact"]));
  // one that was there already keeps its own edition
  const own = services.editions.withHash(assessment.editionHash);
  for (const asked of askedRows(own, found(own.schemes.get(assessment.scheme)))) {
    // a fact that several rows ask is answered in the first
    const given = new Map(
      answers.facts.flatMap(({ fact, value }) => (outcomes[fact] === "refused:unknown_fact" ? [[fact, value]] : [])),
    );
    const taking = { assessment: assessment.id, asked, given, file: row.fileName };
    Object.assign(outcomes, await takeRow(services, person, taking));
  }
  const taken = { ...answers, assessment: assessment.id, outcomes };
  await db.asPerson(person.id, async (tx) => {
    const done = { state: "done", found: taken, ...countOutcomes(outcomes), finishedAt: now() } as const;
    if (!(await changeImport(tx, id, ["mapping"], done))) throw movedOn();
    const after = { ...countOutcomes(outcomes), assessment: assessment.id };
    await record(tx, { person, clusterId: row.clusterId, action: "import.answers_taken", target: id, after });
  });
  await clearFolder(settings.dataFolder, id);
}

interface Taking {
  readonly assessment: string;
  readonly asked: AskedRow;
  readonly given: ReadonlyMap<string, unknown>;
  readonly file: string;
}

/** The answers that a row asks and that the file has. Where one is refused, the others of the row are tried without it. */
async function takeRow(services: Services, person: Person, taking: Taking): Promise<Outcomes> {
  const { assessment, asked, given, file } = taking;
  const before = await services.db.asPerson(person.id, (tx) => loadAssessment(services, tx, assessment, person));
  const { facts, outcomes } = readRow(before, asked, given);
  while (facts.size > 0) {
    const reasons = new Map([...facts].map(([id, { version }]) => [id, { reason: file, version }]));
    const answer = { facts, reasons, note: null };
    const saved = await saveRow(services, person, { assessmentId: assessment, rowId: asked.id, answer });
    if (saved.saved) {
      for (const id of facts.keys()) outcomes[id] = "taken";
      break;
    }
    const faults = "faults" in saved ? saved.faults : [];
    const { fact, code } = faults.find((one) => facts.has(one.fact)) ?? {
      fact: [...facts.keys()][0] ?? "",
      code: faults[0]?.code ?? "stale",
    };
    facts.delete(fact);
    outcomes[fact] = `refused:${code}`;
  }
  return outcomes;
}

type Facts = Map<string, { readonly value: FactAnswer; readonly version: number }>;

/** What of the file can be answered here, and what becomes of the rest. */
function readRow(
  before: LoadedAssessment,
  asked: AskedRow,
  given: ReadonlyMap<string, unknown>,
): { facts: Facts; outcomes: Outcomes } {
  const facts: Facts = new Map();
  const outcomes: Outcomes = {};
  for (const { id, definition } of asked.facts) {
    if (!given.has(id)) continue;
    const value = factValue(definition, given.get(id));
    if (standsAlready(before, id)) outcomes[id] = "stays";
    else if (value === null) outcomes[id] = "refused:not_readable";
    else if (!isKnown(before, definition, value)) outcomes[id] = "refused:unknown_code";
    else facts.set(id, { value, version: before.facts.get(id)?.version ?? 0 });
  }
  return { facts, outcomes };
}

function standsAlready({ facts }: LoadedAssessment, id: string): boolean {
  const value = facts.get(id)?.value ?? null;
  return value !== null && value !== "";
}

/** A code of the vocabulary: the core keeps others as they are, a form has none to choose. */
function isKnown({ edition }: LoadedAssessment, { vocabulary }: FactDefinition, value: FactAnswer): boolean {
  const known = vocabulary ? edition.dictionary.codes.get(vocabulary) : undefined;
  return !known || [value].flat().every((code) => known.has(String(code)));
}
