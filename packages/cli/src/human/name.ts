const LONGEST = 90;

/**
 * A name given by a user, for one line of a terminal: in any script, without control and direction marks, shortened.
 * The report cannot show every script and breaks long words (Wording); a terminal does both by itself.
 */
export function shownName(name: string): string {
  const text = name
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .trim();
  const letters = [...text];
  return letters.length > LONGEST
    ? `${letters
        .slice(0, LONGEST - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
