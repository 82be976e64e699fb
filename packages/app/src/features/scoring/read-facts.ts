import type { FactValue, FactValues, Language } from "@klynge/core";
import { cleanText } from "../../platform/clean-text.ts";
import {
  type AskedRow,
  type FactInput,
  fingerprint,
  type ReadForm,
  readRowForm,
  sameValue,
  showAnswer,
} from "../assessment/index.ts";
import { MOST_LETTERS } from "./schema.ts";

/** A form in which an expert says what a row's facts are: read as the self-assessment reads it, with why and what was seen. */

export type FormBody = Parameters<typeof readRowForm>[1];

export interface ReadFacts {
  readonly form: ReadForm;
  /** Every fact that the form had, as it was typed. */
  readonly values: FactValues;
  readonly because: string;
  readonly seen: string;
  readonly faults: Readonly<Record<string, "too_long">>;
}

export function readFacts(asked: AskedRow, body: FormBody, language: Language): ReadFacts {
  const faults: Record<string, "too_long"> = {};
  const text = (name: string): string => {
    const given = cleanText(String(body[name] ?? "")).trim();
    if (given.length > MOST_LETTERS) faults[name] = "too_long";
    return given;
  };
  const form = readRowForm({ ...asked, texts: [] }, body, { language, register: null });
  const values = [...form.answer.facts].map(([fact, { value }]) => [fact, asPlain(value)] as const);
  return { form, values: Object.fromEntries(values), because: text("because"), seen: text("seen"), faults };
}

function asPlain(value: FactInput): FactValue {
  return typeof value === "object" && value !== null ? [...value] : (value as FactValue);
}

/** Only what is otherwise than it was submitted. */
export function differing(values: FactValues, submitted: (fact: string) => FactValue): FactValues {
  return Object.fromEntries(Object.entries(values).filter(([fact, value]) => !sameValue(value, submitted(fact))));
}

/** As it was found, or as it was submitted where nothing else was. */
export function factOf(
  facts: FactValues,
  { submitted }: { readonly submitted: (fact: string) => FactValue },
  fact: string,
): FactValue {
  return Object.hasOwn(facts, fact) ? (facts[fact] ?? null) : submitted(fact);
}

/** Values as they stand in the fields of a form. */
export function typedOf({ facts }: AskedRow, values: FactValues, language: Language): Map<string, string> {
  return new Map(
    facts.flatMap(({ id, definition }) => {
      const value = values[id];
      if (value === undefined) return [];
      return [[id, Array.isArray(value) ? value.join(", ") : showAnswer(definition, value, language)] as const];
    }),
  );
}

/** Tells whether two corrections say the same. */
export function fillOfCorrection(said: {
  readonly facts: FactValues;
  readonly because: string;
  readonly seen: string;
}): string {
  const facts = Object.entries(said.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return fingerprint([JSON.stringify(facts), said.because, said.seen]);
}
