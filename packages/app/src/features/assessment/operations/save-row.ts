import { type Fault, readCase } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import { type Services, today } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import {
  type Changes,
  type Conflict,
  changedFacts,
  type FactAnswers,
  staleFacts,
  withFacts,
} from "../changed-facts.ts";
import { caseData, holdAssessment, type LoadedAssessment, type Note, withRegister } from "../load-assessment.ts";
import { mayAnswer } from "../policy.ts";
import { writeFact, writeNote } from "../queries.ts";
import { type AskedRow, askedRows } from "../schema.ts";

/** An answer to one row: facts, and what is said beside them. Each part carries the version it was filled from. */
export interface RowAnswer extends FactAnswers {
  readonly note: {
    readonly evidence: string;
    readonly comment: string;
    readonly texts: Readonly<Record<string, string>>;
    readonly version: number;
  } | null;
}

/** A form can be read only when the row is known, which is known only here; quick, as a transaction is open. */
export type ReadsAnswer = (
  row: AskedRow,
  before: LoadedAssessment,
) => RowAnswer | { readonly unreadable: readonly AnswerProblem[] };

/** What became of it. On a conflict nothing was saved: theirs stands, mine is given back to the form. */
export type Saved =
  | { readonly saved: true; readonly loaded: LoadedAssessment; readonly changed: readonly string[] }
  | { readonly saved: false; readonly conflicts: readonly Conflict[]; readonly loaded: LoadedAssessment }
  | { readonly saved: false; readonly faults: readonly AnswerProblem[]; readonly loaded: LoadedAssessment };

export interface AnswerProblem {
  readonly fact: string;
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * Saves the answer to a row: all of it or nothing.
 * @throws Problem not_found, not_allowed, already_submitted
 */
export async function saveRow(
  services: Services,
  person: Person,
  { assessmentId, rowId, answer: given }: { assessmentId: string; rowId: string; answer: RowAnswer | ReadsAnswer },
): Promise<Saved> {
  const { db, now } = services;
  return db.asPerson(person.id, async (tx) => {
    const before = await withRegister(services, tx, await holdAssessment(services, tx, assessmentId, person));
    if (!mayAnswer(before.standing)) throw new Problem("not_allowed", { may: "cluster" });
    const { edition } = before;
    const scheme = found(edition.schemes.get(before.assessment.scheme));
    const row = found(askedRows(edition, scheme).find(({ id }) => id === rowId));
    if (before.assessment.state !== "draft") throw new Problem("already_submitted");
    const answer = typeof given === "function" ? given(row, before) : given;
    if ("unreadable" in answer) return { saved: false, faults: answer.unreadable, loaded: before };
    const changes = changedFacts(before, row, answer, today(services));
    const conflicts = [...staleFacts(before, changes), ...staleNote(before, row, answer)];
    if (conflicts.length > 0) return { saved: false, conflicts, loaded: before };
    const changedAt = now();
    const after = withFacts(before, changes, person, changedAt);
    const read = readCase(edition, caseData(after));
    if (!read.ok) return { saved: false, faults: read.faults.map(asAnswerProblem), loaded: before };
    const writing: Writing = { tx, person, before, row, changedAt };
    await writeFacts(writing, changes);
    const note = answer.note && (await saveNote(writing, answer.note));
    // what was written is known to its versions: nothing has to be read again
    return {
      saved: true,
      loaded: note ? { ...after, notes: new Map(after.notes).set(rowId, note) } : after,
      changed: [...changes.keys(), ...(note ? [rowId] : [])],
    };
  });
}

interface Writing {
  readonly tx: Transaction;
  readonly person: Person;
  readonly before: LoadedAssessment;
  readonly row: AskedRow;
  readonly changedAt: Date;
}

async function writeFacts({ tx, person, before, row, changedAt }: Writing, changes: Changes): Promise<void> {
  const { id, clusterId, referenceDate } = before.assessment;
  for (const [fact, { value, register, reason, version, newValue }] of changes) {
    const provenance = { registerValue: register?.value ?? null, registerReason: reason };
    const change = { clusterId, referenceDate, fact, value, ...provenance, version, changedBy: person.id, changedAt };
    if (!(await writeFact(tx, change))) throw new Problem("stale");
    const stood = before.facts.get(fact);
    const about = { person, clusterId, target: `${id}/${row.id}/${fact}` };
    if (newValue) await record(tx, { ...about, action: "fact.changed", before: stood?.value ?? null, after: value });
    // also one that goes because the answer is again what the register says
    if (reason !== (stood?.reason ?? ""))
      await record(tx, { ...about, action: "fact.explained", before: stood?.reason ?? "", after: reason });
  }
}

/** Null when it says nothing new. */
async function saveNote(
  { tx, person, before, row, changedAt }: Writing,
  said: NonNullable<RowAnswer["note"]>,
): Promise<Note | null> {
  const old = before.notes.get(row.id);
  if (sameNote(said, old)) return null;
  const { id, clusterId } = before.assessment;
  const { evidence, comment, version } = said;
  const texts = Object.fromEntries(row.texts.map((field) => [field, said.texts[field] ?? ""]));
  const note = { evidence, comment, texts, changedBy: person.id, changedAt };
  if (!(await writeNote(tx, { ...note, assessmentId: id, rowId: row.id, version }))) throw new Problem("stale");
  await record(tx, {
    person,
    clusterId,
    action: "note.changed",
    target: `${id}/${row.id}`,
    before: old ? { evidence: old.evidence, comment: old.comment, texts: old.texts } : null,
    after: { evidence, comment, texts },
  });
  return { ...note, changedByName: person.name, version: version + 1 };
}

function staleNote(before: LoadedAssessment, row: AskedRow, { note }: RowAnswer): Conflict[] {
  const stands = before.notes.get(row.id);
  if (!note || !stands || stands.version === note.version || sameNote(note, stands)) return [];
  return [
    { of: row.id, mine: note.comment, theirs: stands.comment, who: stands.changedByName, when: stands.changedAt },
  ];
}

type Said = { readonly evidence: string; readonly comment: string; readonly texts: Readonly<Record<string, string>> };

function sameNote(a: Said, b: Said | undefined): boolean {
  const filled = (texts: Readonly<Record<string, string>>) => Object.entries(texts).filter(([, text]) => text !== "");
  const said = (note: Said | undefined) =>
    JSON.stringify([note?.evidence ?? "", note?.comment ?? "", filled(note?.texts ?? {})]);
  return said(a) === said(b);
}

function asAnswerProblem({ code, path, details }: Fault): AnswerProblem {
  return { fact: path.replace(/^facts\./, ""), code, details };
}
