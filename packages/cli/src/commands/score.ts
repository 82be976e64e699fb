import { answerScore, type ScoreAnswer } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { optionValue } from "../command.ts";
import { loadCase } from "../files/case.ts";
import { loadEdition } from "../files/edition.ts";
import { loadReleased } from "../files/released.ts";
import { scoreLines } from "../human/score.ts";
import { refuse } from "../problem.ts";

/** `klynge score CASE`: points and gates of an audit, answers of an interview, and what to improve. */
export async function scoreCase({ args, options }: Call): Promise<Answer> {
  const file = args[0] as string;
  const edition = await loadEdition(optionValue(options, "scheme"));
  const input = loadCase(edition, file);
  const kind = edition.schemes.get(input.scheme)?.kind;
  const portfolio = optionValue(options, "portfolio");
  if (kind === "audit" && portfolio !== undefined) throw refuse("", "only_for_interviews", { option: "--portfolio" });
  const loaded = kind === "interview" ? await loadReleased(edition, portfolio) : null;
  const warned = [{ file, warnings: input.warnings }, ...(loaded ? [loaded.warned] : [])];
  const answer = answerScore(edition, input, loaded?.released ?? null);
  const json: ScoreAnswer = { ...answer, warnings: warned.flatMap(({ warnings }) => warnings) };
  return {
    exitCode: 0,
    json,
    lines: (telling) => scoreLines({ edition, input, answer: json, telling }),
    warned,
  };
}
