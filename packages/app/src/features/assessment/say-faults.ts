import { enteredFacts } from "@klynge/core";
import type { Context } from "hono";
import type { TextDetails, TextKey } from "../../platform/i18n/texts.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import type { AnswerProblem } from "./operations/save-row.ts";
import type { AssessmentView, RowEntry } from "./present.ts";
import type { SavedForm } from "./save-form.ts";

/** Faults the core can find in one answer, and those of reading a form; each has a sentence in the texts. */
const SAID = new Set([
  "not_a_number",
  "two_readings",
  "not_a_day",
  "not_a_choice",
  "too_long",
  "text_too_long",
  "not_a_date",
  "date_in_future",
  "negative",
  "above_highest",
  "not_whole",
  "unknown_code",
  "contradicts_parts",
  "share_above_one",
]);

/** Sentences for what is wrong, by the part of the form where it can be mended. */
export function sayFaults(
  c: Context<AppEnv>,
  view: AssessmentView,
  row: RowEntry,
  {
    faults,
    form,
  }: { readonly faults: SavedForm["faults"]; readonly form: Pick<SavedForm["form"], "typed" | "answer"> },
): Map<string, string[]> {
  const said = new Map<string, string[]>();
  for (const fault of faults) {
    const part = partOf(c, row, form, fault.fact);
    said.set(part, [...(said.get(part) ?? []), sentence(c, view, fault)]);
  }
  return said;
}

/** A computed fact has no field: what is wrong with it is said where one of its parts was changed. */
function partOf(
  { var: { services } }: Context<AppEnv>,
  { asked }: RowEntry,
  { typed, answer }: Pick<SavedForm["form"], "typed" | "answer">,
  fact: string,
): string {
  if (typed.has(fact)) return fact;
  const parts = enteredFacts(services.edition.dictionary, [fact]);
  const here = asked.facts.map(({ id }) => id).filter((id) => parts.includes(id));
  return here.find((id) => answer.facts.has(id)) ?? here[0] ?? fact;
}

function sentence({ var: { say } }: Context<AppEnv>, { wording }: AssessmentView, fault: AnswerProblem): string {
  const { fact, code } = fault;
  const key = (SAID.has(code) ? `assessment.fault.${code}` : "assessment.fault.other") as TextKey;
  const amount = (value: number): string =>
    code === "text_too_long" ? wording.number(value, 0) : wording.value(fact, value);
  const details: TextDetails = Object.fromEntries(
    Object.entries(fault.details).map(([name, value]) => [name, typeof value === "number" ? amount(value) : value]),
  );
  return say(key, { ...details, fact: wording.factName(fact), code });
}
