import { found } from "../../platform/web/problem.ts";
import type { LoadedAssessment } from "./load-assessment.ts";
import type { FactInput } from "./parse-answer.ts";
import { withoutReason } from "./provenance.ts";
import { saidNow } from "./register-now.ts";
import { askedRows } from "./schema.ts";

/** Facts that the assessment asks, that nobody has answered, and that the register knows: with what it says. */
export function openFacts(loaded: LoadedAssessment): ReadonlyMap<string, FactInput> {
  const { assessment, edition, facts, register } = loaded;
  const open = new Map<string, FactInput>();
  if (!register) return open;
  for (const row of askedRows(edition, found(edition.schemes.get(assessment.scheme))))
    for (const { id } of row.facts) {
      const said = saidNow(register, id);
      if (said !== null && (facts.get(id)?.value ?? null) === null) open.set(id, said);
    }
  return open;
}

/** Rows with an answer that is not what the register said, without a word why: they stand in the way of a submission. */
export function rowsWithoutReason({ assessment, edition, facts }: LoadedAssessment): string[] {
  return askedRows(edition, found(edition.schemes.get(assessment.scheme)))
    .filter((row) => withoutReason(row, facts).length > 0)
    .map(({ id }) => id);
}
