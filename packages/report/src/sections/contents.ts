import type { ContentsEntry, Page } from "../document.ts";
import { CONTENTS, measure, PAGE } from "../layout/measure.ts";
import type { ReportContext } from "../model/context.ts";
import type { Section } from "./section.ts";

/** The title with the space below it. */
const TITLE_HEIGHT = measure({ kind: "heading", level: 1, text: "–" }) + 9;

/** How many pages the table of contents will take; its lines are surely one line each. */
export function contentsLength(sections: readonly Section[]): number {
  const height = sections.reduce(
    (sum, { level }) => sum + (level === 1 ? CONTENTS.chapter : CONTENTS.row),
    TITLE_HEIGHT,
  );
  return Math.ceil(height / PAGE.height);
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
