import type { Day } from "@klynge/core";
import type { Person } from "../../platform/web/env.ts";
import type { KnownFact, LoadedAssessment } from "./load-assessment.ts";
import type { FactInput } from "./parse-answer.ts";
import { isOverridden, type Provenance, sameValue } from "./provenance.ts";
import { saidNow } from "./register-now.ts";
import { type AskedRow, reasonPart } from "./schema.ts";

/** What is said of the facts of a row, by fact; each carries the version of the fact that it was filled from. */
export interface FactAnswers {
  readonly facts: ReadonlyMap<string, { readonly value: FactInput; readonly version: number }>;
  /** Why an answer is not what the register says. */
  readonly reasons?: ReadonlyMap<string, { readonly reason: string; readonly version: number }>;
}

/** What becomes of a fact, by its id. */
export type Changes = ReadonlyMap<string, Change>;
export interface Change extends Provenance {
  readonly version: number;
  readonly newValue: boolean;
  readonly newReason: boolean;
}

/**
 * Only facts that the row asks, and only those whose value or reason is another one. Beside each stands what the register says at
 * this moment; an answer that is just that needs no reason.
 */
export function changedFacts(before: LoadedAssessment, row: AskedRow, answers: FactAnswers, today: Day): Changes {
  return new Map(
    row.facts.flatMap(({ id }) => {
      const change = changeOf(before, id, answers, today);
      return change ? [[id, change] as const] : [];
    }),
  );
}

function changeOf(before: LoadedAssessment, fact: string, answers: FactAnswers, today: Day): Change | null {
  const stands = before.facts.get(fact);
  const [given, said] = [answers.facts.get(fact), answers.reasons?.get(fact)];
  const newValue = given !== undefined && !sameValue(given.value, stands?.value ?? null);
  const newReason = said !== undefined && said.reason !== (stands?.reason ?? "");
  if (!newValue && !newReason) return null;
  const present = before.register && saidNow(before.register, fact);
  const next = {
    value: newValue ? given.value : (stands?.value ?? null),
    register: present === null ? (stands?.register ?? null) : { value: present, on: today },
    reason: said?.reason ?? stands?.reason ?? "",
  };
  if (!newValue && !isOverridden(next)) return null;
  const version = (newValue ? given.version : said?.version) ?? 0;
  return { ...next, reason: isOverridden(next) ? next.reason : "", version, newValue, newReason };
}

/** Two people wrote something else in the same place. */
export interface Conflict {
  /** A fact, the reason of one as in the form, or the note of the row. */
  readonly of: string;
  readonly mine: FactInput;
  readonly theirs: FactInput;
  readonly who: string | null;
  readonly when: Date;
}

export function staleFacts(before: LoadedAssessment, changes: Changes): Conflict[] {
  return [...changes].flatMap(([fact, { value, reason, version, newValue, newReason }]) => {
    const stands = before.facts.get(fact);
    if (!stands || stands.version === version) return [];
    const by = { who: stands.changedByName, when: stands.changedAt };
    return [
      ...(newValue ? [{ of: fact, mine: value, theirs: stands.value, ...by }] : []),
      ...(newReason ? [{ of: reasonPart(fact), mine: reason, theirs: stands.reason, ...by }] : []),
    ];
  });
}

/** As it stands after the changes were written. */
export function withFacts(
  before: LoadedAssessment,
  changes: Changes,
  person: Person,
  changedAt: Date,
): LoadedAssessment {
  const facts = new Map<string, KnownFact>(before.facts);
  const changed = { changedBy: person.id, changedByName: person.name, changedAt };
  for (const [fact, { value, register, reason, version }] of changes)
    facts.set(fact, { value, register, reason, version: version + 1, ...changed });
  return { ...before, facts };
}
