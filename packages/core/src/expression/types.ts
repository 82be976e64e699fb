import type { Fraction } from "../fraction.ts";

/** What a name can stand for: an exact number, yes or no, a day or code as text, codes, or unknown (null). */
export type Value = Fraction | boolean | string | readonly string[] | null;

export type Comparator = ">=" | "<=" | ">" | "<" | "==" | "!=";
export type Arithmetic = "+" | "-" | "*" | "/";

/** The tree of a condition or derivation; plain data, so that a read scheme can be kept as JSON. */
export type Expression =
  | { readonly kind: "number"; readonly value: Fraction }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "arithmetic"; readonly op: Arithmetic; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "comparison"; readonly op: Comparator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "call"; readonly function: FunctionName; readonly args: readonly Expression[] };

export const FUNCTION_NAMES = ["months_down", "months_up", "count_at_least", "add_years", "add_days", "end"] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** One part of a step: a fact against a fixed threshold. */
export interface Comparison {
  readonly fact: string;
  readonly op: Comparator;
  readonly threshold: Fraction | boolean;
}
