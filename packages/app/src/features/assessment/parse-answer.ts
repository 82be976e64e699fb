import type { FactDefinition, Language } from "@klynge/core";
import { cleanText } from "../../platform/clean-text.ts";
import { readNumber, writeNumber } from "../../platform/read-number.ts";

/** A value as a case file has it; null when it is not known. */
export type FactInput = number | boolean | string | readonly string[] | null;

/** What is wrong with what was typed; the sentence stands in the texts under `assessment.fault.<code>`. */
export type AnswerFault = "not_a_number" | "two_readings" | "not_a_day" | "not_a_choice" | "too_long";

export type Parsed =
  | { readonly ok: true; readonly value: FactInput }
  | { readonly ok: false; readonly code: AnswerFault };

const LONGEST = 200;

/**
 * Reads one answer as people type it in a form: a number as the language writes it, a share in percent, a day as 2026-05-01,
 * 1.5.2026, 1/5/2026 or 1-5-2026. Whether the value is lawful for the fact is judged by the core.
 * @param typed every value that the form sent under this name, blank ones left out
 * @param language of the page that it was typed in
 */
export function parseAnswer(definition: FactDefinition, typed: readonly string[], language: Language): Parsed {
  const given = typed.map((text) => cleanText(text).trim()).filter((text) => text !== "");
  if (given.some((text) => text.length > LONGEST)) return { ok: false, code: "too_long" };
  if (definition.unit === "codes") return { ok: true, value: given.length > 0 ? given : null };
  const [text] = given;
  if (text === undefined) return { ok: true, value: null };
  switch (definition.unit) {
    case "boolean":
      return text === "yes" || text === "no"
        ? { ok: true, value: text === "yes" }
        : { ok: false, code: "not_a_choice" };
    case "date":
      return parseDay(asSeen(text));
    case "code":
      return { ok: true, value: text };
    case "share":
      return parseShare(asSeen(text), language);
    default:
      return parseNumber(asSeen(text), language);
  }
}

/** Figures copied from a sheet or a page bring marks along that nobody sees. */
function asSeen(text: string): string {
  return text.replace(/\p{Cf}/gu, "").trim();
}

function parseNumber(text: string, language: Language): Parsed {
  const read = readNumber(text, language);
  if (typeof read === "string") return { ok: false, code: read };
  return { ok: true, value: Number(`${read.sign}${read.whole}.${read.decimals || "0"}`) };
}

/** A share is typed in percent; the point is moved in the text, so that 14,7 % is 0.147 exactly. */
function parseShare(text: string, language: Language): Parsed {
  const read = readNumber(text.replace(/\s*%$/u, ""), language);
  if (typeof read === "string") return { ok: false, code: read };
  const digits = read.whole.padStart(3, "0");
  return { ok: true, value: Number(`${read.sign}${digits.slice(0, -2)}.${digits.slice(-2)}${read.decimals}`) };
}

/** The year stands in front, or the day does; a hyphen between day and month is Danish. */
const DAY =
  /^(\d{4})-(\d{1,2})-(\d{1,2})$|^(\d{1,2})(?:[./-]\p{Zs}*|\p{Zs}+)(\d{1,2})(?:[./-]\p{Zs}*|\p{Zs}+)(\d{4})$/u;

function parseDay(text: string): Parsed {
  const match = DAY.exec(text);
  if (!match) return { ok: false, code: "not_a_day" };
  const [year, month, day] = match[1] ? [match[1], match[2], match[3]] : [match[6], match[5], match[4]];
  return { ok: true, value: `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` };
}

/** The value as it stands in the field of the form, the other way round. */
export function showAnswer(definition: FactDefinition, value: FactInput, language: Language): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number")
    return writeNumber(definition.unit === "share" ? Number((value * 100).toPrecision(12)) : value, language);
  if (definition.unit === "date") return value.toString().split("-").map(Number).reverse().join(".");
  return String(value);
}
