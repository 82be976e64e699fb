import type { Context } from "hono";
import type { FieldError } from "../../../platform/web/components/error-summary.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { TriedStep } from "./dossier-props.ts";
import { refusedText } from "./parts.tsx";

/** Refusals that one field of a form mends. */
const FIELDS = { vote_missing: "vote", because_missing: "because", too_long: "because" } as const;
type FieldName = (typeof FIELDS)[keyof typeof FIELDS];

/** The forms of a dossier all have a reason, each its own. */
export function dossierFieldId(step: string, field: FieldName): string {
  return field === "vote" ? field : `${step}-because`;
}

/** What is wrong with a field of a form that was sent, at the field. */
export function fieldErrors(
  c: Context<AppEnv>,
  tried: TriedStep | undefined,
  step: string,
  field: FieldName,
): string[] {
  return tried && tried.step === step && fieldOf(tried) === field ? [refusedText(c, tried.refused)] : [];
}

/** The same for the head of the page, with the way to the field; empty where no field mends it. */
export function dossierErrors(c: Context<AppEnv>, tried: TriedStep | undefined): FieldError[] {
  const field = tried && fieldOf(tried);
  if (!field) return [];
  return [
    {
      field: c.var.say(field === "vote" ? "board.your_vote" : "cases.field.because"),
      text: refusedText(c, tried.refused),
      href: `#${dossierFieldId(tried.step, field)}`,
    },
  ];
}

function fieldOf({ refused: { refusal } }: TriedStep): FieldName | undefined {
  return FIELDS[refusal as keyof typeof FIELDS];
}
