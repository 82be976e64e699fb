import {
  type CaseStep,
  isDay,
  isLocalTime,
  isTimeZone,
  MOST_WORDS,
  momentAt,
  type StepName,
  stepInput,
} from "@klynge/core";
import { cleanLine, cleanText } from "../../platform/clean-text.ts";
import { type Fault, type Faults, faultsOf, tooLong } from "./faults.ts";
import { readAgenda } from "./read-agenda.ts";

/**
 * Forms of the steps that are taken on the page of a case: which fields each has, and how they are read. Steps that stand elsewhere (points, votes,
 * proposals) have pages of their own.
 */
export type FieldKind =
  | "day"
  | "words"
  | "line"
  | "number"
  | "yes_no"
  | "mode"
  | "items"
  | "areas"
  | "agenda"
  | "local_time"
  | "zone";
export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional?: true;
  /** Its text where that is not the one of its name. */
  readonly label?: string;
  /** Nobody answers it by leaving it as it is. */
  readonly chosen?: true;
}

const because: FormField = { name: "because", kind: "words" };
const way: readonly FormField[] = [
  { name: "mode", kind: "mode" },
  { name: "travelKm", kind: "number", optional: true },
  { name: "expertOffice", kind: "yes_no" },
];

export const STEP_FORMS = {
  ask_eligibility: [],
  judge_eligibility: [
    { name: "items", kind: "items" },
    { ...because, optional: true },
  ],
  offer_contract: [{ name: "plannedOn", kind: "day" }, ...way],
  sign_contract: [],
  issue_invoice: [{ name: "number", kind: "line" }],
  record_payment: [{ name: "paidOn", kind: "day" }],
  waive_fee: [because],
  declare_areas: [{ name: "areas", kind: "areas" }],
  return_to_cluster: [because],
  approve_same_firm: [because],
  declare_interests: [
    { name: "conflict", kind: "yes_no", chosen: true },
    { ...because, optional: true },
  ],
  decline_case: [because],
  plan_visit: [
    { name: "starts", kind: "local_time" },
    { name: "ends", kind: "local_time" },
    { name: "timeZone", kind: "zone" },
    { name: "place", kind: "words" },
    ...way,
    { name: "agenda", kind: "agenda" },
  ],
  record_visit: [
    { name: "lastDay", kind: "day" },
    { name: "observers", kind: "words", optional: true },
  ],
  send_fact_check: [{ name: "dueOn", kind: "day" }],
  reply_to_report: [{ name: "text", kind: "words" }],
  confirm_facts: [],
  return_to_experts: [because],
  send_decision: [],
  appeal: [{ name: "grounds", kind: "words" }],
  publish: [],
  report_change: [{ name: "text", label: "change", kind: "words" }],
  read_change: [{ ...because, label: "answer" }],
  suspend_label: [because],
  reinstate_label: [because],
  withdraw_label: [because],
  withdraw_application: [because],
} as const satisfies Partial<Record<StepName, readonly FormField[]>>;
export type FormStep = keyof typeof STEP_FORMS;

export function isFormStep(name: string): name is FormStep {
  return Object.hasOwn(STEP_FORMS, name);
}

type Values = Readonly<Record<string, string>>;

export type ReadStep = { readonly step: CaseStep } | { readonly faults: Faults };

/** @param eligibility the items of the check, E1 to E12 */
export function readStep(name: FormStep, values: Values, eligibility: readonly string[]): ReadStep {
  const faults: Record<string, Fault> = {};
  const step: Record<string, unknown> = { step: name };
  for (const field of STEP_FORMS[name] as readonly FormField[]) {
    const read = readField(field, values, eligibility);
    if (typeof read !== "object" || read === null) step[field.name] = read;
    else if ("fault" in read) faults[field.name] = read as Fault;
    else if ("faults" in read) Object.assign(faults, read.faults);
    else step[field.name] = read;
  }
  if (name === "reply_to_report") step.row = null;
  if (Object.keys(faults).length > 0) return { faults };
  const parsed = stepInput.safeParse(step);
  return parsed.success ? { step: parsed.data } : { faults: faultsOf(parsed.error, step) };
}

function readField(
  { name, kind, optional, chosen }: FormField,
  values: Values,
  eligibility: readonly string[],
): unknown {
  const given = kind === "words" ? cleanText(values[name] ?? "").trim() : cleanLine(values[name] ?? "");
  if (kind === "items") return Object.fromEntries(eligibility.map((item) => [item, values[`items.${item}`] === "yes"]));
  if (kind === "areas") return readAreas(values);
  if (kind === "agenda") return readAgenda(values);
  if (chosen && given !== "yes" && given !== "no") return { fault: "missing" };
  if (kind === "yes_no") return given === "yes";
  // nobody sees what is made of marks alone
  if (cleanLine(given) === "") return optional ? null : { fault: "missing" };
  return (READERS[kind] ?? String)(given, values);
}

type Reader = (given: string, values: Values) => string | number | Fault;
const READERS: Partial<Record<FieldKind, Reader>> = {
  day: (given) => (isDay(given) ? given : { fault: "day" }),
  number: readKilometres,
  zone: (given) => (isTimeZone(given) ? given : { fault: "choose" }),
  local_time: (given, { timeZone = "" }) => readMoment(given, timeZone),
};

/** As people write it: `Number` reads more, such as 0x10. */
function readKilometres(given: string): number | Fault {
  return /^\d+([.,]\d+)?$/.test(given) ? Number(given.replace(",", ".")) : { fault: "number" };
}

/** The hour that clocks leave out, or have twice, has to be told: nobody guesses when a visit begins. */
function readMoment(given: string, timeZone: string): string | Fault {
  if (!isLocalTime(given)) return { fault: "moment" };
  // told at its own field
  if (!isTimeZone(timeZone)) return given;
  const read = momentAt(given, timeZone);
  return "gap" in read ? { fault: read.gap } : read.moment;
}

export const MOST_AREAS = 5;
/** Rows that were filled in, with what is missing in one of them told at its place. */
function readAreas(values: Values): { indicator: string; effect: string }[] | { readonly faults: Faults } {
  const faults: Record<string, Fault> = {};
  const areas = Array.from({ length: MOST_AREAS }, (_, index) => {
    const indicator = cleanLine(values[`areas.${index}.indicator`] ?? "");
    const effect = cleanText(values[`areas.${index}.effect`] ?? "").trim();
    if (indicator === "" && effect === "") return null;
    if (indicator === "") faults[`areas.${index}.indicator`] = { fault: "choose" };
    if (effect === "") faults[`areas.${index}.effect`] = { fault: "missing" };
    if (effect.length > MOST_WORDS) faults[`areas.${index}.effect`] = tooLong(effect, MOST_WORDS);
    return { indicator, effect };
  }).filter((area) => area !== null);
  return Object.keys(faults).length > 0 ? { faults } : areas;
}
