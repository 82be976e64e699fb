import type { Language } from "@klynge/core";

const names = new Map<Language, Intl.DisplayNames>();

/** A country as its readers call it; the code where it has no name. */
export function countryName(code: string, language: Language): string {
  const known = names.get(language) ?? new Intl.DisplayNames([language], { type: "region", fallback: "code" });
  names.set(language, known);
  return known.of(code) ?? code;
}
