import type { Language } from "@klynge/core";

/** How a language parts the decimals, and what it puts between thousands beside the blank that all of them know. */
const DECIMAL: Readonly<Record<Language, "." | ",">> = { en: ".", nb: ",", da: ",", pl: "," };
const THOUSANDS: Readonly<Record<Language, "." | "," | null>> = { en: ",", nb: null, da: ".", pl: null };

/** Digits in front of the decimals and behind them: what a number says, without how it was written. */
export interface WrittenNumber {
  readonly sign: "" | "-";
  readonly whole: string;
  readonly decimals: string;
}

/** Beyond these a number of the program would hold another value than the one that was typed. */
const MOST_DIGITS = 15;
const MOST_DECIMALS = 30;

/**
 * Reads a number as people write it: 1 234,5 and 1.234,5 and 1,234.5 are the same in every language, because the last mark parts
 * the decimals. Only one mark with three digits behind it can mean two things; then the language decides, and where it
 * uses the mark for neither, the answer is refused rather than guessed.
 */
export function readNumber(
  text: string,
  language: Language,
): WrittenNumber | "not_a_number" | "two_readings" | "too_long" {
  const match = /^([+\-\u2212]?)([\d.,\p{Zs}]+)$/u.exec(text);
  const written = match?.[2] ?? "";
  const whole = wholeWithBlanks(written) ?? wholeWithMarks(written, language);
  if (!match || whole === null) return "not_a_number";
  if (whole === "two_readings") return whole;
  const [digits, decimals = ""] = whole;
  if (digits.length > MOST_DIGITS || decimals.length > MOST_DECIMALS) return "too_long";
  return { sign: match[1] === "" || match[1] === "+" ? "" : "-", whole: digits, decimals };
}

/** 12 · 3,5 · 1 234 567,25: at most one mark, and it parts the decimals, unless what it means is open. */
function wholeWithBlanks(written: string): [digits: string, decimals?: string] | null {
  const match = /^(\d{1,3}(?:\p{Zs}\d{3})+|\d+)(?:[.,](\d+))?$/u.exec(written);
  const [, whole = "", decimals] = match ?? [];
  if (!match || (decimals?.length === 3 && /^[1-9]\d{0,2}$/.test(whole))) return null;
  return [whole.replace(/\D/g, ""), decimals];
}

/** 1.234 · 1.234.567 · 1.234,5 */
function wholeWithMarks(
  written: string,
  language: Language,
): [digits: string, decimals?: string] | "two_readings" | null {
  const match = /^([1-9]\d{0,2})([.,])(\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/.exec(written);
  if (!match) return null;
  const [, first = "", mark, rest = "", decimals] = match;
  const grouped: [string, string?] = [`${first}${rest.replace(/\D/g, "")}`, decimals];
  if (decimals !== undefined || mark === THOUSANDS[language]) return grouped;
  const partsDecimals = mark === DECIMAL[language];
  if (rest.length > 3) return partsDecimals ? null : grouped;
  return partsDecimals ? [first, rest] : "two_readings";
}

/** The number as the language writes it, without marks between thousands and without an exponent. */
export function writeNumber(value: number, language: Language): string {
  const plain = value.toLocaleString("en", { useGrouping: false, maximumFractionDigits: MOST_DECIMALS });
  return plain.replace(".", DECIMAL[language]);
}
