import type { Language } from "@klynge/core";
import { localeOf } from "../../platform/i18n/locale.ts";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Mean, QuestionResult, Satisfied } from "./results.ts";

/** Results in words, for the page and for the letter. */

export function meanText(say: Say, language: Language, mean: Mean): string {
  if (mean.kind === "withheld") return say("survey.result.withheld");
  const value = mean.value.toLocaleString(localeOf(language), { minimumFractionDigits: 1 });
  return say(`survey.result.${mean.kind}`, { value });
}

export function satisfiedText(say: Say, language: Language, satisfied: Satisfied): string {
  if (satisfied.kind !== "share") return say(`survey.result.${satisfied.kind}`);
  return say("survey.result.share", { share: percent(satisfied.share, language) });
}

export function percent(share: number, language: Language): string {
  return share.toLocaleString(localeOf(language), { style: "percent" });
}

/** A line for each question. */
export function resultLines(say: Say, language: Language, results: readonly QuestionResult[]): string[] {
  return results.map(({ question, mean, satisfied }) =>
    say("survey.result.line", {
      question: say(`survey.question.${question}.short`),
      mean: meanText(say, language, mean),
      satisfied: satisfiedText(say, language, satisfied),
    }),
  );
}
