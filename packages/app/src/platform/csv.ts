/** A cell: a number stands as it is, words are kept from being taken for a formula. */
export type CsvCell = number | string | null;

/** CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. */
export function csvText(lines: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${lines.map(csvLine).join("")}`;
}

/** One line, for files that are written piece by piece. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}

/** What spreadsheets take for the beginning of a formula, also in full width and behind what is not seen. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
/** The semicolon too: where decimals have commas, spreadsheets split there, and what follows would begin a cell. */
const QUOTED = /[",;\t\r\n]/;

function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
