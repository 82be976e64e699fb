import { isDay } from "../calendar.ts";

/** What was meant by a value that is written in another way: it is told and never taken (docs/decisions/0006). */

const YEAR_FIRST = /^(\d{4})[-./]?(\d\d?)[-./]?(\d\d?)$/;
const DAY_FIRST = /^(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})$/;

/** `2026-02-28` for 28.2.2026, 2026-2-28 and 20260228; null for what is no day or could be another (2/3/2026). */
export function suggestDay(written: unknown): string | null {
  const text = String(written).trim();
  const [, year, month, date] = YEAR_FIRST.exec(text) ?? [];
  const [, first, second, last] = DAY_FIRST.exec(text) ?? [];
  const day = [year ?? last, month ?? second, date ?? first].map((part) => (part ?? "").padStart(2, "0")).join("-");
  return day !== text && isDay(day) ? day : null;
}

/** Digits, in groups of three or not, then a percent sign, a currency or a unit. */
const AMOUNT = /^(-?\d{1,3}(?:[ \u00a0\u202f'_]\d{3})+|-?\d+)(\.\d+)?\s?(%|\p{Sc}|\p{L}{1,12})?$/u;

/** `0.79` for a share of 79%, `120000` for 120 000, 120_000 and 120000 EUR; null for what has neither sign nor unit. */
export function suggestNumber(written: string, unit: string): string | null {
  const [text, whole = "", decimals = "", sign] = AMOUNT.exec(written.trim()) ?? [];
  if (text === undefined) return null;
  const number = whole.replace(/[^\d-]/g, "") + decimals;
  if (number === written.trim()) return null;
  return sign === "%" && unit === "share" ? String(Number(`${number}e-2`)) : number;
}
