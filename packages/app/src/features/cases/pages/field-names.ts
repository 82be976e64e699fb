import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { FieldError } from "../../../platform/web/components/error-summary.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Fault } from "../faults.ts";
import { type FormField, isFormStep, STEP_FORMS } from "../forms.ts";
import type { SchemeWords } from "../words.ts";
import type { CasePageProps } from "./case-props.ts";
import { refusalText } from "./parts.tsx";

export const AGENDA_HEADS = { day: "day", time: "time", topic: "topic_head", who: "who_head" } as const;

/** The id of a field on the page, on which the forms of several steps can stand. */
export function idOf(step: string, field: string): string {
  return `${step}-${field.replaceAll(".", "-")}`;
}

/** The text that names a field: two steps can have one of the same name that asks for something else. */
export function labelKey(step: string, name: string): TextKey {
  const fields: readonly FormField[] = isFormStep(step) ? STEP_FORMS[step] : [];
  return `cases.field.${fields.find((field) => field.name === name)?.label ?? name}` as TextKey;
}

/** What a field is called where it is told what is wrong with it; of a row in a list with its place. */
function nameOf({ var: { say } }: Context<AppEnv>, step: string, field: string): string {
  const [list = "", index, name = ""] = field.split(".");
  if (index === undefined) return say(labelKey(step, list));
  const number = Number(index) + 1;
  if (list === "areas") return `${say("cases.area", { number })}, ${say(`cases.field.${name}` as TextKey)}`;
  const head = AGENDA_HEADS[name as keyof typeof AGENDA_HEADS];
  return `${say("cases.field.agenda")}, ${say("cases.agenda.point", { number })}, ${say(`cases.agenda.${head}`)}`;
}

export function faultText({ var: { say, language } }: Context<AppEnv>, { fault, details = {} }: Fault): string {
  const told = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === "number" ? sayNumber(value, language) : value,
  ]);
  return say(`cases.fault.${fault}` as TextKey, Object.fromEntries(told));
}

/** Sentences by field: what is wrong with a form that was not taken. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The field that a rule speaks of. */
const REFUSED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  because_missing: ["because"],
  visit_ends_early: ["ends", "lastDay"],
  visit_too_long: ["ends"],
  agenda_outside: ["agenda"],
  unknown_time_zone: ["timeZone"],
  day_in_past: ["starts", "plannedOn", "dueOn"],
  day_in_future: ["lastDay", "paidOn"],
  due_too_soon: ["dueOn"],
  due_too_late: ["dueOn"],
  fee_unknown: ["travelKm"],
  areas_missing: ["areas"],
  repeated_row: ["areas"],
};

/** What stands at the fields of a step: what was wrong with them, or the rule that speaks of one of them. */
export function fieldErrors(
  c: Context<AppEnv>,
  words: SchemeWords,
  tried: NonNullable<CasePageProps["tried"]>,
): FieldErrors {
  const { step, faults, refused } = tried;
  if (!refused) return Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, faultText(c, fault)]));
  const fields: readonly FormField[] = isFormStep(step) ? STEP_FORMS[step] : [];
  const field = REFUSED_FIELDS[String(refused.refusal)]?.find((one) => fields.some(({ name }) => name === one));
  return field === undefined ? {} : { [field]: refusalText(c, words, refused) };
}

/** Everything that is wrong with the form of a step, for the top of its page. */
export function summaryOf(c: Context<AppEnv>, step: string, errors: FieldErrors): FieldError[] {
  return Object.entries(errors).map(([field, text]) => ({
    field: nameOf(c, step, field),
    text,
    href: `#${idOf(step, field)}`,
  }));
}
