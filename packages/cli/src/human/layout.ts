import { stripVTControlCharacters } from "node:util";

/** Columns, bars and wrapped lines of plain text. */

export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}

/** Blanks that a column needs to be wrapped under itself; in less room a row flows over the whole width. */
const NARROW_COLUMN = 20;

/**
 * Cells in columns, two blanks between them; columns named in `right` end together. Nothing is cut: where the width is too
 * small the last column is wrapped under itself, or the first one where the last holds figures. Without room even for that
 * the last cell stands below the others where these take most of the width; else the row flows.
 */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = [], width = Infinity): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, c) => Math.max(...rows.map((row) => widthOf(row[c] ?? ""))));
  const figuresLast = columns > 1 && right.includes(columns - 1);
  const [first = 0, ...others] = natural;
  const room = width - others.reduce((sum, own) => sum + own + 2, 0);
  const widths = figuresLast && room >= NARROW_COLUMN ? [Math.min(first, room), ...others] : natural;
  const before = widths.slice(0, -1).reduce((sum, own) => sum + own + 2, 0);
  return rows.flatMap((row) => {
    const [name = "", ...under] = figuresLast ? wrap("", row[0] ?? "", widths[0] ?? 0) : row.slice(0, 1);
    const cells = [name, ...row.slice(1)].map((cell, c) => {
      const blanks = " ".repeat(Math.max(0, (widths[c] ?? 0) - widthOf(cell)));
      return right.includes(c) ? blanks + cell : cell + blanks;
    });
    const line = cells.join("  ").trimEnd();
    if (widthOf(line) <= width) return [line, ...under];
    if (!figuresLast && width - before >= NARROW_COLUMN && row.length === columns)
      return wrap(`${cells.slice(0, -1).join("  ")}  `, row.at(-1) ?? "", width);
    return figuresLast || before <= width / 2 ? flow(row, width) : stack(row, width);
  });
}

function flow(row: readonly string[], width: number): string[] {
  return wrap(leadOf(row), row.join(" ").trim().replace(/ +/g, " "), width);
}

/** The last cell below the others, if it holds anything. */
function stack(row: readonly string[], width: number): string[] {
  const last = row.at(-1) ?? "";
  return [...flow(row.slice(0, -1), width), ...(last === "" ? [] : wrap(`${leadOf(row)}    `, last, width))];
}

function leadOf([first = ""]: readonly string[]): string {
  return /^ */.exec(first)?.[0] ?? "";
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
