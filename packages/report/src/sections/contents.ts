import type { ContentsEntry, Page } from "../document.ts";
import { PAGE } from "../layout/measure.ts";
import type { ReportContext } from "../model/context.ts";
import type { Section } from "./section.ts";

const CHAPTER_HEIGHT = 17;
const ROW_HEIGHT = 12.2;
const TITLE_HEIGHT = 44;

/** How many pages the table of contents will take. */
export function contentsLength(sections: readonly Section[]): number {
  const height = sections.reduce((sum, { level }) => sum + (level === 1 ? CHAPTER_HEIGHT : ROW_HEIGHT), TITLE_HEIGHT);
  return Math.ceil(height / (PAGE.height * 0.95));
}

/** The table of contents over evenly filled pages. */
export function contentsPages({ t }: ReportContext, entries: readonly ContentsEntry[], pages: number): Page[] {
  const perPage = Math.ceil(entries.length / pages);
  return Array.from({ length: pages }, (_, i) => ({
    chapter: t("contents.title"),
    blocks: [
      ...(i === 0 ? ([{ kind: "heading", level: 1, depth: 1, text: t("contents.title") }] as const) : []),
      { kind: "contents" as const, entries: entries.slice(i * perPage, (i + 1) * perPage) },
    ],
  }));
}
