import { type Judgement, type PreviewedCase, previewCase } from "@klynge/core";
import type { Answer, Call } from "../command.ts";
import type { CaseFile } from "../files/case.ts";
import { loadCases } from "../files/cases.ts";
import { loadEditions } from "../files/editions.ts";
import { schemePreviewLines } from "../human/scheme-preview.ts";
import { faultData } from "../messages.ts";
import type { SchemePreviewAnswer } from "../shapes/scheme-preview.ts";
import { loadTexts, type Texts } from "../texts.ts";
import { named } from "./scheme-diff.ts";

/** `klynge scheme preview BEFORE AFTER CASE...`: who would gain or lose by another edition. */
export async function previewScheme({ args, language }: Call): Promise<Answer> {
  const [first, second, ...paths] = args as [string, string, ...string[]];
  const [before, after] = await loadEditions(first, second);
  const files = loadCases(before, paths);
  const texts = await loadTexts(language);
  const cases = files.map((file) => caseAnswer(file, previewCase(before, after, file.data), texts));
  const count = (wanted: PreviewedCase["change"]): number => cases.filter(({ change }) => change === wanted).length;
  const json: SchemePreviewAnswer = {
    before: named(before),
    after: named(after),
    cases,
    counts: { gains: count("gains"), loses: count("loses"), stays: count("stays"), open: count("open") },
  };
  return {
    exitCode: 0,
    json,
    lines: (telling) => schemePreviewLines({ before, after, answer: json, telling }),
    warned: files.map(({ file, input }) => ({ file, warnings: input.warnings })),
  };
}

function caseAnswer(
  { file, input }: CaseFile,
  { before, after, change, missing }: PreviewedCase,
  texts: Texts,
): SchemePreviewAnswer["cases"][number] {
  const told = (judgement: Judgement) =>
    judgement.readable
      ? {
          readable: true as const,
          outcome: judgement.outcome,
          reasons: judgement.reasons,
          points: judgement.points,
          failed_gates: judgement.failedGates,
        }
      : { readable: false as const, faults: judgement.faults.map((fault) => faultData(texts, { ...fault, file })) };
  const { id, cluster, label } = input;
  return { file, case: id, cluster: cluster.name, label, change, before: told(before), after: told(after), missing };
}
