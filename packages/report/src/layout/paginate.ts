import type { Block, Cell, TableBlock } from "../document.ts";
import { gapAbove, measure, measureAll, PAGE, rowHeight } from "./measure.ts";

/** A block that is left out when its page is full; the lowest rank goes first. Its heading, if it has one, goes with it. */
export interface Optional {
  readonly block: Block;
  readonly rank: number;
  readonly heading?: Block;
  /** What stands in its place when it is left out. */
  readonly instead?: Block;
}
export type PlannedBlock = Block | Optional;

/** Points of a page that may be planned; what the estimate of heights is not sure of stays free. */
function roomOn({ reserved, density }: PageLimits): number {
  return PAGE.height * density - reserved;
}

export interface PageLimits {
  /** Points kept free at the foot, for a strip. */
  readonly reserved: number;
  /** Share of the page height that is planned, near 1. */
  readonly density: number;
}

function isOptional(planned: PlannedBlock): planned is Optional {
  return "rank" in planned;
}

/**
 * The blocks that fit one page: all that must stand, and of the optional ones as many as there is room for, those with the
 * highest rank first.
 */
export function fitPage(planned: readonly PlannedBlock[], limits: PageLimits): Block[] {
  const kept = new Set(planned.filter((entry) => !isOptional(entry)));
  const blocks = (): Block[] => planned.flatMap((entry) => (kept.has(entry) ? blocksOf(entry) : insteadOf(entry)));
  const byRank = planned.filter(isOptional).sort((a, b) => b.rank - a.rank);
  for (const entry of byRank) {
    kept.add(entry);
    if (measureAll(blocks()) > roomOn(limits)) kept.delete(entry);
  }
  return blocks();
}

/** True where all that must stand has room on one page. */
export function fitsOnePage(planned: readonly PlannedBlock[], limits: PageLimits): boolean {
  const must = planned.flatMap((entry) => (isOptional(entry) ? insteadOf(entry) : [entry]));
  return measureAll(must) <= roomOn(limits);
}

function blocksOf(planned: PlannedBlock): Block[] {
  if (!isOptional(planned)) return [planned];
  return planned.heading ? [planned.heading, planned.block] : [planned.block];
}

function insteadOf(planned: PlannedBlock): Block[] {
  return isOptional(planned) && planned.instead ? [planned.instead] : [];
}

/**
 * Blocks over as many pages as they need, evenly, so that the last page is about as full as the others. Tables are cut
 * between rows and repeat their header; a heading stays with what follows it.
 */
export function spreadEvenly(blocks: readonly Block[], limits: PageLimits): Block[][] {
  const capacity = roomOn(limits);
  const pieces = blocks.flatMap((block, i) => pieceUp(block, blocks[i + 1]));
  const total = pieces.reduce((sum, piece) => sum + piece.height, 0);
  const fewest = Math.max(1, Math.ceil(total / capacity));
  // a table that goes on repeats its header, and pieces do not divide freely: one or two pages more may be needed
  const cuts = [0, 1, 2].map((more) => ({ count: fewest + more, cut: cutInto(pieces, fewest + more, capacity) }));
  const best = cuts.find(({ count, cut }) => cut.length <= count) ?? (cuts.at(-1) as (typeof cuts)[number]);
  return best.cut.map(joinPieces);
}

/** What stays together: one block, or one row of a table. */
interface Piece {
  readonly height: number;
  readonly block: Block;
  readonly row?: readonly Cell[];
  readonly heading: boolean;
}

/** A heading stays with what follows it, an action with its small print. */
function leads(block: Block, next: Block | undefined): boolean {
  return block.kind === "heading" || block.kind === "kicker" || (block.kind === "labelled" && next?.kind === "small");
}

function pieceUp(block: Block, next: Block | undefined): Piece[] {
  if (block.kind !== "table") return [{ height: measure(block) + gapAbove(block), block, heading: leads(block, next) }];
  const header = measure({ ...block, rows: [] }) + gapAbove(block);
  return block.rows.map((row, i) => ({
    height: rowHeight(block, row) + (i === 0 ? header : 0),
    block,
    row,
    heading: false,
  }));
}

/** Fills each page with its part of what is left; a heading never stands last. */
function cutInto(pieces: readonly Piece[], count: number, capacity: number): Piece[][] {
  const pages: Piece[][] = [];
  let next = 0;
  while (next < pieces.length) {
    const left = heightOf(pieces.slice(next));
    const target = left / Math.max(1, count - pages.length);
    const page = takePage(pieces.slice(next), target, capacity);
    pages.push(page);
    next += page.length;
  }
  return pages;
}

/** As many pieces as come nearest to the target without going over the capacity, at least one. */
function takePage(pieces: readonly Piece[], target: number, capacity: number): Piece[] {
  const room = capacity - (pieces[0]?.row ? HEADER_AGAIN : 0);
  let [used, taken] = [0, 0];
  for (const { height } of pieces) {
    if (taken > 0 && (used + height > room || used + height / 2 > target)) break;
    used += height;
    taken += 1;
  }
  const page = pieces.slice(0, taken);
  const end = taken === pieces.length ? taken : page.findLastIndex((piece) => !piece.heading) + 1;
  return page.slice(0, Math.max(1, end));
}

/** A table that goes on repeats its header. */
const HEADER_AGAIN = 18;

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height, 0);
}

/** Rows of one table that came to stand on one page are one table again. */
function joinPieces(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  let source: Block | null = null;
  let rows: (readonly Cell[])[] = [];
  for (const { block, row } of pieces) {
    if (!row) blocks.push(block);
    else if (source === block) rows.push(row);
    else {
      rows = [row];
      blocks.push({ ...(block as TableBlock), rows });
    }
    source = row ? block : null;
  }
  return blocks;
}
