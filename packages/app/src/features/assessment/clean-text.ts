/**
 * Text as people mean it: one kind of line end, no halves of letters, and without the characters that turn the writing direction
 * of a whole line or control a terminal.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, "")
    .trimEnd();
}
