import { distanceKm, type Point } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { plainPostalCode } from "./postal-code.ts";
import { type PostalCode, postalCodes } from "./queries.ts";
import { plainTown, townKey, withoutDistrict } from "./town-key.ts";
import { findTown } from "./towns.ts";

export interface AskedPlace {
  /** ISO 3166-1 alpha-2; without it nothing is found. */
  readonly country: string | null;
  readonly postalCode: string;
  readonly town: string;
}

export interface FoundPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly source: "postal_code" | "town";
}

/** Why there is no place: `contradiction` when the town lies far away from where the postal code is. */
export type MissingPlace =
  | "country_missing"
  | "nothing_given"
  | "code_unknown"
  | "town_unknown"
  | "town_ambiguous"
  | "contradiction";

/** A code of another country, or a mistake in typing: no town is delivered from so far away. */
const TOO_FAR_KM = 100;

/**
 * Coordinates of places, without asking any network: from the postal code where the operator imported the codes of the country
 * (`klynge import postal-codes`), else from the name of the town. What is not certain is not answered.
 */
export async function findPlaces(
  tx: Transaction,
  asked: readonly AskedPlace[],
): Promise<(FoundPlace | MissingPlace)[]> {
  const codes = await placesOfCodes(tx, asked);
  return asked.map((place) => findPlace(place, codes.get(codeKey(place)) ?? []));
}

/** As findPlaces, for who does not ask why. */
export async function resolvePlaces(tx: Transaction, asked: readonly AskedPlace[]): Promise<(FoundPlace | null)[]> {
  const answers = await findPlaces(tx, asked);
  return answers.map((answer) => (typeof answer === "string" ? null : answer));
}

async function placesOfCodes(tx: Transaction, asked: readonly AskedPlace[]): Promise<Map<string, PostalCode[]>> {
  const wanted = new Map(
    asked.flatMap(({ country, postalCode }) => {
      const code = country ? plainPostalCode(country, postalCode) : "";
      return code === "" ? [] : [[`${country} ${code}`, { country: country as string, code }] as const];
    }),
  );
  if (wanted.size === 0) return new Map();
  return Map.groupBy(await postalCodes(tx, [...wanted.values()]), ({ country, code }) => `${country} ${code}`);
}

function codeKey({ country, postalCode }: AskedPlace): string {
  return `${country} ${plainPostalCode(country ?? "", postalCode)}`;
}

function findPlace(
  { country, postalCode, town }: AskedPlace,
  ofCode: readonly PostalCode[],
): FoundPlace | MissingPlace {
  if (!country) return "country_missing";
  const byTown = town.trim() === "" ? null : findTown(country, town);
  const named = ofCode.filter((place) => isNamed(place.town, town, country));
  const byCode = middleOf(named.length > 0 ? named : ofCode);
  if (byCode && named.length === 0 && isPoint(byTown) && distanceKm(byCode, byTown) > TOO_FAR_KM)
    return "contradiction";
  if (byCode) return { latitude: byCode.lat, longitude: byCode.lon, source: "postal_code" };
  if (byTown === null) return postalCode.trim() === "" ? "nothing_given" : "code_unknown";
  return isPoint(byTown) ? { latitude: byTown.lat, longitude: byTown.lon, source: "town" } : byTown;
}

function isPoint(answer: Point | string | null): answer is Point {
  return typeof answer === "object" && answer !== null;
}

function isNamed(place: string, town: string, country: string): boolean {
  const key = townKey(town);
  return key !== "" && [plainTown(place), withoutDistrict(place, country)].some((name) => townKey(name) === key);
}

/** Of the places of one code; none when they lie too far apart for one point to stand for all of them. */
function middleOf(places: readonly PostalCode[]): Point | null {
  if (places.length === 0) return null;
  const mean = (of: (place: PostalCode) => number): number =>
    places.reduce((sum, place) => sum + of(place), 0) / places.length;
  const middle = { lat: mean(({ latitude }) => latitude), lon: mean(({ longitude }) => longitude) };
  const far = places.some(
    ({ latitude, longitude }) => distanceKm(middle, { lat: latitude, lon: longitude }) > TOO_FAR_KM / 4,
  );
  return far ? null : middle;
}
