import type { Case } from "../assessment/case.ts";
import { rowsToImprove, strongRows } from "../assessment/improve.ts";
import { nextPoint } from "../assessment/next-point.ts";
import type { Score } from "../assessment/score.ts";
import { scoreCase } from "../assessment/score-case.ts";
import { compareQuestions, fieldsToImprove, strongFields } from "../benchmark/compare.ts";
import type { ReleasedPortfolio } from "../benchmark/groups.ts";
import { mainGroup, quartilesOf } from "../benchmark/main-group.ts";
import type { CompiledAudit, CompiledEdition, CompiledInterview } from "../scheme/compile.ts";
import type { ScoreAnswer } from "./score-shape.ts";

type Told = Pick<ScoreAnswer, "indicators" | "improve" | "strengths" | "against">;

/**
 * The score of a case as the shell and the API tell it.
 * @param released what an interview is compared with, in the same group as the report; an audit needs none
 */
export function answerScore(edition: CompiledEdition, input: Case, released: ReleasedPortfolio | null): ScoreAnswer {
  const { scheme, score } = scoreCase(edition, input);
  return {
    scheme: input.scheme,
    edition: edition.id,
    hash: edition.hash,
    total: score.total,
    dimensions: score.dimensions,
    ...(scheme.kind === "audit"
      ? ofAudit(edition, scheme, input, score)
      : ofInterview(edition, scheme, input, score, released)),
    warnings: input.warnings,
  };
}

function ofAudit(edition: CompiledEdition, scheme: CompiledAudit, input: Case, score: Score): Told {
  return {
    indicators: score.rows.map((row, i) => {
      const audited = scheme.rows[i];
      return { ...row, next: audited ? nextPoint(edition, audited, row, input.facts) : null };
    }),
    improve: rowsToImprove(score),
    strengths: strongRows(scheme, score),
  };
}

function ofInterview(
  edition: CompiledEdition,
  scheme: CompiledInterview,
  input: Case,
  score: Score,
  released: ReleasedPortfolio | null,
): Told {
  const group = released && mainGroup(edition, input, released);
  const compared = compareQuestions(scheme, input.facts, quartilesOf(group));
  return {
    indicators: score.rows.map((row) => ({ ...row, next: null })),
    improve: fieldsToImprove(compared),
    strengths: strongFields(compared),
    against: released &&
      group && { edition: released.edition, synthetic: released.synthetic, group: group.id, n: group.n },
  };
}
