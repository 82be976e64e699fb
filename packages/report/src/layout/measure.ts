import type { Block, Cell, StripsBlock, TableBlock, ValueBlock } from "../document.ts";
import { countLines, textWidth } from "./text-width.ts";

/**
 * How high a block will be, in points. The model plans its pages with it, so that every page is well filled and known by
 * number before anything is set; the renderer then checks that the plan held. The sizes are those of typst/*.typ.
 */

/** The text area of an A4 page with the margins of the look. */
export const PAGE = { width: 487, height: 684 } as const;

const CAP = 0.727;
/** Space between lines in points; running text of any size keeps that of the body. */
const BODY_LEADING = 0.62 * 9.5;

function textHeight(text: string, width: number, size: number, bold = false, leading = BODY_LEADING): number {
  return countLines(text, width, size, bold) * (CAP * size + leading) - leading;
}

/** Space above a block; none at the top of a page. */
export function gapAbove(block: Block): number {
  switch (block.kind) {
    case "heading":
      return block.level === 3 ? 16 : 10;
    case "lead":
      return 12;
    case "strips":
    case "ladder":
    case "table":
    case "list":
    case "profile":
    case "score-bar":
    case "columns-chart":
      return 9;
    case "value":
      return 18;
    case "recommendation":
    case "notice":
      return 14;
    default:
      return 9;
  }
}

export function measure(block: Block, width: number = PAGE.width): number {
  switch (block.kind) {
    case "heading":
      return block.level === 3
        ? textHeight(block.text, width, 11.5, true)
        : textHeight(block.text, width, 22, true, TITLE_LEADING) + TITLE_FOOT;
    case "kicker":
      return CAP * 9;
    case "lead":
      return textHeight(block.text, width, 11.5);
    case "text":
      return textHeight(block.text, width, 9.5);
    case "small":
      return textHeight(block.text, width, 8);
    case "notice":
      return textHeight(block.text, width - 18, 8.5) + 11;
    case "labelled":
      return textHeight(`${block.label} ${block.text}`, width - BOLD_LABEL, 9.5);
    case "value":
      return valueHeight(block, width);
    case "strips":
      return 32 + legendExtra(block, width) + block.rows.reduce((sum, row) => sum + stripRowHeight(row), 0);
    case "ladder":
      return 40;
    case "score-bar":
      return block["threshold-text"] === null ? 33 : 42;
    case "profile":
      return 18 + block.rows.length * 20 + 8 + textHeight(block.caption, width, 8);
    case "columns-chart":
      return 92 + block.lines * LABEL_LINE + textHeight(block.caption, width, 8);
    case "table":
      return tableHeight(block, width);
    case "recommendation":
      return recommendationHeight(block.text, block.facts, width);
    case "list":
      return block.items.reduce(
        (sum, item) => sum + 9 + textHeight(`${item.title} ${item.text} ${item.reference ?? ""}`, width - 14, 9, true),
        2,
      );
    case "contents":
      return block.entries.reduce((sum, { level }) => sum + (level === 1 ? CONTENTS.chapter : CONTENTS.row), 0);
    case "cover":
      return PAGE.height;
    case "pair": {
      const half = (width - 20) / 2;
      return Math.max(measureAll(block.left, half), measureAll(block.right, half));
    }
  }
}

function valueHeight(block: ValueBlock, width: number): number {
  const own = valueWidth(block.value, block.unit, block.size);
  const figure = block.value.length > LONG_VALUE ? textHeight(block.value, own, block.size, true) : block.size * CAP;
  return VALUE_FOOT + Math.max(figure + 2, textHeight(block.note, width - 22 - own, 8.5));
}

/** Above this length the large value shares the line with its note at a fixed measure. */
const LONG_VALUE = 20;

function valueWidth(value: string, unit: string, size: number): number {
  if (value.length > LONG_VALUE) return (PAGE.width - 22) * (1.6 / 2.6);
  return textWidth(value, size, true) + (unit === "" ? 0 : textWidth(unit, 11.5) + 6);
}

const TITLE_LEADING = 8.8;
/** Space below a title, and below the large figure, for letters that hang down. */
const TITLE_FOOT = 4;
const VALUE_FOOT = 5;

/** Heights of the lines of the contents. */
export const CONTENTS = { chapter: 14.4, row: 10.4 } as const;

/** What the columns of a chart share, and the height of a line of their labels. */
export const COLUMNS_WIDTH = 464;
const LABEL_LINE = 9;

/** What a legend with a long name takes beyond its one line. */
function legendExtra({ legend }: StripsBlock, width: number): number {
  return textHeight(`${legend.band} ${legend.median} ${legend.own}`, width - LEGEND_MARKS, 8) - CAP * 8;
}

/** The marks of a legend and the space between its parts. */
const LEGEND_MARKS = 80;

/** Width of the column that names the group, and height of a row of one line. */
export const STRIP_GROUP_WIDTH = 163;
export const STRIP_ROW = 20.4;

function stripRowHeight(row: StripsBlock["rows"][number]): number {
  return Math.max(STRIP_ROW, 8 + textHeight(`${row.group} [${row.n}]`, STRIP_GROUP_WIDTH, 8.5));
}

/** A position mark with the space behind it. */
export const MARK = 14;

/** What a bold label takes more than its letters in regular. */
const BOLD_LABEL = 6;

/** Blocks below each other, with the space between them. */
export function measureAll(blocks: readonly Block[], width: number = PAGE.width): number {
  return blocks.reduce((sum, block, i) => sum + (i === 0 ? 0 : gapAbove(block)) + measure(block, width), 0);
}

const CELL_GAP = 8;

export function rowHeight(
  table: Pick<TableBlock, "columns" | "size">,
  cells: readonly Cell[],
  width: number = PAGE.width,
): number {
  const size = table.size ?? 8.5;
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const heights = cells.map((cell, i) => {
    const own = (width * (table.columns[i]?.width ?? 1)) / total - CELL_GAP;
    const text = typeof cell === "string" ? cell : cell.text;
    const mark = typeof cell !== "string" && cell.mark ? MARK : 0;
    return textHeight(text, own - mark, size, typeof cell !== "string" && cell.strong, 0.5 * size);
  });
  return Math.max(size * CAP, ...heights) + 7.2;
}

function tableHeight(table: TableBlock, width: number): number {
  const header = rowHeight(
    { columns: table.columns, size: 8 },
    table.columns.map((column) => ({ text: column.title, strong: true })),
    width,
  );
  return table.rows.reduce((sum, cells) => sum + rowHeight(table, cells, width), header);
}

function recommendationHeight(
  text: readonly string[],
  facts: readonly (readonly [string, string])[],
  width: number,
): number {
  const left = text.reduce((sum, paragraph) => sum + textHeight(paragraph, width - 190, 9.5) + 9, 14);
  const right = facts.reduce((sum, [, value]) => sum + textHeight(value, 86, 8.5) + 6, 0);
  return Math.max(left, right) + 20;
}
