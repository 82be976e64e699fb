import countries from "i18n-iso-countries";

/** A code of ISO 3166-1 as it is written: two capital letters. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code);
}

/** All codes of ISO 3166-1 with two letters; names in a reader's language come from `Intl.DisplayNames`. */
export function countryCodes(): readonly string[] {
  return Object.keys(countries.getAlpha2Codes());
}
