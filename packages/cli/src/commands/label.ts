import { type CompiledScheme, type Decision, decideLabel, score } from "@klynge/core";
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
  const json: LabelAnswer = {
    label: input.label,
    edition: edition.id,
    hash: edition.hash,
    ...answer(decideLabel(edition, input, result)),
    warnings: input.warnings,
  };
  return {
    exitCode: 0,
    json,
    lines: (telling) => labelLines({ edition, input, answer: json, telling }),
    warned: { file, warnings: input.warnings },
  };
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
