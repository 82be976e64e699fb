import type { Block, Page } from "../document.ts";
import { withHints } from "../layout/hints.ts";
import { fitPage, fitsOnePage, type PageLimits, type PlannedBlock, spreadEvenly } from "../layout/paginate.ts";
import type { ReportContext } from "../model/context.ts";

/** A stretch of pages with its entry in the table of contents. */
export interface Section {
  readonly title: string;
  readonly level: 1 | 2;
  readonly pages: readonly Page[];
}

/** Points that the strip about synthetic data takes at the foot of a page. */
const STRIP = 34;

function limits({ released, density }: ReportContext): PageLimits {
  return { reserved: released.synthetic ? STRIP : 0, density };
}

function page(context: ReportContext, chapter: string, level: 1 | 2, blocks: readonly Block[]): Page {
  const placed = blocks.map((block) => withHints(withDepth(block, level)));
  return { chapter, blocks: placed, ...(context.released.synthetic && { strip: context.t("synthetic_strip") }) };
}

/** Subheadings stand one level below what opens the section. */
function withDepth(block: Block, level: 1 | 2): Block {
  if (block.kind === "heading") return { ...block, depth: block.level === 3 ? level + 1 : block.level };
  if (block.kind === "recommendation") return { ...block, depth: level + 1 };
  if (block.kind !== "pair") return block;
  const side = (blocks: readonly Block[]): Block[] => blocks.map((own) => withDepth(own, level));
  return { ...block, left: side(block.left), right: side(block.right) };
}

/** A section of exactly one page; optional blocks are left out where there is no room. */
export function onePage(
  context: ReportContext,
  chapter: string,
  title: string,
  level: 1 | 2,
  planned: readonly PlannedBlock[],
): Section {
  return { title, level, pages: [page(context, chapter, level, fitPage(planned, limits(context)))] };
}

/**
 * A section of one page, with the first of these parts behind its beginning for which there is room. Where there is none, the
 * fullest part stands on a page of its own, with what was left out before.
 * @param title stands over the second page
 */
export function oneOrTwoPages(
  context: ReportContext,
  chapter: string,
  title: string,
  planned: { readonly begin: readonly PlannedBlock[]; readonly end: readonly PlannedBlock[] },
  parts: readonly [fullest: readonly PlannedBlock[], ...others: (readonly PlannedBlock[])[]],
): Section {
  const fitting = parts.find((part) => fitsOnePage([...planned.begin, ...part, ...planned.end], limits(context)));
  if (fitting) return onePage(context, chapter, title, 2, [...planned.begin, ...fitting, ...planned.end]);
  const first = fitPage([...planned.begin, ...planned.end], limits(context));
  const left = planned.end.filter((entry) => "rank" in entry && !first.includes(entry.block));
  const second = fitPage([{ kind: "kicker", text: title }, ...parts[0], ...left], limits(context));
  return { title, level: 2, pages: [first, second].map((blocks) => page(context, chapter, 2, blocks)) };
}

/** A section over as many pages as its blocks need, filled evenly. */
export function manyPages(context: ReportContext, chapter: string, title: string, blocks: readonly Block[]): Section {
  return { title, level: 1, pages: spreadEvenly(blocks, limits(context)).map((own) => page(context, chapter, 1, own)) };
}
