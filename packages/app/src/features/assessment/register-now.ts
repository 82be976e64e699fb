import { askedBy, type CompiledEdition, computeFacts, type Day, type RegisterFacts } from "@klynge/core";
import type { Database, Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import { type LoadedRegister, loadRegister, type Subject } from "../registry/index.ts";
import type { FactInput } from "./parse-answer.ts";

/** What the register of a cluster says on the reference date of an assessment. */
export interface RegisterNow {
  readonly facts: RegisterFacts;
  /** What the gaps name: organisations, entries and people by their ids. */
  readonly subjects: ReadonlyMap<string, Subject>;
}

/**
 * Kept until the register changes, which its revision tells: so neither a page nor a saving reads a register that was read before.
 * In memory, as it can always be computed again.
 */
const kept = new WeakMap<Database, Map<string, { readonly revision: number; readonly now: RegisterNow }>>();
const MOST_KEPT = 500;

interface Place {
  readonly assessment: { readonly referenceDate: Day };
  readonly edition: CompiledEdition;
  readonly cluster: { readonly id: string; readonly country: string };
  readonly registerRevision: number;
}

/** One statement when the register has changed since it was last asked, none when it has not. */
export async function registerNow(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  { assessment, edition, cluster, registerRevision }: Place,
): Promise<RegisterNow> {
  const all = kept.get(db) ?? new Map();
  kept.set(db, all);
  const key = [cluster.id, cluster.country, assessment.referenceDate, edition.hash].join(" ");
  const known = all.get(key);
  if (known?.revision === registerRevision) return known.now;
  const register = await loadRegister(tx, cluster.id);
  const facts = computeFacts(register, askedBy(edition, assessment.referenceDate));
  const now = { facts, subjects: subjectsIn(facts, register) };
  all.delete(key);
  all.set(key, { revision: register.revision, now });
  if (all.size > MOST_KEPT) all.delete(all.keys().next().value);
  return now;
}

function subjectsIn(facts: RegisterFacts, { subjects }: LoadedRegister): Map<string, Subject> {
  const named = new Set(Object.values(facts).flatMap(({ gaps }) => gaps.flatMap((gap) => gap.of)));
  return new Map([...subjects].filter(([id]) => named.has(id)));
}

/** The value that the register gives a fact; null when it gives none. */
export function saidNow({ facts }: RegisterNow, fact: string): FactInput {
  return facts[fact]?.value ?? null;
}
