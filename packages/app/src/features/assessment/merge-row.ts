import type { Conflict } from "./changed-facts.ts";
import { fingerprint } from "./fingerprint.ts";
import type { LoadedAssessment, Note } from "./load-assessment.ts";
import type { RowAnswer } from "./operations/save-row.ts";
import type { FactInput } from "./parse-answer.ts";
import { type ReadForm, textsOf } from "./read-form.ts";
import { type AskedRow, reasonedFact } from "./schema.ts";

/** Two people wrote something else in the same place: only a person can choose. */
export interface Clash {
  /** A part of the form, as in `ReadForm`. */
  readonly part: string;
  readonly mine: FactInput;
  readonly theirs: FactInput;
  readonly who: string | null;
  readonly when: Date;
}

/**
 * Puts an answer together with what others wrote since its form was filled: what only one of the two changed is as that one
 * wrote it. What both changed, and not to the same, clashes.
 */
export function mergeRow(
  row: AskedRow,
  form: ReadForm,
  loaded: LoadedAssessment,
  conflicts: readonly Conflict[],
): { readonly answer: RowAnswer; readonly clashes: readonly Clash[] } {
  const facts = new Map(form.answer.facts);
  const reasons = new Map(form.answer.reasons);
  const clashes: Clash[] = [];
  for (const { of, mine, theirs, who, when } of conflicts.filter((one) => one.of !== row.id)) {
    if (changedSince(form, of, theirs)) clashes.push({ part: of, mine, theirs, who, when });
    const fact = reasonedFact(of);
    const version = loaded.facts.get(fact ?? of)?.version ?? 0;
    if (fact === null) facts.set(of, { value: mine, version });
    else reasons.set(fact, { reason: String(mine), version });
  }
  const stands = loaded.notes.get(row.id);
  if (!form.answer.note || !stands) return { answer: { facts, reasons, note: form.answer.note }, clashes };
  const said = textsOf(row).map((part) => {
    const [mine, theirs] = [form.typed.get(part) ?? "", saidIn(stands, part)];
    const untouched = form.untouched.has(part);
    if (!untouched && mine !== theirs && changedSince(form, part, theirs))
      clashes.push({ part, mine, theirs, who: stands.changedByName, when: stands.changedAt });
    return [part, untouched ? theirs : mine] as const;
  });
  return { answer: { facts, reasons, note: noteOf(row, new Map(said), stands.version) }, clashes };
}

/** What stands in a part of the form. */
export function standsIn({ facts, notes }: LoadedAssessment, row: AskedRow, part: string): FactInput {
  const fact = reasonedFact(part);
  if (fact !== null) return facts.get(fact)?.reason ?? "";
  return row.facts.some(({ id }) => id === part) ? (facts.get(part)?.value ?? null) : saidIn(notes.get(row.id), part);
}

/** What stands in a part of the note. */
export function saidIn(note: Note | undefined, part: string): string {
  if (part === "evidence" || part === "comment") return note?.[part] ?? "";
  return note?.texts[part.replace(/^text:/, "")] ?? "";
}

function changedSince({ filledFrom }: ReadForm, part: string, theirs: FactInput): boolean {
  return filledFrom.get(`was:${part}`) !== fingerprint(theirs);
}

function noteOf(row: AskedRow, said: ReadonlyMap<string, string>, version: number): RowAnswer["note"] {
  return {
    evidence: said.get("evidence") ?? "",
    comment: said.get("comment") ?? "",
    texts: Object.fromEntries(row.texts.map((id) => [id, said.get(`text:${id}`) ?? ""])),
    version,
  };
}
