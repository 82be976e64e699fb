import type { CaseProcess, FactValues } from "@klynge/core";
import type { TrailLine } from "./present.ts";

/** Answers of a row on which the experts agreed after they had been found otherwise. */
export interface CorrectedRow {
  readonly row: string;
  readonly facts: FactValues;
  readonly submitted: FactValues;
  readonly because: string;
  readonly seen: string;
}

/**
 * As they were agreed on last, the oldest first.
 * @param facts those that count now
 * @param trail the newest first, as far as the person may read it
 */
export function correctedRows(facts: CaseProcess["facts"], trail: readonly TrailLine[]): CorrectedRow[] {
  const told = new Set<string>();
  return trail
    .flatMap(({ data }): CorrectedRow[] => {
      if (data.step !== "correct_facts") return [];
      const standing = Object.entries(data.facts).filter(([fact]) => facts.has(fact) && !told.has(fact));
      for (const [fact] of standing) told.add(fact);
      return standing.length > 0 ? [{ ...data, facts: Object.fromEntries(standing) }] : [];
    })
    .reverse();
}
