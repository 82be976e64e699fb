import { countryCodes, LANGUAGES, type Language } from "@klynge/core";
import type { Transaction } from "../../platform/database/database.ts";
import { nameActivities, nameRegions } from "../vocabulary/index.ts";
import type { ProfileFields } from "./profile-schema.ts";
import type { CodeKind } from "./sections/fields.ts";

/**
 * Codes that have names: countries and languages are typed and shown by name, in the language of the reader; industries and regions have
 * theirs from official tables.
 */

/** Languages of Europe and its trading partners, ISO 639-1; others are typed as codes. */
export const LANGUAGE_CODES =
  "ar bg bs ca cs cy da de el en es et eu fa fi fo fr fy ga gl he hi hr hu hy is it ja ka kk kl ko lb lt lv mk mt nb nl nn no pl pt ro ru se sk sl sq sr sv th tr uk vi zh".split(
    " ",
  );

const named = { country: "region", language: "language" } as const;
const displays = new Map<string, Intl.DisplayNames>();

export function nameOfCode(code: string, of: CodeKind, language: Language): string {
  if (of !== "country" && of !== "language") return code;
  const key = `${of} ${language}`;
  const known =
    displays.get(key) ??
    new Intl.DisplayNames([language], { type: named[of], fallback: "code", languageDisplay: "standard" });
  displays.set(key, known);
  return known.of(code) ?? code;
}

const codes = new Map<string, ReadonlyMap<string, string>>();

/**
 * The code that is meant by a name, in the language of the reader or another one of ours; what is not known comes back as it is, and
 * the schema refuses it.
 */
export function codeOfName(text: string, of: CodeKind, language: Language): string {
  if (of === "nuts" || of === "nace") return text.toUpperCase();
  for (const one of [language, ...LANGUAGES]) {
    const key = `${of} ${one}`;
    const known = codes.get(key) ?? codesByName(of, one);
    codes.set(key, known);
    const code = known.get(text.toLocaleLowerCase(one));
    if (code) return code;
  }
  return of === "country" ? text.toUpperCase() : text.toLowerCase();
}

function codesByName(of: "country" | "language", language: Language): Map<string, string> {
  const all = of === "country" ? countryCodes() : LANGUAGE_CODES;
  return new Map(all.map((code) => [nameOfCode(code, of, language).toLocaleLowerCase(language), code]));
}

/** Names of the industries and regions of a profile, by code, where an official table has them. */
export async function officialNames(
  tx: Transaction,
  { naceScheme, nace = [], region, smallRegion, reach = [] }: Partial<ProfileFields>,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const regions = [region, smallRegion, ...reach].filter((code) => typeof code === "string");
  const activities = naceScheme ? await nameActivities(tx, naceScheme, nace, language) : [];
  return new Map([...(await nameRegions(tx, regions)), ...activities]);
}
