import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { FieldError } from "../../../platform/web/components/error-summary.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ReadName, Tried } from "../read-step.ts";
import { faultTexts } from "./attempt.ts";

/** The label of each field of the common work. */
const LABELS: Readonly<Record<string, TextKey>> = {
  because: "scoring.because",
  text: "scoring.findings.text",
  kind: "scoring.findings.kind",
  row: "scoring.findings.row",
  points: "scoring.consensus.value",
  outcome: "scoring.recommendation.question",
  confirmed: "scoring.areas.question",
  conflict: "scoring.leave.why",
  expert: "scoring.leave.who",
};

/** A page has several forms with the same fields: of different steps, and of one step for several rows, areas or findings. */
export function fieldId(step: ReadName, field: string, of = ""): string {
  return [step, field, of].filter(Boolean).join("-");
}

/** What is wrong with a form of the common work, for the head of its page: each field by name, with the way to it. */
export function stepErrors(c: Context<AppEnv>, tried: Tried | undefined): FieldError[] {
  if (!tried) return [];
  const { step, values, faults = {} } = tried;
  const of = { agree_value: values.row, take_finding_back: values.finding, confirm_area: values.indicator }[
    step as string
  ];
  return Object.entries(faults).map(([field, fault]) => {
    const label = LABELS[field];
    return {
      ...(label && { field: c.var.say(label) }),
      text: faultTexts(c, fault).join(" "),
      href: `#${fieldId(step, field, of)}`,
    };
  });
}
