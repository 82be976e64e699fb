import { stripVTControlCharacters } from "node:util";

/** Columns, bars and wrapped lines of plain text. */

export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Cells in columns, two blanks between them; columns named in `right` end together. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...rows.map((row) => widthOf(row[c] ?? ""))));
  return rows.map((row) => {
    const cells = row.map((cell, c) => {
      const blanks = " ".repeat((widths[c] ?? 0) - widthOf(cell));
      return right.includes(c) ? blanks + cell : cell + blanks;
    });
    return cells.join("  ").trimEnd();
  });
}

/** A share of one as a bar. */
export function bar(share: number, length: number): string {
  const filled = Math.max(0, Math.min(length, Math.round(share * length)));
  return "█".repeat(filled) + "░".repeat(length - filled);
}

/** Text in lines of at most the given width; the following ones begin under the first word. */
export function wrap(first: string, text: string, width: number): string[] {
  const indent = " ".repeat(widthOf(first));
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(" ")) {
    if (line.trim() !== first.trim() && widthOf(line) + widthOf(word) > width) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}

/** Cut to the width, with a sign that something is missing. */
export function cut(line: string, width: number): string {
  return widthOf(line) <= width
    ? line
    : `${[...line]
        .slice(0, width - 1)
        .join("")
        .trimEnd()}…`;
}
