import countries from "i18n-iso-countries";

/** A code of ISO 3166-1 as it is written: two capital letters. */
export function isCountryCode(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && countries.isValid(code);
}
