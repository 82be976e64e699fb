import type { Language } from "@klynge/core";

/** As Intl knows the language; English is that of Europe. */
export function localeOf(language: Language): string {
  return language === "en" ? "en-GB" : language;
}

/**
 * A measure with at most so many decimals, as books set it: with a minus sign and not the hyphen of some locales, and nothing before a 0.
 */
export function sayDecimal(value: number, language: Language, digits: number): string {
  const options = { maximumFractionDigits: digits, signDisplay: "negative" } as const;
  return value.toLocaleString(localeOf(language), options).replace("-", "−");
}

/** With the separators of the language. */
export function sayNumber(value: number, language: Language): string {
  return value.toLocaleString(localeOf(language));
}
