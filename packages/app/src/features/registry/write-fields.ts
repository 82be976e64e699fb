import { addDays, type Language } from "@klynge/core";
import type { z } from "zod";
import { writeNumber } from "../../platform/read-number.ts";
import { nameOfCode } from "./code-names.ts";
import type { Typed } from "./read-fields.ts";
import { type Look, lookOf, type Shape } from "./sections/fields.ts";

/** Values as they are typed: what a form begins with. The opposite of read-fields.ts. */

interface Place {
  readonly prefix: string;
  readonly language: Language;
}

export function writeShape(shape: Shape, values: unknown, { prefix, language }: Place): Typed {
  const given = (values ?? {}) as Readonly<Record<string, unknown>>;
  return Object.assign(
    {},
    ...Object.entries(shape).map(([key, field]) =>
      writeField(field, given[key], { prefix: `${prefix}.${key}`, language }),
    ),
  );
}

function writeField(field: z.ZodType, value: unknown, place: Place): Typed {
  const look = lookOf(field);
  if (look.kind === "group") return writeShape(look.shape, value, place);
  if (look.kind === "lines") return writeLines(look, (value ?? []) as readonly unknown[], place);
  return { [place.prefix]: writeValue(look, value, place.language) };
}

function writeLines(
  { shape, item }: Extract<Look, { kind: "lines" }>,
  values: readonly unknown[],
  { prefix, language }: Place,
): Typed {
  const lines = values.map((value, index) => {
    const place = { prefix: `${prefix}.${index}`, language };
    return shape ? writeShape(shape, value, place) : writeField(item, value, place);
  });
  return Object.assign({ [`${prefix}.#`]: [String(values.length)] }, ...lines);
}

function writeValue(look: Look, value: unknown, language: Language): readonly string[] {
  if (value === null || value === undefined) return [""];
  if (Array.isArray(value)) {
    if (look.kind === "words") return [value.join("\n")];
    if (look.kind === "codes") return [value.map((code) => nameOfCode(String(code), look.of, language)).join(", ")];
    return value.map(String);
  }
  if (look.kind === "money") return [writeNumber(Number(value) / 100, language)];
  if (look.kind === "number") return [writeNumber(Number(value), language)];
  if (look.kind === "tick") return value === true ? ["yes"] : [];
  if (look.kind === "yes_no") return [value === true ? "yes" : "no"];
  if (look.kind === "last_day") return [typedDay(String(value))];
  return [String(value)];
}

/** The last day that belongs, of the first that does not. */
export function typedDay(until: string | null): string {
  return until === null ? "" : addDays(until, -1);
}
