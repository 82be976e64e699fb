import { type Cell, type Row, textOfCell } from "../read/table.ts";
import { fieldOfName } from "./guess.ts";
import { presetOf } from "./presets.ts";

/** A header stands in one of the first rows; above it there may be a title, a logo or a date. */
export const LAST_HEADER_ROW = 20;

/** The number of the row that names the columns, the most likely one. */
export function findHeader(rows: readonly Row[]): number {
  const candidates = rows.filter(({ number }) => number <= LAST_HEADER_ROW);
  const scores = candidates.map((row, index) => headerScore(row.cells, candidates[index + 1]?.cells ?? []));
  const best = candidates[scores.indexOf(Math.max(...scores))];
  return best?.number ?? rows[0]?.number ?? 1;
}

function headerScore(cells: readonly Cell[], below: readonly Cell[]): number {
  const texts = cells.map(textOfCell).filter((text) => text !== "");
  const different = new Set(texts).size;
  if (different === 0) return -1;
  if (presetOf(texts)) return 1000;
  const known = new Set(texts.map(fieldOfName).filter((field) => field !== null)).size;
  const words = texts.filter((text) => !/^[\d.,/\s-]+$/.test(text) && text.length <= 60).length;
  const filledBelow = below.filter((cell) => textOfCell(cell) !== "").length;
  return (
    5 * known +
    (words === texts.length ? different : 0) -
    3 * (texts.length - different) +
    Math.min(filledBelow, different) / 2
  );
}
