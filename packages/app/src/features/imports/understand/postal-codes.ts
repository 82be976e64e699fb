/** How many digits the postal codes of a country have; of those that are not here, nothing is said. */
const DIGITS: Readonly<Record<string, number>> = {
  NO: 4,
  DK: 4,
  SE: 5,
  FI: 5,
  PL: 5,
  DE: 5,
  EE: 5,
  LV: 4,
  LT: 5,
  AT: 4,
  CH: 4,
  BE: 4,
  FR: 5,
  ES: 5,
  IT: 5,
  CZ: 5,
  SK: 5,
  IS: 3,
  FO: 3,
};

/** Signs of cars that stand before a code as its country does. */
const SIGNS: Readonly<Record<string, string>> = {
  D: "DE",
  N: "NO",
  S: "SE",
  A: "AT",
  F: "FR",
  FIN: "FI",
  B: "BE",
  I: "IT",
};

/** The country that a postal code names itself: `DK-2100`, `D-10115`; null where it names none. */
export function countryOfPostalCode(code: string): string | null {
  const letters = /^([A-Z]{1,3})[- ]\s*\d/.exec(code.trim().toUpperCase())?.[1];
  if (!letters) return null;
  return SIGNS[letters] ?? (letters in DIGITS ? letters : null);
}

/** A code and the town that stands behind it in the same cell: `3211 SANDEFJORD`; null where it is not so, or no code of the country. */
export function codeBeforeTown(written: string, country: string | null): { code: string; town: string } | null {
  const [, code = "", town = ""] = /^((?:[A-Za-z]{1,3}[- ]\s*)?\d[\d -]*)[\s,]+(\p{L}.*)$/u.exec(written.trim()) ?? [];
  return town !== "" && country !== null && country in DIGITS && fitsCountry(code, country) ? { code, town } : null;
}

/** Zeros at the front go when a spreadsheet takes a code for a number: 151 is 0151 in Norway. */
export function withZeros(code: string, country: string | null): string {
  const digits = DIGITS[country ?? ""];
  return digits && /^\d+$/.test(code) && code.length === digits - 1 ? code.padStart(digits, "0") : code;
}

/** Whether a code can be one of the country; true where nothing is known of its codes. */
export function fitsCountry(code: string, country: string): boolean {
  const digits = DIGITS[country];
  if (!digits) return true;
  const named = countryOfPostalCode(code);
  return (!named || named === country) && code.replace(/\D/g, "").length === digits;
}
