import { ASSESSED, asTaken, type CaseChange, changesBetween, evolve, openedCase } from "@klynge/core";
import type { LoadedCase } from "./load-case.ts";
import type { readableTrail } from "./queries.ts";

/** What each entry of a trail changed, by its number, for those who may read the entry. */
export function presentChanges(
  { case: row, trail }: LoadedCase,
  readable: Awaited<ReturnType<typeof readableTrail>>,
): Map<number, CaseChange[]> {
  const audiences = new Map(readable.map(({ event }) => [event.number, event.audience]));
  const changes = new Map<number, CaseChange[]>();
  let before = openedCase(row.opened);
  for (const entry of trail) {
    const after = evolve(before, asTaken(entry));
    const audience = audiences.get(entry.number);
    // what everybody reads is silent about points, even where a step takes them away
    const told = changesBetween(before, after).filter(({ what }) => audience !== "case" || !ASSESSED.has(what));
    if (audience !== undefined) changes.set(entry.number, told);
    before = after;
  }
  return changes;
}
