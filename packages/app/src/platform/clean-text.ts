/** Texts as people mean them. What comes out, every database and terminal can hold. */

/**
 * Several lines: one kind of line end, no halves of letters, and without the characters that turn the writing direction of a whole
 * line or control a terminal.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trimEnd();
}

/** One line, as a name: whatever is not seen counts as a space. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
}
