import { plainLetters } from "@klynge/core";

/** Words as they are compared: small letters and digits of plain ASCII, everything else one blank. */
export function plainWords(text: string): string {
  return plainLetters(text.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2"))
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
