import { answerLabel } from "@klynge/core";
import { type Answer, type Call, optionValue } from "../command.ts";
import { loadCase } from "../files/case.ts";
import { loadEdition } from "../files/edition.ts";
import { labelLines } from "../human/label.ts";

/** `klynge label CASE`: what becomes of the application for a label, and why. */
export async function decide({ args, options }: Call): Promise<Answer> {
  const file = args[0] as string;
  const edition = await loadEdition(optionValue(options, "scheme"));
  const input = loadCase(edition, file);
  const json = answerLabel(edition, input);
  return {
    exitCode: 0,
    json,
    lines: (telling) => labelLines({ edition, input, answer: json, telling }),
    warned: [{ file, warnings: json.warnings }],
  };
}
