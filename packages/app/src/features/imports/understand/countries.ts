import { countryCodes, isCountryCode } from "@klynge/core";
import { plainWords } from "./plain.ts";

/** Languages in which lists around the Baltic and the North Sea name countries. */
const LANGUAGES = ["en", "nb", "da", "pl", "sv", "de", "fi"];
/** What these have no name for. */
const MORE: Readonly<Record<string, string>> = {
  uk: "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  "great britain": "GB",
  storbritannia: "GB",
  usa: "US",
  holland: "NL",
  holandia: "NL",
  tsjekkia: "CZ",
  "rzeczpospolita polska": "PL",
  norge: "NO",
  noreg: "NO",
};

let names: ReadonlyMap<string, string> | null = null;

function namesOfCountries(): ReadonlyMap<string, string> {
  const found = new Map(Object.entries(MORE));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of countryCodes()) {
      const name = display.of(code);
      if (name && !found.has(plainWords(name))) found.set(plainWords(name), code);
    }
  }
  return found;
}

/** The code of a country that is written as a code or as a name; null for anything else. */
export function countryOf(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (isCountryCode(code)) return code;
  names ??= namesOfCountries();
  return names.get(plainWords(text)) ?? null;
}
