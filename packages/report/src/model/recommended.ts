import type { CompiledScheme, FieldToImprove } from "@klynge/core";
import type { Due, RowView } from "./rows.ts";

/**
 * The rows that the report recommends to work on, in the order of their numbers: the only list that row pages, openers of
 * chapters and the chapter of recommendations are written from, so that none denies what another advises.
 *
 * Interview: the questions of the fields to improve, then the others that call for action. Audit: rows where a rule calls for
 * action, failed gates first and then those with the fewest points, and behind them the fields to improve that are strong
 * already and only short of full points.
 */
export function recommendedRows(
  scheme: CompiledScheme,
  rows: readonly RowView[],
  improve: readonly (string | FieldToImprove)[],
): RowView[] {
  const named = improve.flatMap((entry) => (typeof entry === "string" ? [entry] : entry.questions));
  const listed = named.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const due = rows.filter((row) => row.due);
  if (scheme.kind === "interview") return [...listed, ...due.filter((row) => !listed.includes(row))];
  const weight = ({ scored }: RowView): number => (scored.points ?? 0) + (scored.gate === "failed" ? -100 : 0);
  return [...due.sort((a, b) => weight(a) - weight(b)), ...listed.filter((row) => !row.due)];
}

/** Why a row is recommended: the rule that calls for it, or that points are left to gain above excellence. */
export function reasonOf(row: RowView): Due | "further" {
  return row.due ?? "further";
}

/** True where the weak text fits: something is missing that others have, and not only the last points. */
export function isWeak({ due }: RowView): boolean {
  return due === "baseline" || due === "lower" || due === "absolute";
}
