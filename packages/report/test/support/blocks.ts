import { expect } from "vitest";
import type { Block, Page, ReportDocument } from "../../src/index.ts";
import type { ReportContext } from "../../src/model/context.ts";

/** Ways to look into a planned report. */

type OfKind<B, Kind> = B extends { kind: infer Own } ? (Kind extends Own ? B : never) : never;
export type BlockOf<Kind extends Block["kind"]> = OfKind<Block, Kind>;

/** The blocks of a page in reading order, those of two columns included. */
export function blocksOf(page: Page): Block[] {
  const open = (block: Block): Block[] =>
    block.kind === "pair" ? [...block.left, ...block.right].flatMap(open) : [block];
  return page.blocks.flatMap(open);
}

export function allOf<Kind extends Block["kind"]>(pages: readonly Page[], kind: Kind): BlockOf<Kind>[] {
  return pages.flatMap(blocksOf).filter((block) => block.kind === kind) as BlockOf<Kind>[];
}

/** The page that stands for one row: its kicker names the row. */
export function pageOfRow(document: ReportDocument, context: ReportContext, id: string): Page {
  const kicker = context.t(context.scheme.kind === "audit" ? "row.indicator" : "row.question", { id });
  const found = document.pages.filter(({ blocks: [first] }) =>
    first?.kind === "kicker" ? first.text === kicker || first.text.startsWith(`${kicker} ·`) : false,
  );
  expect(found, `pages of ${id}`).toHaveLength(1);
  return found[0] as Page;
}

/** The page that opens the chapter of a dimension; these alone may be less filled. */
export function openerOf(document: ReportDocument, context: ReportContext, dimension: string): Page {
  const title = dimensionTitle(context, dimension);
  const found = document.pages.filter((page) => titleOf(page) === title);
  expect(found, `openers of ${dimension}`).toHaveLength(1);
  return found[0] as Page;
}

export function dimensionTitle({ t, wording, edition, scheme }: ReportContext, dimension: string): string {
  const texts = edition.edition.files["texts/dimensions.yaml"][scheme.kind === "audit" ? "gold" : "bronze"];
  return t("dimension.chapter", { id: dimension, name: wording.text(texts[dimension]?.name ?? {}) });
}

/** Numbers (from 1) of the pages that need not be well filled: the cover and the openers of the dimensions. */
export function barePages(document: ReportDocument, context: ReportContext): Set<number> {
  const openers = context.scheme.dimensions.map((dimension) => openerOf(document, context, dimension));
  return new Set(document.pages.flatMap((page, i) => (i === 0 || openers.includes(page) ? [i + 1] : [])));
}

/** The title that a page begins with, if it opens a chapter. */
export function titleOf(page: Page): string | null {
  const [first] = page.blocks;
  return first?.kind === "heading" && first.level === 1 ? first.text : null;
}

export interface PlacedText {
  readonly path: string;
  readonly text: string;
}

/** Every text of plain data with its place. */
export function textsOf(data: unknown, path = ""): PlacedText[] {
  if (typeof data === "string") return [{ path, text: data }];
  if (data === null || typeof data !== "object") return [];
  return Object.entries(data).flatMap(([key, value]) => textsOf(value, `${path}/${key}`));
}

export function numbersOf(data: unknown): number[] {
  if (typeof data === "number") return [data];
  if (data === null || typeof data !== "object") return [];
  return Object.values(data).flatMap(numbersOf);
}

/** Charts that need a text for those who do not see them. */
export function chartsOf(document: ReportDocument): { kind: string; alt: string }[] {
  return document.pages
    .flatMap(blocksOf)
    .flatMap((block) => ("alt" in block ? [{ kind: block.kind, alt: block.alt }] : []));
}
