import { plainLetters } from "@klynge/core";

/**
 * What spellings of one town have in common: small letters without accents, marks of writing and doubled vowels, so that Ålesund,
 * Aalesund and ALESUND are one, as are Goettingen and Göttingen, Sankt Gallen and St. Gallen.
 */
export function townKey(name: string): string {
  return plainLetters(plainTown(name))
    .replace(/aa|ae/g, "a")
    .replace(/oe/g, "o")
    .replace(/ue/g, "u")
    .replace(/^(saint|sankt|sint|sct|st) /, "st ");
}

/** Small letters and single blanks, with accents: of two towns with one key, the one that is written just so is meant. */
export function plainTown(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A postal code that was written before the town; numbers of districts, and French offices for firms, behind it. */
const CODE = /^([a-z]{1,3} )?\d[\d ]* (?=\p{L})/u;
const NUMBERED = / (cedex( \d+)?|\d+)$/;
/** Parts of towns by their letters, as in København K, Aarhus C and Kristiansand S. */
const LETTERED: Readonly<Record<string, RegExp>> = {
  DK: / (k|c|m|n|s|v|ø|nv|sv|nø|sø)$/,
  NO: / (n|s|v|ø)$/,
};

/** The town of a postal place, without code and district. */
export function withoutDistrict(name: string, country: string): string {
  const plain = plainTown(name).replace(CODE, "").replace(NUMBERED, "");
  const letters = LETTERED[country];
  return letters ? plain.replace(letters, "") : plain;
}
