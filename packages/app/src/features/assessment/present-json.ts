import {
  type CompiledAudit,
  type CompiledInterview,
  compareQuestions,
  decideLabel,
  fieldsToImprove,
  mainGroup,
  nextPoint,
  quartilesOf,
  rowsToImprove,
  strongFields,
  strongRows,
} from "@klynge/core";
import type { Services } from "../../platform/services.ts";
import { type LoadedAssessment, type ScoredAssessment, scoreAssessment } from "./load-assessment.ts";

/** Score and label as data, in the shapes of `klynge score --json` and `klynge label --json`; rows leave the core as they are. */

type With = Pick<Services, "edition" | "released">;

export function scoreJson(services: With, loaded: LoadedAssessment) {
  const scored = scoreAssessment(services.edition, loaded);
  const { scheme, score } = scored;
  return {
    scheme: score.scheme,
    edition: services.edition.id,
    hash: services.edition.hash,
    total: score.total,
    dimensions: score.dimensions,
    ...(scheme.kind === "audit" ? ofAudit(services, scored, scheme) : ofInterview(services, scored, scheme)),
    warnings: scored.case.warnings,
  };
}

function ofAudit({ edition }: With, { case: { facts }, score }: ScoredAssessment, scheme: CompiledAudit) {
  return {
    indicators: score.rows.map((row, i) => {
      const audited = scheme.rows[i];
      return { ...row, next: audited ? nextPoint(edition, audited, row, facts) : null };
    }),
    improve: rowsToImprove(score),
    strengths: strongRows(scheme, score),
  };
}

/** Compared with the same group as the report. */
function ofInterview({ edition, released }: With, { case: input, score }: ScoredAssessment, scheme: CompiledInterview) {
  const group = mainGroup(edition, input, released);
  const compared = compareQuestions(scheme, input.facts, quartilesOf(group));
  return {
    indicators: score.rows.map((row) => ({ ...row, next: null })),
    improve: fieldsToImprove(compared),
    strengths: strongFields(compared),
    against: group && { edition: released.edition, synthetic: released.synthetic, group: group.id, n: group.n },
  };
}

export function labelJson({ edition }: Pick<Services, "edition">, loaded: LoadedAssessment) {
  const { case: input, score } = scoreAssessment(edition, loaded);
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
    warnings: input.warnings,
  };
}
