import type { CompiledAudit } from "../scheme/compile.ts";
import type { Score, ScoredRow } from "./score.ts";

/** Order of the rows of an audit for the reader (README-tables.md, "Gold rubric"). */

const LISTED = 5;

/**
 * Five rows to improve: first the rows with a failed gate (without or with unknown points they count as 0), then rows with
 * known points below their maximum; within both the fewest points first, then list order.
 */
export function rowsToImprove(result: Score): string[] {
  const failed = result.rows.filter((row) => row.gate === "failed");
  const below = result.rows.filter((row) => row.gate !== "failed" && row.points !== null && row.points < row.max);
  return [...byPoints(failed, 1), ...byPoints(below, 1)].slice(0, LISTED).map((row) => row.id);
}

/** At most five rows that reach the excellence step, most points first, then list order. */
export function strongRows(scheme: CompiledAudit, result: Score): string[] {
  const strong = result.rows.filter((row) => row.points !== null && row.points >= scheme.excellenceStep);
  return byPoints(strong, -1)
    .slice(0, LISTED)
    .map((row) => row.id);
}

/** Stable, so that rows with the same points keep the order of the list. */
function byPoints(rows: readonly ScoredRow[], direction: 1 | -1): ScoredRow[] {
  return [...rows].sort((a, b) => direction * ((a.points ?? 0) - (b.points ?? 0)));
}
