import type { Day } from "../calendar.ts";

/** What stands in the way of a fact: which thing is not known, and of whom (ids of the register). */
export interface Gap {
  readonly code:
    | "size_unknown"
    | "place_unknown"
    | "head_office_unknown"
    | "country_unknown"
    | "region_unknown"
    | "body_incomplete"
    | "experience_unknown"
    | "certificate_unknown"
    | "year_open"
    | "payers_unknown"
    | "volume_unknown"
    | "credits_missing";
  readonly of: readonly string[];
}

/** A fact as the register tells it; `value` is null when something is missing, and `gaps` says what. */
export interface RegisterFact {
  readonly value: number | boolean | string | null;
  readonly gaps: readonly Gap[];
}

/** By fact id. A fact of which the register says nothing at all is not there. */
export type RegisterFacts = Readonly<Record<string, RegisterFact>>;

/** What every fact is computed for. */
export interface Asked {
  readonly referenceDate: Day;
  /** Radius around the head office, in kilometres (edition parameter, 1.2). */
  readonly radiusKm: number;
}

export function known(value: number | boolean | string): RegisterFact {
  return { value, gaps: [] };
}

/** The value when nothing is missing. */
export function unless(code: Gap["code"], of: readonly string[], value: () => number | boolean | string): RegisterFact {
  return of.length > 0 ? { value: null, gaps: [{ code, of: [...new Set(of)] }] } : known(value());
}

/** Half a unit goes up; for money in euros and figures with two decimals. */
export function rounded(value: number, decimals = 0): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5) / scale;
}
