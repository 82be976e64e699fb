/**
 * National registers whose numbers carry a check digit: a number that somebody mistyped is found before it becomes a company.
 * Other registers are taken as they are written.
 */
export interface RegisterScheme {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  /** Letters that stand before the number elsewhere: `NO 923 609 016 MVA`. */
  readonly plain: (text: string) => string;
  readonly valid: (number: string) => boolean;
}

const digits = (text: string): string => text.replace(/\D/g, "");
const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** Digits times weights, modulo eleven. */
function remainder11(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11;
}

function luhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

export const REGISTER_SCHEMES: readonly RegisterScheme[] = [
  {
    id: "NO-BRREG",
    country: "NO",
    name: "Brønnøysundregistrene",
    plain: digits,
    valid: (number) =>
      /^[89]\d{8}$/.test(number) && (11 - remainder11(number, [3, 2, 7, 6, 5, 4, 3, 2])) % 11 === Number(number[8]),
  },
  {
    id: "DK-CVR",
    country: "DK",
    name: "CVR",
    plain: digits,
    valid: (number) => /^[1-9]\d{7}$/.test(number) && remainder11(number, [2, 7, 6, 5, 4, 3, 2, 1]) === 0,
  },
  {
    id: "PL-NIP",
    country: "PL",
    name: "NIP",
    plain: digits,
    valid: (number) =>
      /^\d{10}$/.test(number) && remainder11(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) === Number(number[9]),
  },
  {
    id: "PL-KRS",
    country: "PL",
    name: "KRS",
    plain: (text) => digits(text).padStart(10, "0"),
    valid: (number) => /^0\d{9}$/.test(number),
  },
  {
    id: "PL-REGON",
    country: "PL",
    name: "REGON",
    plain: digits,
    valid: (number) =>
      /^\d{9}(\d{5})?$/.test(number) && remainder11(number, [8, 9, 2, 3, 4, 5, 6, 7]) % 10 === Number(number[8]),
  },
  {
    id: "SE-BOLAGSVERKET",
    country: "SE",
    name: "Bolagsverket",
    plain: (text) => digits(text).slice(-10),
    valid: (number) => /^\d{10}$/.test(number) && luhn(number),
  },
  {
    id: "FI-YTJ",
    country: "FI",
    name: "YTJ",
    plain: digits,
    valid: (number) =>
      /^\d{8}$/.test(number) && (11 - remainder11(number, [7, 9, 10, 5, 8, 4, 2])) % 11 === Number(number[7]),
  },
  { id: "DE-HR", country: "DE", name: "Handelsregister", plain: bare, valid: (number) => number !== "" },
];

export function registerScheme(id: string): RegisterScheme | null {
  return REGISTER_SCHEMES.find((scheme) => scheme.id === id.trim().toUpperCase()) ?? null;
}
