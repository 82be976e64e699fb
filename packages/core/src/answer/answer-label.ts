import type { Case } from "../assessment/case.ts";
import { scoreCase } from "../assessment/score-case.ts";
import { decideLabel } from "../label/decide.ts";
import type { Warning } from "../problem.ts";
import type { CompiledEdition } from "../scheme/compile.ts";
import type { LabelAnswer } from "./label-shape.ts";

/** What becomes of the application of a case, as the shell and the API tell it. */
export function answerLabel(
  edition: CompiledEdition,
  input: Case,
): LabelAnswer & { readonly warnings: readonly Warning[] } {
  const { score } = scoreCase(edition, input);
  const { outcome, reasons, validFrom, validUntil, kind, fee, rules } = decideLabel(edition, input, score);
  return {
    label: input.label,
    edition: edition.id,
    hash: edition.hash,
    outcome,
    reasons,
    valid_from: validFrom,
    valid_until: validUntil,
    kind,
    fee,
    rules,
    warnings: [...input.warnings, ...noApplication(input)],
  };
}

/** Who names no label is judged for the highest of the scheme, which he may not have meant. */
function noApplication({ application, label }: Case): Warning[] {
  return application.label == null ? [{ code: "no_application", path: "application.label", details: { label } }] : [];
}
