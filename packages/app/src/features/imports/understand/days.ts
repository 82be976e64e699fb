import { isDay } from "@klynge/core";
import { dayOfSerial } from "../read/sheet.ts";
import type { Cell } from "../read/table.ts";

/** 03/04/2026: the day first, or the month. */
export type DayOrder = "dmy" | "mdy";

/** What a written day says by itself; `either` is decided by its whole column, or by a person. */
export type WrittenDay =
  | { readonly is: "day"; readonly day: string }
  | { readonly is: "either"; readonly dmy: string | null; readonly mdy: string | null }
  | { readonly is: "year"; readonly year: number }
  | { readonly is: "none" };

const NONE = { is: "none" } as const;

/** Days as people and spreadsheets write them; a time behind it is left out. */
export function writtenDay(cell: Cell): WrittenDay {
  if (typeof cell === "number") return bySerial(cell);
  const text = cell
    .trim()
    .replace(/[T ]\d{1,2}[:.]\d{2}([:.]\d{2}.*)?$/, "")
    .replace(/(\d)(st|nd|rd|th)\b/i, "$1");
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/.exec(text) ?? [];
  if (year) return sure(year, month, day);
  const [, d, m, y] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\.?$/.exec(text) ?? [];
  if (d) return sure(fullYear(y), m, d);
  const [, first, second, last] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (first) return either(fullYear(last), first, second);
  if (/^\d{5}$/.test(text)) return bySerial(Number(text));
  return inWords(text) ?? NONE;
}

/** Serial numbers of days from 1954 to 2064; a plain year is a year. */
function bySerial(number: number): WrittenDay {
  if (Number.isInteger(number) && number >= 1900 && number <= 2100) return { is: "year", year: number };
  const day = number >= 20_000 && number <= 60_000 ? dayOfSerial(number) : null;
  return day ? { is: "day", day } : NONE;
}

function sure(year: string | undefined, month: string | undefined, day: string | undefined): WrittenDay {
  const written = asDay(year, month, day);
  return written ? { is: "day", day: written } : NONE;
}

function either(year: string, first: string | undefined, second: string | undefined): WrittenDay {
  const [dmy, mdy] = [asDay(year, second, first), asDay(year, first, second)];
  if (!dmy && !mdy) return NONE;
  return dmy === mdy && dmy ? { is: "day", day: dmy } : { is: "either", dmy, mdy };
}

function asDay(year = "", month = "", day = ""): string | null {
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : null;
}

/** Two digits stand for a year of the last seventy or of the next thirty. */
function fullYear(year = ""): string {
  if (year.length === 4) return year;
  return Number(year) < 56 ? `20${year}` : `19${year}`;
}

/** The beginnings by which the months of the four languages are told apart, in their order. */
const MONTHS = [
  /^(jan|sty)/,
  /^(feb|lut)/,
  /^(mar|mars|marts|marz)/,
  /^(apr|kwi)/,
  /^(mai|may|maj)/,
  /^(jun|cze)/,
  /^(jul|lip)/,
  /^(aug|sie)/,
  /^(sep|wrz)/,
  /^(okt|oct|paz)/,
  /^(nov|lis)/,
  /^(des|dec|gru)/,
];

/** 1 Mar 2026 · 1. mars 2026 · 1 marca 2026 r. · March 1, 2026 · 1-Mar-26 */
function inWords(text: string): WrittenDay | null {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (/^\d{4}$/.test(plain)) return bySerial(Number(plain));
  const dayFirst = /^(\d{1,2})[.\s-]+([a-z]{3,12})[.\s,-]+(\d{4}|\d{2})(?:\s?r\.?)?$/.exec(plain);
  const monthFirst = /^([a-z]{3,12})[.\s]+(\d{1,2}),?\s+(\d{4})$/.exec(plain);
  const [day, name = "", year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  const month = name === "" ? -1 : MONTHS.findIndex((beginning) => beginning.test(name));
  return month < 0 ? null : sure(fullYear(year), String(month + 1), day);
}
