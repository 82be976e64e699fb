import { isDay } from "../calendar.ts";
import { printable } from "../document.ts";
import type { Value } from "../expression/types.ts";
import { compare, type Fraction, fraction, isWhole, multiply, negate, subtract, ZERO } from "../fraction.ts";
import { type Fault, fault } from "../problem.ts";
import type { FactDefinition } from "../scheme/schema.ts";
import { suggestDay, suggestNumber } from "./suggest.ts";

/** A written value as a fact of the dictionary, or the fault that refuses it (README-tables.md, "Refused as bad input"). */
export type Decoded = { readonly value: Value } | { readonly fault: Fault };

const CODE = /^[a-z0-9]+(_[a-z0-9]+)*$/;

/**
 * @param written a plain value as read from YAML or JSON; null means unknown
 * @param referenceDate day of the case, for facts that are past events
 */
export function decodeFact(definition: FactDefinition, written: unknown, path: string, referenceDate: string): Decoded {
  if (written === null || written === undefined) return { value: null };
  switch (definition.unit) {
    case "boolean":
      return typeof written === "boolean" ? { value: written } : wrongType(path, "true or false", written);
    case "date":
      return decodeDay(definition, written, path, referenceDate);
    case "code":
      return decodeCode(written, path);
    case "codes":
      return decodeCodes(written, path);
    default:
      return decodeNumber(definition, written, path);
  }
}

function wrongType(path: string, expected: string, written: unknown): Decoded {
  return { fault: fault("wrong_type", path, { expected, given: printable(written) }) };
}

function decodeDay(definition: FactDefinition, written: unknown, path: string, referenceDate: string): Decoded {
  if (typeof written !== "string" || !isDay(written)) return { fault: notADay(written, path) };
  if (definition.past_event && written > referenceDate) {
    return { fault: fault("date_in_future", path, { given: written, reference: referenceDate }) };
  }
  return { value: written };
}

/** The fault of a text or number that is no day, with the day it looks like. */
export function notADay(written: unknown, path: string): Fault {
  const suggestion = suggestDay(written);
  return fault("not_a_date", path, { given: printable(written), ...(suggestion && { suggestion }) });
}

function decodeCode(written: unknown, path: string): Decoded {
  if (typeof written !== "string") return wrongType(path, "a code in lower_snake_case", written);
  return CODE.test(written) && written.length <= 80
    ? { value: written }
    : { fault: fault("unknown_code", path, { given: printable(written) }) };
}

function decodeCodes(written: unknown, path: string): Decoded {
  if (!Array.isArray(written)) return wrongType(path, "a list of codes", written);
  const codes: string[] = [];
  for (const [i, item] of written.entries()) {
    const decoded = decodeCode(item, `${path}[${i}]`);
    if ("fault" in decoded) return decoded;
    if (codes.includes(item)) return { fault: fault("unknown_code", `${path}[${i}]`, { given: printable(item) }) };
    codes.push(item);
  }
  return { value: codes };
}

function decodeNumber(definition: FactDefinition, written: unknown, path: string): Decoded {
  if (typeof written === "string") return { fault: numberAsText(definition, written, path) };
  if (typeof written !== "number") return wrongType(path, "a number", written);
  if (!Number.isFinite(written)) return { fault: fault("not_finite", path) };
  const refusal = outOfRange(definition, written, path);
  return refusal ? { fault: refusal } : { value: fraction(written) };
}

function numberAsText({ unit }: FactDefinition, written: string, path: string): Fault {
  const given = printable(written);
  const comma = /^\s*(-?\d+),(\d+)\s*$/.exec(written);
  if (comma) return fault("decimal_comma", path, { given, suggestion: `${comma[1]}.${comma[2]}` });
  const suggestion = suggestNumber(written, unit);
  return fault("number_as_text", path, { given, ...(suggestion && { suggestion }) });
}

/** Counts and whole euro are whole numbers; everything else may have decimals. */
const WHOLE_UNITS = new Set(["count", "eur", "credits", "level"]);

function outOfRange(definition: FactDefinition, written: number, path: string): Fault | null {
  if (written < 0 && !definition.below_zero) return fault("negative", path, { given: written });
  if (definition.unit === "share" && !definition.above_one && written > 1) {
    return fault("above_highest", path, { given: written, highest: 1 });
  }
  if (definition.highest !== undefined && written > definition.highest) {
    return fault("above_highest", path, { given: written, highest: definition.highest });
  }
  if (Math.abs(written) > 1e15) return fault("above_highest", path, { given: written, highest: 1e15 });
  if (WHOLE_UNITS.has(definition.unit) && !definition.fractional && !isWhole(fraction(written))) {
    return fault("not_whole", path, { given: written });
  }
  return null;
}

/** How far a written derived value may lie from the computed one: 0.0005 for shares, else 0.5 % (README-tables.md). */
export function contradicts(definition: FactDefinition, written: Value, computed: Value): boolean {
  if (written === null || computed === null) return false;
  if (typeof written !== "object" || typeof computed !== "object" || "length" in written || "length" in computed)
    return written !== computed;
  const difference = absolute(subtract(written, computed));
  const tolerance = definition.unit === "share" ? { n: 5, d: 10_000 } : multiply({ n: 5, d: 1000 }, absolute(computed));
  return compare(difference, tolerance) > 0;
}

function absolute(value: Fraction): Fraction {
  return compare(value, ZERO) < 0 ? negate(value) : value;
}
