import { addDays, isDay, type Language } from "@klynge/core";
import type { z } from "zod";
import { readNumber } from "../../platform/read-number.ts";
import { codeOfName } from "./code-names.ts";
import { isRequired, type Look, lookOf, type Shape } from "./sections/fields.ts";

/**
 * Reads what was typed into fields; what the values may be is left to the schema. A line of which everything is blank is none. Of a
 * list `#` says how many lines the form had.
 */
export type Typed = Readonly<Record<string, readonly string[]>>;

export interface FormReader {
  readonly typed: Typed;
  readonly language: Language;
  readonly faults: Readonly<Record<string, string>>;
  /** Puts down what is wrong with a field; null stands for its value. */
  fault(name: string, code: string): null;
  day(name: string, required: boolean): string | null;
  lastDay(name: string, required: boolean): string | null;
  /** Several values in one field: what is wrong with one of them is said at the field. */
  several(name: string): void;
  /** The lines that say something. */
  lines<Line>(name: string, count: number, read: (at: string) => Line | null): Line[];
  fieldOf(path: string): string;
}

export function textIn(typed: Typed, name: string): string {
  return typed[name]?.[0]?.trim() ?? "";
}

/** No form of ours has more. */
const MOST_LINES = 600;

export function lineCount(typed: Typed, name: string): number {
  const count = Number(textIn(typed, `${name}.#`));
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, MOST_LINES) : 0;
}

export function startReading(typed: Typed, language: Language): FormReader {
  const faults: Record<string, string> = {};
  /** By list: the line of the form for each that was read. */
  const kept = new Map<string, number[]>();
  const several = new Set<string>();
  const fault = (name: string, code: string): null => {
    faults[name] ??= code;
    return null;
  };
  const day = (name: string, required: boolean): string | null => {
    const text = textIn(typed, name);
    if (text === "") return required ? fault(name, "missing") : null;
    return readDay(text) ?? fault(name, "day");
  };
  return {
    typed,
    language,
    faults,
    fault,
    day,
    lastDay: (name, required) => {
      const last = day(name, required);
      return last === null ? null : addDays(last, 1);
    },
    several: (name) => {
      several.add(name);
    },
    lines: (name, count, read) => {
      const indices: number[] = [];
      kept.set(name, indices);
      return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
        const line = read(`${name}.${index}`);
        if (line === null) return [];
        indices.push(index);
        return [line];
      });
    },
    fieldOf: (path) => {
      const above = path.slice(0, path.lastIndexOf("."));
      if (several.has(above)) return above;
      for (const [name, indices] of kept) {
        const [index, ...rest] = path.startsWith(`${name}.`) ? path.slice(name.length + 1).split(".") : [];
        if (index !== undefined) return [name, indices[Number(index)] ?? index, ...rest].join(".");
      }
      return path;
    },
  };
}

/** 2026-05-01, as browsers send it, or 1.5.2026 and 1/5/2026 where somebody types it. */
function readDay(text: string): string | null {
  const [, date, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const day = year ? `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}` : text;
  return isDay(day) ? day : null;
}

export function readShape(reader: FormReader, shape: Shape, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, field]) => [key, readField(reader, field, `${prefix}.${key}`)]),
  );
}

function readField(reader: FormReader, field: z.ZodType, name: string): unknown {
  const look = lookOf(field);
  if (look.kind === "group") return readGroup(reader, look, name);
  if (look.kind === "lines") return readLines(reader, look, name);
  return readValue(reader, field, { look, name });
}

type Of<Kind extends Look["kind"]> = Extract<Look, { kind: Kind }>;

function readGroup(reader: FormReader, { shape, nullable }: Of<"group">, name: string): unknown {
  return nullable && isBlank(reader.typed, shape, name) ? null : readShape(reader, shape, name);
}

function readLines(reader: FormReader, { shape, item }: Of<"lines">, name: string): unknown[] {
  const { typed } = reader;
  return reader.lines<unknown>(name, lineCount(typed, name), (at) => {
    if (shape) return isBlank(typed, shape, at) ? null : readShape(reader, shape, at);
    return textIn(typed, at) === "" ? null : readField(reader, item, at);
  });
}

/** Nothing typed, nothing chosen, nothing ticked. */
function isBlank(typed: Typed, shape: Shape, prefix: string): boolean {
  return Object.entries(shape).every(([key, field]) => {
    const look = lookOf(field);
    const name = `${prefix}.${key}`;
    return look.kind === "group" ? isBlank(typed, look.shape, name) : textIn(typed, name) === "";
  });
}

interface Value {
  readonly look: Exclude<Look, { kind: "group" | "lines" }>;
  readonly name: string;
}

const TEXTS = new Set<Look["kind"]>(["line", "text", "email", "tel", "url"]);
const SEVERAL = new Set<Look["kind"]>(["choices", "codes", "words"]);

function readValue(reader: FormReader, field: z.ZodType, { look, name }: Value): unknown {
  const { typed } = reader;
  if (TEXTS.has(look.kind)) return typed[name]?.[0] ?? "";
  if (SEVERAL.has(look.kind)) return readSeveral(reader, { look, name });
  if (look.kind === "tick") return textIn(typed, name) !== "";
  const required = isRequired(field);
  if (look.kind === "day") return reader.day(name, required);
  if (look.kind === "last_day") return reader.lastDay(name, required);
  const text = textIn(typed, name);
  return text === "" ? blankOf(reader, { look, name, required }) : readOne(reader, { look, name }, text);
}

function readSeveral(reader: FormReader, { look, name }: Value): string[] {
  reader.several(name);
  const text = textIn(reader.typed, name);
  if (look.kind === "words") return text.split("\n").flatMap((word) => word.trim() || []);
  if (look.kind === "codes") return text.split(/[,;\n]/).flatMap((part) => codeOf(reader, part.trim(), look.of) ?? []);
  return (reader.typed[name] ?? []).filter((value) => value !== "");
}

function readOne(reader: FormReader, { look, name }: Value, text: string): unknown {
  if (look.kind === "number") return numberIn(reader, name, text);
  if (look.kind === "money") return centsIn(reader, name, text);
  if (look.kind === "yes_no") return text === "yes" ? true : text === "no" ? false : reader.fault(name, "not_a_choice");
  return look.kind === "code" ? codeOf(reader, text, look.of) : text;
}

/** Where a schema takes what is not given, it says what that means: a share of nothing, not known. */
function blankOf(reader: FormReader, { look, name, required }: Value & { readonly required: boolean }): unknown {
  if (required) return reader.fault(name, "missing");
  return look.kind === "number" || look.kind === "hidden" ? undefined : null;
}

function codeOf({ language }: FormReader, text: string, of: Parameters<typeof codeOfName>[1]): string | null {
  return text === "" ? null : codeOfName(text, of, language);
}

function numberIn(reader: FormReader, name: string, text: string): number | null {
  const number = readNumber(text, reader.language);
  if (typeof number === "string") return reader.fault(name, number);
  return Number(`${number.sign}${number.whole}.${number.decimals || "0"}`);
}

/** Euros with at most two decimals, as cents. */
function centsIn(reader: FormReader, name: string, text: string): number | null {
  const number = readNumber(text.replace(/^€|€$|^EUR|EUR$/gi, "").trim(), reader.language);
  if (typeof number === "string") return reader.fault(name, number);
  const { sign, whole, decimals } = number;
  if (/[1-9]/.test(decimals.slice(2))) return reader.fault(name, "too_many_decimals");
  return Number(`${sign}${whole}${decimals.slice(0, 2).padEnd(2, "0")}`);
}
