import {
  type Case,
  type CompiledAudit,
  type CompiledEdition,
  type CompiledScheme,
  type NextPoint,
  nextPoint,
  type Score,
  type ScoredRow,
  score,
} from "@klynge/core";

/** The Gold audit on the facts of this case: its own score, or for an interview what its facts already tell. */
export interface GoldView {
  readonly audit: CompiledAudit;
  readonly score: Score;
  readonly rows: readonly { readonly scored: ScoredRow; readonly next: NextPoint | null }[];
}

export function goldView(edition: CompiledEdition, scheme: CompiledScheme, own: Score, input: Case): GoldView {
  const audit = [...edition.schemes.values()].find((s): s is CompiledAudit => s.kind === "audit");
  if (!audit) throw new RangeError("the edition has no audit");
  const result = scheme.kind === "audit" ? own : score(audit, { facts: input.facts, agreedPoints: new Map() });
  return {
    audit,
    score: result,
    rows: audit.rows.map((row, i) => {
      const scored = result.rows[i] as ScoredRow;
      return { scored, next: nextPoint(edition, row, scored, input.facts) };
    }),
  };
}
