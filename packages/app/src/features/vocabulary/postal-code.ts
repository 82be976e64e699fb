/** Letters that people write before a code for its country, besides its own two: the old signs of cars. */
const SIGNS: Readonly<Record<string, string>> = {
  AT: "A",
  BE: "B",
  DE: "D",
  FI: "FIN",
  FR: "F",
  IT: "I",
  LU: "L",
  NO: "N",
  SE: "S",
};

/**
 * A postal code without blanks, signs and the letters of its own country: `LV-5101` is 5101 in Latvia, `59-700` is 59700. The
 * letters of another country stay, so that its codes are not found here.
 */
export function plainPostalCode(country: string, given: string): string {
  const letters = [country, SIGNS[country]].filter(Boolean).join("|");
  return given
    .toUpperCase()
    .trim()
    .replace(new RegExp(`^(${letters})[ -]*(?=\\d)`), "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}
