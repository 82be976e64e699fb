import { describe, expect, test } from "vitest";
import { findAssets, type Page, setPdf } from "../src/index.ts";
import { measureAll, PAGE } from "../src/layout/measure.ts";
import { textsIn } from "../src/texts.ts";
import { allOf, barePages, blocksOf, dimensionTitle, pageOfRow, titleOf } from "./support/blocks.ts";
import { contextOf, EVERY_REPORT, planOf } from "./support/cases.ts";

/** The plan of pages: what a whole report must have, for every worked case in every language. */

const FEWEST = 60;
const MOST = 90;
const LEAST_FILL = 0.4;

function fillOf(page: Page): number {
  return measureAll(page.blocks) / PAGE.height;
}

describe.each(EVERY_REPORT)("%s in %s", (name, language) => {
  const document = planOf(name, language);
  const context = contextOf(name, language);
  const { t, scheme, groups } = context;

  test("no page but the cover and the openers is less than 40 % filled, and none is over full", () => {
    const bare = barePages(document, context);
    const fills = document.pages.map((page, i) => ({ page: i + 1, chapter: page.chapter, fill: fillOf(page) }));
    expect(fills.filter(({ page, fill }) => fill < LEAST_FILL && !bare.has(page))).toEqual([]);
    expect(fills.filter(({ page, fill }) => page > 1 && fill > 1)).toEqual([]);
  });

  test("no page is empty, and each but the cover names its chapter", () => {
    expect(document.pages.filter((page) => page.blocks.length === 0)).toEqual([]);
    expect(document.pages.map((page) => page.chapter === "")).toEqual(document.pages.map((_, i) => i === 0));
  });

  test("is set on as many pages as planned, 60 to 90", () => {
    const { pages } = setPdf(document, findAssets());
    expect([pages, document["page-count"]]).toEqual([document.pages.length, document.pages.length]);
    expect(pages).toBeGreaterThanOrEqual(FEWEST);
    expect(pages).toBeLessThanOrEqual(MOST);
  });

  test("has every section once, in order", () => {
    expect(document.pages.flatMap((page) => titleOf(page) ?? [])).toEqual([
      t("contents.title"),
      t("imprint.title"),
      t("summary.title"),
      t("method.title"),
      ...scheme.dimensions.map((dimension) => dimensionTitle(context, dimension)),
      t("megatrends.title"),
      t("recommendations.title"),
      t("distance.title"),
      t("annex.answers_title"),
      t("annex.eligibility_title", { count: 12 }),
      t("annex.figures_title"),
      t("annex.rules_title"),
      t("annex.definitions_title"),
    ]);
  });

  test("the contents lead to the page of each title and each row", () => {
    const entries = allOf(document.pages, "contents").flatMap((block) => block.entries);
    const found = entries.map(({ page, level }) => {
      const [first, second] = document.pages[page - 1]?.blocks ?? [];
      if (level === 1) return first?.kind === "heading" ? first.text : null;
      const id = first?.kind === "kicker" ? / ([\w.]+)/.exec(first.text)?.[1] : null;
      return second?.kind === "heading" ? `${id} ${second.text}` : null;
    });
    expect(found).toEqual(entries.map(({ text }) => text));
    expect(entries.filter(({ level }) => level === 2)).toHaveLength(scheme.rows.length);
    expect(entries.filter(({ level }) => level === 1)).toHaveLength(11 + scheme.dimensions.length);
  });

  test("headings start at 1 and never skip a level", () => {
    const depths = document.pages
      .flatMap(blocksOf)
      .flatMap((block) =>
        block.kind === "cover"
          ? [1]
          : block.kind === "heading" || block.kind === "recommendation"
            ? [block.depth ?? 0]
            : [],
      );
    const skips = depths.flatMap((depth, i) =>
      depth < 1 || depth > (i === 0 ? 0 : (depths[i - 1] as number)) + 1 ? [{ i, depth }] : [],
    );
    expect(skips).toEqual([]);
  });

  test("the cover has code, confidentiality and the notice that this is no label", () => {
    const [cover] = allOf(document.pages.slice(0, 1), "cover");
    const values = cover?.facts.map(([, value]) => value);
    expect(values).toContain(context.code);
    expect(cover?.notices).toEqual(
      expect.arrayContaining([t("cover.not_a_label"), t("cover.synthetic"), t("confidential")]),
    );
  });

  test("the strip about synthetic data stands on every page that compares", () => {
    const compares = (page: Page): boolean =>
      blocksOf(page).some(({ kind }) => kind === "strips" || kind === "columns-chart" || kind === "profile");
    expect(document.pages.filter((page) => compares(page) && page.strip !== t("synthetic_strip"))).toEqual([]);
  });

  test("each row has its page with own value, a sentence, and a strip for each group", () => {
    for (const row of context.rows) {
      const page = pageOfRow(document, context, row.id);
      expect(allOf([page], "value"), row.id).toHaveLength(1);
      expect(allOf([page], "lead"), row.id).toHaveLength(1);
      const strips = allOf([page], "strips").flatMap((block) => block.rows.map((r) => r.group));
      expect(strips, row.id).toEqual(row.as === "frequency" ? [] : groups.map((group) => group.name));
      expect(allOf([page], "recommendation"), row.id).toHaveLength(context.recommended.includes(row) ? 1 : 0);
    }
  });

  test("recommendations are numbered through", () => {
    const { recommended } = context;
    const titles = recommended.flatMap((row) =>
      allOf([pageOfRow(document, context, row.id)], "recommendation").map((block) => block.title),
    );
    expect(titles).toEqual(
      recommended.map((_, i) => textsIn(language)("row.recommendation", { number: i + 1, count: recommended.length })),
    );
  });

  test("every chart says in words what it shows", () => {
    const charts = document.pages.flatMap(blocksOf).flatMap((block) => ("alt" in block ? [block.alt] : []));
    expect(charts.length).toBeGreaterThan(scheme.rows.length);
    expect(charts.filter((alt) => alt.length < 20 || alt.includes("{{"))).toEqual([]);
  });
});
