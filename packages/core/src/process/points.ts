import { type CaseProcess, freeExperts } from "./process.ts";
import type { FactValue } from "./steps.ts";

/** Rows on which the experts' points differ and no value was agreed. */
export function openRows({ scores, agreed }: CaseProcess, scored: Iterable<string>): string[] {
  return [...scored].filter((row) => !agreed.has(row) && commonValue(scores, row) === null);
}

/** Whether each expert at work has given his points; one who came later has none. */
export function allScored(now: CaseProcess): boolean {
  return now.scores.size > 0 && freeExperts(now).every(({ expert }) => now.scores.has(expert));
}

/**
 * Whether those who assess see each other's points: all have signed, and nobody is to give points any more. An expert who leaves sends the case
 * back to where each is alone, and whoever comes in his place is to be blind too, wherever the case stands meanwhile.
 */
export function pointsOpen(now: CaseProcess): boolean {
  return now.state !== "visited" && allScored(now);
}

/** The points that count: what was agreed, or what all experts gave; by row. */
export function countedPoints({ scores, agreed }: CaseProcess): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const points of scores.values())
    for (const row of Object.keys(points)) {
      const value = commonValue(scores, row);
      if (value !== null) counted.set(row, value);
    }
  for (const [row, value] of agreed) counted.set(row, value);
  return counted;
}

/** What counts instead of what was submitted, by fact; an expert's correction counts when all have agreed on it. */
export function countedFacts({ facts }: Pick<CaseProcess, "facts">): ReadonlyMap<string, FactValue> {
  return new Map([...facts].map(([fact, { value }]) => [fact, value]));
}

/** Rows with facts that are to be agreed on. */
export function rowsWithOpenFacts({ openFacts }: Pick<CaseProcess, "openFacts">): string[] {
  return [...new Set(openFacts.values())];
}

function commonValue(scores: CaseProcess["scores"], row: string): number | null {
  const given = [...scores.values()].map((points) => points[row] ?? null);
  const [first = null] = given;
  return given.every((value) => value === first) ? first : null;
}
