import type { FactDefinition } from "@klynge/core";

/** A value as a case file has it; null when it is not known. */
export type FactInput = number | boolean | string | readonly string[] | null;

/** What is wrong with what was typed; the sentence stands in the texts under `assessment.fault.<code>`. */
export type AnswerFault = "not_a_number" | "not_a_day" | "not_a_choice" | "too_long";

export type Parsed =
  | { readonly ok: true; readonly value: FactInput }
  | { readonly ok: false; readonly code: AnswerFault };

const LONGEST = 200;

/**
 * Reads one answer as people type it in a form: decimal comma or point, blanks between thousands, a share in percent, a day as
 * 2026-05-01, 1.5.2026 or 1/5/2026. Whether the value is lawful for the fact is judged by the core.
 * @param typed every value that the form sent under this name, blank ones left out
 */
export function parseAnswer(definition: FactDefinition, typed: readonly string[]): Parsed {
  const given = typed.map((text) => text.normalize("NFC").trim()).filter((text) => text !== "");
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
      return parseDay(text);
    case "code":
      return { ok: true, value: text };
    case "share":
      return parseShare(text);
    default:
      return parseNumber(text);
  }
}

/** 1 234,5 · 1234.5 · -2; a comma or point followed by one or two digits, or by any when it is the only one, parts the decimals. */
const NUMBER = /^([+-]?)(\d{1,3}(?:[ {2}]\d{3})+|\d+)(?:[.,](\d+))?$/u;

function parseNumber(text: string): Parsed {
  const match = NUMBER.exec(text);
  if (!match) return { ok: false, code: "not_a_number" };
  const [, sign = "", whole = "", decimals = ""] = match;
  return { ok: true, value: Number(`${sign}${whole.replace(/\D/g, "")}.${decimals || "0"}`) };
}

/** A share is typed in percent; the point is moved in the text, so that 14,7 % is 0.147 exactly. */
function parseShare(text: string): Parsed {
  const match = NUMBER.exec(text.replace(/\s*%$/, ""));
  if (!match) return { ok: false, code: "not_a_number" };
  const [, sign = "", whole = "", decimals = ""] = match;
  const digits = whole.replace(/\D/g, "").padStart(3, "0");
  return { ok: true, value: Number(`${sign}${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`) };
}

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$|^(\d{1,2})[./ ]+(\d{1,2})[./ ]+(\d{4})$/;

function parseDay(text: string): Parsed {
  const match = DAY.exec(text);
  if (!match) return { ok: false, code: "not_a_day" };
  const [year, month, day] = match[1] ? [match[1], match[2], match[3]] : [match[6], match[5], match[4]];
  return { ok: true, value: `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` };
}

/** The value as it stands in the field of the form, the other way round. */
export function showAnswer(definition: FactDefinition, value: FactInput): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number" && definition.unit === "share") return String(Number((value * 100).toPrecision(12)));
  return String(value);
}
