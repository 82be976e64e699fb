import { type CaseStep, isDay, momentAt, type StepName, stepInput } from "@klynge/core";
import { readAgenda } from "./agenda.ts";

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
  report_change: [{ name: "text", kind: "words" }],
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
export type ReadStep =
  | { readonly step: CaseStep }
  /** By field: a key of `cases.fault`. */
  | { readonly faults: Readonly<Record<string, string>> };

/** @param eligibility the items of the check, E1 to E12 */
export function readStep(name: FormStep, values: Values, eligibility: readonly string[]): ReadStep {
  const faults: Record<string, string> = {};
  const step: Record<string, unknown> = { step: name };
  for (const field of STEP_FORMS[name] as readonly FormField[]) {
    const read = readField(field, values, eligibility);
    if (typeof read === "object" && read !== null && "fault" in read) faults[field.name] = String(read.fault);
    else step[field.name] = read;
  }
  if (name === "reply_to_report") step.row = null;
  if (Object.keys(faults).length > 0) return { faults };
  const parsed = stepInput.safeParse(step);
  if (parsed.success) return { step: parsed.data };
  return { faults: Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0] ?? name), "not_right"])) };
}

function readField(
  { name, kind, optional, chosen }: FormField,
  values: Values,
  eligibility: readonly string[],
): unknown {
  const given = (values[name] ?? "").trim();
  if (kind === "items") return Object.fromEntries(eligibility.map((item) => [item, values[`items.${item}`] === "yes"]));
  if (kind === "areas") return readAreas(values);
  if (kind === "agenda") return readAgenda(values);
  if (chosen && given !== "yes" && given !== "no") return { fault: "missing" };
  if (kind === "yes_no") return given === "yes";
  if (given === "") return optional ? null : { fault: "missing" };
  if (kind === "day") return isDay(given) ? given : { fault: "day" };
  if (kind === "number") return readKilometres(given);
  if (kind === "local_time") return readMoment(given, values.timeZone ?? "");
  return given;
}

function readKilometres(given: string): number | { fault: string } {
  const number = Number(given.replace(",", "."));
  return Number.isFinite(number) && number >= 0 ? number : { fault: "number" };
}

/** The hour that clocks leave out, or have twice, has to be told: nobody guesses when a visit begins. */
function readMoment(given: string, timeZone: string): string | { fault: string } {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(given) || !isDay(given.slice(0, 10))) return { fault: "moment" };
  const read = momentAt(given, timeZone);
  return "gap" in read ? { fault: read.gap } : read.moment;
}

export const MOST_AREAS = 5;
function readAreas(values: Values): { indicator: string; effect: string }[] {
  return Array.from({ length: MOST_AREAS }, (_, index) => ({
    indicator: (values[`areas.${index}.indicator`] ?? "").trim(),
    effect: (values[`areas.${index}.effect`] ?? "").trim(),
  })).filter(({ indicator, effect }) => indicator !== "" || effect !== "");
}
