import { printable } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { placeOf } from "../place.ts";
import { refuse, refuseAll } from "../problem.ts";
import { type ImportAnswer, VOCABULARY_KINDS } from "../shapes/import.ts";

/** `klynge import KIND FILE`: an official table into an installation; anything wrong with the file and nothing is stored. */
export async function importFile({ args, options }: Call): Promise<Answer> {
  const [given = "", file = ""] = args;
  const kind = VOCABULARY_KINDS.find((own) => own === given);
  if (!kind)
    throw refuse("", "option_not_allowed", { given: printable(given), allowed: VOCABULARY_KINDS.join(", ") }, "KIND");
  const { FileFaults, importVocabularyInto, StartProblem } = await import("@klynge/app");
  try {
    const json: ImportAnswer = { file, ...(await importVocabularyInto(placeOf(options), kind, file)) };
    return {
      exitCode: 0,
      json,
      lines: ({ texts: { say } }) => [
        say(`import.${kind}`, { file, count: json.stored, of: json.of.join(", ") }),
        ...(json.left_out > 0 ? [say(`import.left_out.${kind}`, { count: json.left_out })] : []),
        ...(json.placed > 0 ? [say("import.placed", { count: json.placed })] : []),
      ],
    };
  } catch (error) {
    if (error instanceof FileFaults) throw refuseAll(file, error.faults);
    throw error instanceof StartProblem ? refuse("klynge import", error.code, error.details) : error;
  }
}
