import { type Fault, readCase } from "@klynge/core";
import { record } from "../../../platform/audit.ts";
import type { Transaction } from "../../../platform/database/database.ts";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { caseData, holdAssessment, type KnownFact, type LoadedAssessment, type Note } from "../load-assessment.ts";
import type { FactInput } from "../parse-answer.ts";
import { mayAnswer } from "../policy.ts";
import { writeFact, writeNote } from "../queries.ts";
import { type AskedRow, askedRows } from "../schema.ts";

/** An answer to one row: facts, and what is said beside them. Each part carries the version it was filled from. */
export interface RowAnswer {
  readonly facts: ReadonlyMap<string, { readonly value: FactInput; readonly version: number }>;
  readonly note: {
    readonly evidence: string;
    readonly comment: string;
    readonly texts: Readonly<Record<string, string>>;
    readonly version: number;
  } | null;
}

/** A form can be read only when the row is known, which is known only here; quick, as a transaction is open. */
export type ReadsAnswer = (row: AskedRow) => RowAnswer | { readonly unreadable: readonly AnswerProblem[] };

/** What became of it. On a conflict nothing was saved: theirs stands, mine is given back to the form. */
export type Saved =
  | { readonly saved: true; readonly loaded: LoadedAssessment; readonly changed: readonly string[] }
  | { readonly saved: false; readonly conflicts: readonly Conflict[]; readonly loaded: LoadedAssessment }
  | { readonly saved: false; readonly faults: readonly AnswerProblem[]; readonly loaded: LoadedAssessment };

export interface Conflict {
  /** A fact, or the note of the row. */
  readonly of: string;
  readonly mine: FactInput;
  readonly theirs: FactInput;
  readonly who: string | null;
  readonly when: Date;
}

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
  { db, edition, now }: Services,
  person: Person,
  { assessmentId, rowId, answer: given }: { assessmentId: string; rowId: string; answer: RowAnswer | ReadsAnswer },
): Promise<Saved> {
  return db.asPerson(person.id, async (tx) => {
    const before = await holdAssessment(tx, assessmentId, person);
    if (!mayAnswer(before.standing)) throw new Problem("not_allowed");
    const scheme = found(edition.schemes.get(before.assessment.scheme));
    const row = found(askedRows(edition, scheme).find(({ id }) => id === rowId));
    if (before.assessment.state !== "draft") throw new Problem("already_submitted");
    const answer = typeof given === "function" ? given(row) : given;
    if ("unreadable" in answer) return { saved: false, faults: answer.unreadable, loaded: before };
    const changes = changedFacts(before, row, answer);
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
  for (const [fact, { value, version }] of changes) {
    const change = { clusterId, referenceDate, fact, value, version, changedBy: person.id, changedAt };
    if (!(await writeFact(tx, change))) throw new Problem("stale");
    await record(tx, {
      person,
      clusterId,
      action: "fact.changed",
      target: `${id}/${row.id}/${fact}`,
      before: before.facts.get(fact)?.value ?? null,
      after: value,
    });
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

type Changes = ReadonlyMap<string, { readonly value: FactInput; readonly version: number }>;

/** Only facts that the row asks, and only those whose value is another one. */
function changedFacts(before: LoadedAssessment, row: AskedRow, { facts }: RowAnswer): Changes {
  const asked = new Set(row.facts.map(({ id }) => id));
  return new Map(
    [...facts].filter(([fact, { value }]) => asked.has(fact) && !same(value, before.facts.get(fact)?.value ?? null)),
  );
}

function staleFacts(before: LoadedAssessment, changes: Changes): Conflict[] {
  return [...changes].flatMap(([fact, { value, version }]) => {
    const stands = before.facts.get(fact);
    if ((stands?.version ?? 0) === version || !stands) return [];
    return [{ of: fact, mine: value, theirs: stands.value, who: stands.changedByName, when: stands.changedAt }];
  });
}

function staleNote(before: LoadedAssessment, row: AskedRow, { note }: RowAnswer): Conflict[] {
  const stands = before.notes.get(row.id);
  if (!note || !stands || stands.version === note.version || sameNote(note, stands)) return [];
  return [
    { of: row.id, mine: note.comment, theirs: stands.comment, who: stands.changedByName, when: stands.changedAt },
  ];
}

function withFacts(before: LoadedAssessment, changes: Changes, person: Person, changedAt: Date): LoadedAssessment {
  const facts = new Map<string, KnownFact>(before.facts);
  for (const [fact, { value, version }] of changes)
    facts.set(fact, { value, version: version + 1, changedBy: person.id, changedByName: person.name, changedAt });
  return { ...before, facts };
}

function same(a: FactInput, b: FactInput): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
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
