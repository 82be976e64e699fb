import { type Fault, fault, isCountryCode } from "@klynge/core";
import { plainPostalCode } from "../postal-code.ts";
import type { PostalCode } from "../queries.ts";
import type { Row } from "./read-rows.ts";
import { columnsIn, shown, type TableReader } from "./table.ts";

export const POSTAL_COLUMNS = "country_code, zipcode, place, latitude, longitude";

const NAMES = {
  country: ["country_code", "country code"],
  code: ["zipcode", "postal_code", "postal code"],
  town: ["place", "place_name", "place name"],
  latitude: ["latitude"],
  longitude: ["longitude"],
} as const;

type Places = Record<keyof typeof NAMES, number>;

/** The tables of GeoNames have no header, and twelve columns, of which the last may be left out. */
const GEONAMES: Places = { country: 0, code: 1, town: 2, latitude: 9, longitude: 10 };
const GEONAMES_WIDTH = { from: 11, to: 12 };

export function postalCodeReader(first: readonly string[]): TableReader<PostalCode> | null {
  const named = columnsIn(first, NAMES);
  if (named) return readerAt(named, { from: first.length, to: first.length }, true);
  const isGeonames =
    first.length >= GEONAMES_WIDTH.from && first.length <= GEONAMES_WIDTH.to && isCountryCode(first[0] ?? "");
  return isGeonames ? readerAt(GEONAMES, GEONAMES_WIDTH, false) : null;
}

function readerAt(at: Places, width: TableReader<PostalCode>["width"], headed: boolean): TableReader<PostalCode> {
  return { headed, width, read: (row) => readEntry(at, row) };
}

function readEntry(at: Places, { line, cells }: Row): PostalCode | Fault[] {
  const [country = "", given = "", town = "", north = "", east = ""] = [
    at.country,
    at.code,
    at.town,
    at.latitude,
    at.longitude,
  ].map((place) => (cells[place] ?? "").trim());
  const code = plainPostalCode(country, given);
  const [latitude, longitude] = [degrees(north, 90), degrees(east, 180)];
  const place = `line ${line}`;
  const faults: Fault[] = [];
  if (!isCountryCode(country)) faults.push(fault("unknown_country", place, { given: shown(country) }));
  if (code === "") faults.push(fault("empty_text", place, { key: "zipcode" }));
  if (latitude === null) faults.push(fault("not_a_coordinate", place, { given: shown(north), limit: 90 }));
  if (longitude === null) faults.push(fault("not_a_coordinate", place, { given: shown(east), limit: 180 }));
  return latitude === null || longitude === null || faults.length > 0
    ? faults
    : { country, code, town, latitude, longitude };
}

function degrees(given: string, limit: number): number | null {
  const value = Number(given);
  return /^-?\d+(\.\d+)?$/.test(given) && Math.abs(value) <= limit ? value : null;
}
