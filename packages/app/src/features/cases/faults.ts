import { NOT_A_YEAR, STEP_YEARS } from "@klynge/core";
import type { z } from "zod";
import type { TextDetails } from "../../platform/i18n/texts.ts";

/** What is wrong with a field: a key of `cases.fault`, and what its sentence names. */
export interface Fault {
  readonly fault: string;
  readonly details?: TextDetails;
}
/** By field, as the form calls it: `because`, `agenda.2.time`. */
export type Faults = Readonly<Record<string, Fault>>;

export function tooLong({ length }: string, most: number): Fault {
  return { fault: "too_long", details: { most, given: length } };
}

/** What the shape of a step refuses, as faults of its fields. */
export function faultsOf({ issues }: z.ZodError, step: Readonly<Record<string, unknown>>): Faults {
  return Object.fromEntries(issues.map((issue) => [issue.path.join("."), faultOf(issue, valueAt(step, issue.path))]));
}

function faultOf(issue: z.core.$ZodIssue, given: unknown): Fault {
  if (issue.code === "too_big" && typeof given === "string") return tooLong(given, Number(issue.maximum));
  if (issue.code === "too_big") return { fault: "too_much", details: { most: Number(issue.maximum) } };
  if (issue.message === NOT_A_YEAR) return { fault: NOT_A_YEAR, details: STEP_YEARS };
  if (issue.code === "too_small" && typeof given === "string") return { fault: "missing" };
  return { fault: issue.code === "invalid_value" ? "choose" : "not_right" };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}
