import type { FactDefinition } from "@klynge/core";
import { writtenDay } from "./days.ts";
import { decimalSaid, readNumberCell } from "./numbers.ts";
import { saysYes } from "./words.ts";

/** An answer as a draft has it. */
export type FactAnswer = number | boolean | string | readonly string[];

/**
 * A value of a file as the answer to a fact: a case file has it so already, a table has texts. Shares are written as in a case file, 0.25,
 * or with their sign: 25 %.
 * @returns null for what cannot be one
 */
export function factValue({ unit }: Pick<FactDefinition, "unit">, given: unknown): FactAnswer | null {
  if (Array.isArray(given)) return given.every((one) => typeof one === "string") ? (given as string[]) : null;
  if (typeof given === "boolean" || typeof given === "number") return given;
  if (typeof given !== "string" || given.trim() === "") return null;
  return writtenValue(unit, given.trim());
}

function writtenValue(unit: FactDefinition["unit"], text: string): FactAnswer | null {
  if (unit === "codes") return text.split(/[;,|]/).map((code) => code.trim());
  if (unit === "code") return text;
  if (unit === "boolean") return saysYes(text) ? true : /^(no|nei|nej|nie|false|0)$/i.test(text) ? false : null;
  if (unit === "date") {
    const day = writtenDay(text);
    return day.is === "day" ? day.day : day.is === "either" ? day.dmy : null;
  }
  return writtenNumber(text, unit === "share" && text.endsWith("%"));
}

function writtenNumber(text: string, percent: boolean): number | null {
  const number = readNumberCell(text.replace(/\s*%$/, ""), decimalSaid(text.replace("%", "")) ?? ".");
  return number === null ? null : percent ? number / 100 : number;
}
