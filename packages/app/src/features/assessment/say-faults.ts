import type { Wording } from "@klynge/report/wording";
import type { Context } from "hono";
import type { TextKey } from "../../platform/i18n/texts.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import type { AnswerProblem } from "./operations/save-row.ts";

/** Faults the core can find in one answer, and those of reading a form; each has a sentence in the texts. */
const SAID = new Set([
  "not_a_number",
  "not_a_day",
  "not_a_choice",
  "too_long",
  "not_a_date",
  "date_in_future",
  "negative",
  "above_highest",
  "not_whole",
  "unknown_code",
  "contradicts_parts",
  "share_above_one",
]);

/** Sentences for what is wrong, by fact. */
export function sayFaults(
  { var: { say } }: Context<AppEnv>,
  wording: Wording,
  faults: readonly AnswerProblem[],
): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const { fact, code, details } of faults) {
    const key = (SAID.has(code) ? `assessment.fault.${code}` : "assessment.fault.other") as TextKey;
    const sentence = say(key, { ...details, fact: wording.factName(fact), code });
    said.set(fact, [...(said.get(fact) ?? []), sentence]);
  }
  return said;
}
