import { type Need, type NextPoint, nextPoint, readCase } from "../../src/index.ts";
import { auditRow, type CaseParts, caseData, edition, type Facts, readData, rowOf, scoreCase } from "../support.ts";

/** What the next point of a row takes, and what comes of it when the needs are met. */

export function next(id: string, facts: Facts, parts: CaseParts = {}): NextPoint | null {
  const input = readData(caseData({ ...parts, facts }));
  return nextPoint(edition, auditRow(id), rowOf(scoreCase(input), id), input.facts);
}

/** The highest n such that steps 1 to n are known to hold; 0 for a case that is refused. */
export function reached(id: string, facts: Facts): number {
  const result = readCase(edition, caseData({ facts }));
  if (!result.ok) return 0;
  const { explanation } = rowOf(scoreCase(result.value), id);
  const end = explanation.findIndex((entry) => entry.code !== "step" || entry.met !== true);
  return end === -1 ? explanation.length : end;
}

/** The entered facts that a need names: those it goes through, or the fact itself. */
export function steps(need: Need): readonly Need[] {
  return need.through ?? [need];
}

/** The facts with the needs met. */
export function meet(facts: Facts, needs: readonly Need[]): Facts {
  return { ...facts, ...Object.fromEntries(needs.flatMap(steps).map(({ fact, to }) => [fact, to])) };
}

/** `fact from -> to` for every need, and what it goes through in brackets: short enough to compare at a glance. */
export function told(point: NextPoint | null): string[] {
  const line = ({ fact, from, to }: Need): string => `${fact} ${String(from)} -> ${String(to)}`;
  return (point?.needs ?? []).map(
    (need) => line(need) + (need.through ? ` (${need.through.map(line).join(", ")})` : ""),
  );
}
