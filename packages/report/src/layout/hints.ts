import type { Block, Cell, StripsBlock, TableBlock } from "../document.ts";
import { MARK, PAGE, rowHeight, STRIP_GROUP_WIDTH, STRIP_ROW } from "./measure.ts";
import { textWidth } from "./text-width.ts";

/**
 * Hints that save the renderer work. A row whose cells surely take one line gets its height: the renderer need not try it
 * first, which is a fifth of the setting time of a report. Words are broken only in tables where one would not fit.
 */
export function withHints(block: Block): Block {
  if (block.kind === "table") return tableHints(block);
  if (block.kind === "strips") return stripHints(block);
  if (block.kind !== "pair") return block;
  return { ...block, left: block.left.map(withHints), right: block.right.map(withHints) };
}

/** How much of a cell a line may fill to be surely one line. */
const SURELY = 0.94;

function tableHints(table: TableBlock): TableBlock {
  const size = table.size ?? 8.5;
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => (PAGE.width * column.width) / total - 8);
  const fits = (cell: Cell, i: number): boolean => {
    const { text, mark, strong } = typeof cell === "string" ? { text: cell, mark: undefined, strong: false } : cell;
    return textWidth(text, size, strong) + (mark ? MARK : 0) <= (widths[i] as number) * SURELY;
  };
  const longWord = (text: string, i: number): boolean =>
    text.split(" ").some((word) => textWidth(word, size, true) > (widths[i] as number));
  return {
    ...table,
    heights: table.rows.map((row) => (row.every(fits) ? rowHeight(table, row) : null)),
    hyphenate: [table.columns.map((column) => column.title), ...table.rows].some((row) =>
      row.some((cell, i) => longWord(typeof cell === "string" ? cell : cell.text, i)),
    ),
  };
}

function stripHints(strips: StripsBlock): StripsBlock {
  const oneLine = (row: StripsBlock["rows"][number]): boolean =>
    textWidth(`${row.group} [${row.n}]`, 8.5) <= STRIP_GROUP_WIDTH * SURELY &&
    ("withheld" in row || (textWidth(row["band-text"], 8.5, true) <= 72 && textWidth(row["median-text"], 8.5) <= 50));
  return { ...strips, heights: strips.rows.map((row) => (oneLine(row) ? STRIP_ROW : null)) };
}
