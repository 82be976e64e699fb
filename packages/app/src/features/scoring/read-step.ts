import { type StepOf, stepInput } from "@klynge/core";
import { cleanText } from "../../platform/clean-text.ts";
import type { ProblemDetails } from "../../platform/web/problem.ts";

type Values = Readonly<Record<string, string>>;

/** Steps with a form on the pages of the experts' common work, besides leaving it. */
export const WORK_STEPS = [
  "agree_value",
  "close_consensus",
  "confirm_area",
  "write_finding",
  "take_finding_back",
  "recommend",
] as const;
export type WorkStep = (typeof WORK_STEPS)[number];

export function isWorkStep(name: string): name is WorkStep {
  return (WORK_STEPS as readonly string[]).includes(name);
}

export type StepFault = "text_missing" | "too_long" | "points" | "choose";
/** By the field of the form. */
export type StepFaults = Readonly<Partial<Record<string, StepFault>>>;
/** The steps that `readStep` reads. */
export type ReadName = WorkStep | "leave_case";

/** What was sent and not taken: shown again with why. */
export interface Tried {
  readonly step: ReadName;
  readonly values: Values;
  readonly faults?: StepFaults;
  readonly refused?: ProblemDetails;
}

/** A step as its form says it, or what is wrong with its fields. */
export function readStep<Name extends ReadName>(
  step: Name,
  values: Values,
): { readonly step: StepOf<Name> } | { readonly faults: StepFaults } {
  const text = (name: string): string => cleanText(values[name] ?? "").trim();
  const because = text("because");
  const fields = {
    agree_value: { row: values.row, points: halfPoints(values.points), because },
    close_consensus: {},
    confirm_area: { indicator: values.indicator, confirmed: yesOrNo(values.confirmed), because },
    write_finding: { row: values.row || null, kind: values.kind, text: text("text") },
    take_finding_back: { finding: Number(values.finding), because },
    recommend: { outcome: values.outcome, because },
    leave_case: { expert: values.expert, conflict: yesOrNo(values.conflict), because },
  }[step];
  const parsed = stepInput.safeParse({ step, ...fields });
  // the shape of each name has that name
  if (parsed.success) return { step: parsed.data as StepOf<Name> };
  return {
    faults: Object.fromEntries(
      parsed.error.issues.map(({ path: [field], code }) => [String(field), faultOf(field, code)]),
    ),
  };
}

function faultOf(field: PropertyKey | undefined, code: string): StepFault {
  if (field === "points") return "points";
  if (field !== "because" && field !== "text") return "choose";
  return code === "too_big" ? "too_long" : "text_missing";
}

/** "2,5" and "2.5" are the same. */
function halfPoints(given = ""): number {
  return given.trim() === "" ? Number.NaN : Number(given.replace(",", "."));
}

function yesOrNo(given: string | undefined): boolean | null {
  return given === "yes" ? true : given === "no" ? false : null;
}
