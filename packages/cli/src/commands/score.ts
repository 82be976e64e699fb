import {
  type Case,
  type CompiledEdition,
  type CompiledScheme,
  fieldsToImprove,
  nextPoint,
  type ReleasedPortfolio,
  rowsToImprove,
  score,
  strongFields,
  strongRows,
} from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import { optionValue } from "../command.ts";
import { compareWith } from "../comparison.ts";
import { assumedFacts, loadCase } from "../files/case.ts";
import { loadEdition } from "../files/edition.ts";
import { loadReleased } from "../files/released.ts";
import { scoreLines } from "../human/score.ts";
import { refuse } from "../problem.ts";
import type { IndicatorAnswer, ScoreAnswer } from "../shapes/score.ts";

/** `klynge score CASE`: points and gates of an audit, answers of an interview, and what to improve. */
export async function scoreCase({ args, options }: Call): Promise<Answer> {
  const file = args[0] as string;
  const edition = await loadEdition(optionValue(options, "scheme"));
  const input = loadCase(edition, file);
  const scheme = edition.schemes.get(input.scheme) as CompiledScheme;
  const portfolio = optionValue(options, "portfolio");
  if (scheme.kind === "audit" && portfolio !== undefined)
    throw refuse("", "only_for_interviews", { option: "--portfolio" });
  const loaded = scheme.kind === "interview" ? await loadReleased(edition, portfolio) : null;
  const warned = [{ file, warnings: input.warnings }, ...(loaded ? [loaded.warned] : [])];
  const answer =
    scheme.kind === "interview" && loaded
      ? scoreInterview(edition, scheme, input, loaded.released)
      : scoreAudit(edition, scheme as Kind<"audit">, input);
  const json: ScoreAnswer = { ...answer, warnings: warned.flatMap(({ warnings }) => warnings) };
  return {
    exitCode: 0,
    json,
    lines: (telling) => scoreLines({ edition, input, answer: json, telling }),
    warned,
  };
}

type Kind<K extends CompiledScheme["kind"]> = CompiledScheme & { kind: K };

function scoreAudit(edition: CompiledEdition, scheme: Kind<"audit">, input: Case): ScoreAnswer {
  const result = scored(scheme, input);
  const indicators = result.rows.map((row, i): IndicatorAnswer => {
    const audited = scheme.rows[i];
    return { ...row, next: audited ? nextPoint(edition, audited, row, input.facts) : null };
  });
  return {
    ...head(edition, input),
    total: result.total,
    dimensions: result.dimensions,
    indicators,
    warnings: input.warnings,
    improve: rowsToImprove(result),
    strengths: strongRows(scheme, result),
  };
}

function scoreInterview(
  edition: CompiledEdition,
  scheme: Kind<"interview">,
  input: Case,
  released: ReleasedPortfolio,
): ScoreAnswer {
  const { against, compared } = compareWith(edition, scheme, input, released);
  const result = scored(scheme, input);
  return {
    ...head(edition, input),
    total: result.total,
    dimensions: result.dimensions,
    indicators: result.rows.map((row) => ({ ...row, next: null })),
    warnings: input.warnings,
    improve: fieldsToImprove(compared),
    strengths: strongFields(compared),
    against,
  };
}

function scored(scheme: CompiledScheme, input: Case): ReturnType<typeof score> {
  return score(scheme, { facts: input.facts, agreedPoints: input.agreedPoints, assumed: assumedFacts(input) });
}

function head(edition: CompiledEdition, input: Case): Pick<ScoreAnswer, "scheme" | "edition" | "hash"> {
  return { scheme: input.scheme, edition: edition.id, hash: edition.hash };
}
