/** Countries whose regions begin with other letters than those of ISO 3166-1. */
const OWN_LETTERS: Readonly<Record<string, string>> = { GR: "EL", GB: "UK" };

/** A region of NUTS, or of the statistical regions of EFTA countries: two letters, and a sign more for each of three levels. */
export function isRegionCode(code: string): boolean {
  return /^[A-Z]{2}[0-9A-Z]{0,3}$/.test(code);
}

/** Whether a region lies in a country (ISO 3166-1 alpha-2): NO0A in NO, EL30 in GR. */
export function isRegionOf(code: string, country: string): boolean {
  return isRegionCode(code) && code.startsWith(OWN_LETTERS[country] ?? country);
}
