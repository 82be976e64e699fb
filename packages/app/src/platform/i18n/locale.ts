import type { Language } from "@klynge/core";

/** As Intl knows the language; English is that of Europe. */
export function localeOf(language: Language): string {
  return language === "en" ? "en-GB" : language;
}

/** With the separators of the language. */
export function sayNumber(value: number, language: Language): string {
  return value.toLocaleString(localeOf(language));
}
