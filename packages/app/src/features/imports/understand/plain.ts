/** Words as they are compared: small letters and digits of plain ASCII, everything else one blank. */
export function plainWords(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[æøłßð]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

const LETTERS: Readonly<Record<string, string>> = { æ: "ae", ø: "o", ł: "l", ß: "ss", ð: "d" };
