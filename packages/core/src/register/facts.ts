import type { Day } from "../calendar.ts";
import { type CompiledEdition, parameter } from "../scheme/compile.ts";

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
  /** Radius around the head office, in kilometres (parameter `geo.radius_km` of the edition, row 1.2). */
  readonly radiusKm: number;
}

/** What an edition asks of a register on a day. */
export function askedBy({ edition, labels }: CompiledEdition, referenceDate: Day): Asked {
  return { referenceDate, radiusKm: Number(parameter(edition, "geo.radius_km", labels.at(-1) ?? "all")) };
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
