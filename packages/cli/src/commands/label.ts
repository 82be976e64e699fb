import { type Case, type CompiledScheme, type Decision, decideLabel, score, type Warning } from "@klynge/core";
import { type Answer, type Call, optionValue } from "../command.ts";
import { assumedFacts, loadCase } from "../files/case.ts";
import { loadEdition } from "../files/edition.ts";
import { labelLines } from "../human/label.ts";
import type { LabelAnswer } from "../shapes/label.ts";

/** `klynge label CASE`: what becomes of the application for a label, and why. */
export async function decide({ args, options }: Call): Promise<Answer> {
  const file = args[0] as string;
  const edition = await loadEdition(optionValue(options, "scheme"));
  const input = loadCase(edition, file);
  const result = score(edition.schemes.get(input.scheme) as CompiledScheme, {
    facts: input.facts,
    agreedPoints: input.agreedPoints,
    assumed: assumedFacts(input),
  });
  const warnings = [...input.warnings, ...noApplication(input)];
  const json: LabelAnswer = {
    label: input.label,
    edition: edition.id,
    hash: edition.hash,
    ...answer(decideLabel(edition, input, result)),
    warnings,
  };
  return {
    exitCode: 0,
    json,
    lines: (telling) => labelLines({ edition, input, answer: json, telling }),
    warned: [{ file, warnings }],
  };
}

/** Who names no label is judged for the highest of the scheme, which he may not have meant. */
function noApplication({ application, label }: Case): Warning[] {
  return application.label == null ? [{ code: "no_application", path: "application.label", details: { label } }] : [];
}

function answer({
  outcome,
  reasons,
  validFrom,
  validUntil,
  kind,
  fee,
  rules,
}: Decision): Omit<LabelAnswer, "label" | "edition" | "hash" | "warnings"> {
  return { outcome, reasons, valid_from: validFrom, valid_until: validUntil, kind, fee, rules };
}
