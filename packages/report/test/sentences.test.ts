import type { Language } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { moreIsBetter } from "../src/model/rows.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, blocksOf, openerOf, pageOfRow, textsOf } from "./support/blocks.ts";
import { CASES, contextOf, EVERY_REPORT, planOf } from "./support/cases.ts";

/** What the worked reports say: no sentence more often than needed, none with a gap, none that its own page contradicts. */

const LEADS = [
  "lower",
  "middle",
  "upper",
  "neutral",
  "alone",
  "unknown",
  "scale",
  "choice",
  "choice_alone",
  "notapplicable",
].map((kind) => `lead.${kind}`);
const STRIPS = ["lower", "middle", "upper", "neutral", "unknown", "withheld", "alone", "mean", "notapplicable"].map(
  (kind) => `strip.${kind}`,
);
const LADDERS = ["full", "excellent", "between", "below", "none", "unknown", "agreed"].map((kind) => `ladder.${kind}`);
const NOT_DUE = ["upper", "middle", "unknown"].map((kind) => `notdue.${kind}`);

interface Pattern {
  readonly key: string;
  readonly index: number;
  readonly matches: RegExp;
  /** Letters that stand fixed; of two that fit, the one that says more by itself is meant. */
  readonly fixed: number;
}

function patternsOf(keys: readonly string[], language: Language): Pattern[] {
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return keys.flatMap((key) =>
    patternsIn(language)(key).map((text, index) => {
      const parts = text.split(/\{\{\w+\}\}/);
      return {
        key,
        index,
        matches: new RegExp(`^${parts.map(escaped).join("(.+?)")}(?= |$)`),
        fixed: parts.join("").length,
      };
    }),
  );
}

/** The pattern that a text begins with. */
function patternOf(text: string, patterns: readonly Pattern[]): Pattern | null {
  const fitting = patterns.filter(({ matches }) => matches.test(text));
  return fitting.sort((a, b) => b.fixed - a.fixed)[0] ?? null;
}

describe.each(EVERY_REPORT)("%s in %s", (name, language) => {
  const { pages } = planOf(name, language);
  const rowPages = pages.filter(({ blocks: [first] }) => first?.kind === "kicker");
  const texts: Readonly<Record<string, readonly string[]>> = {
    lead: rowPages.flatMap((page) => allOf([page], "lead").map(({ text }) => text)),
    strip: rowPages.flatMap((page) =>
      page.blocks.flatMap((block, i) =>
        block.kind === "heading" && page.blocks[i + 1]?.kind === "strips" ? [block.text] : [],
      ),
    ),
    ladder: rowPages.flatMap((page) =>
      page.blocks.flatMap((block, i) =>
        block.kind === "text" && page.blocks[i + 1]?.kind === "ladder" ? [block.text] : [],
      ),
    ),
  };

  test.each<[string, readonly string[]]>([
    ["lead", LEADS],
    ["strip", STRIPS],
    ["ladder", LADDERS],
  ])("no pattern of a %s sentence is used more often than needed", (kind, keys) => {
    const patterns = patternsOf(keys, language);
    const found = (texts[kind] ?? []).map((text) => ({ text, pattern: patternOf(text, patterns) }));
    // a row without points says its level instead of a ladder sentence
    expect(
      found.filter(({ text, pattern }) => pattern === null && !(kind === "ladder" && /\b\d\b/.test(text))),
    ).toEqual([]);
    for (const key of keys) {
      const used = found.flatMap(({ pattern }) => (pattern?.key === key ? [pattern.index] : []));
      const most = Math.ceil(used.length / patternsIn(language)(key).length);
      const counts = [...new Set(used)].map((index) => used.filter((i) => i === index).length);
      expect(Math.max(0, ...counts), `${key}: ${used.join(" ")}`).toBeLessThanOrEqual(most);
    }
  });

  test("no text has a gap, a slot, or a value that is none", () => {
    const wrong = textsOf(pages).filter(({ text }) =>
      /\{\{|\}\}|undefined|NaN|\[object|Infinity|\s[.,;:](?:\s|$)|\(\s*\)|„”|“”|«»|\.\.(?!\.)|: *\.$/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  test("no sentence begins with a small letter after a full stop", () => {
    const said = pages
      .flatMap(blocksOf)
      .flatMap((block) => (block.kind === "lead" || block.kind === "text" ? [block.text] : []));
    expect(
      said.filter((text) =>
        /[\p{L})”»] ?[.!?] \p{Ll}/u.test(text.replace(/\b(?:pkt|Ok|n|nr|pr|ekskl|f|eks|bl|a|ca)\. /giu, "")),
      ),
    ).toEqual([]);
  });
});

describe.each(CASES)("true to its page: %s", (name) => {
  const context = contextOf(name, "en");
  const document = planOf(name, "en");
  const rows = context.rows.map((row) => ({ row, page: pageOfRow(document, context, row.id) }));
  const says = (page: (typeof rows)[number]["page"], keys: readonly string[]): string[] =>
    allOf([page], "text").flatMap(({ text }) => patternOf(text, patternsOf(keys, "en"))?.key ?? []);

  test("only a row in the middle half is called middling where nothing is due", () => {
    const wrong = rows.filter(
      ({ row, page }) => row.band !== "middle" && says(page, NOT_DUE).includes("notdue.middle"),
    );
    expect(wrong.map(({ row }) => `${row.id}: ${row.band}`)).toEqual([]);
  });
  test("a chart of means is not said to show medians", () => {
    const means = rows.filter(({ row }) => row.as === "mean");
    const titles = means.flatMap(({ row, page }) => allOf([page], "heading").map(({ text }) => `${row.id}: ${text}`));
    expect(titles.filter((title) => /median/i.test(title))).toEqual([]);
  });
  test("the title of a chart does not contradict the position in the main group where groups are split evenly", () => {
    const wrong = rows.flatMap(({ row, page }) => {
      const [strips] = allOf([page], "strips");
      const bands = strips?.rows.flatMap((r) => ("band" in r && r.band ? [r.band] : [])) ?? [];
      const count = (band: string): number => bands.filter((b) => b === band).length;
      const title = page.blocks.find((block, i) => block.kind === "heading" && page.blocks[i + 1]?.kind === "strips");
      const told = title?.kind === "heading" ? patternOf(title.text, patternsOf(STRIPS, "en"))?.key : undefined;
      const tied =
        moreIsBetter(row) &&
        row.band !== null &&
        count(row.band) === Math.max(...["upper", "middle", "lower"].map(count));
      return tied && told !== `strip.${row.band}` ? [`${row.id}: ${row.band}, told ${told}`] : [];
    });
    expect(wrong).toEqual([]);
  });
  test("an opener calls rows open only where facts are missing", () => {
    const wrong = context.scheme.dimensions.flatMap((dimension) => {
      const own = context.rows.filter((row) => row.dimension === dimension);
      const unknown = own.filter((row) => row.own === null || row.scored.state === "unknown").length;
      const [lead] = allOf([openerOf(document, context, dimension)], "lead");
      const complete = patternsIn("en")("dimension.complete").map((text) => text.replace("{{of}}", String(own.length)));
      return complete.some((text) => lead?.text.endsWith(text)) === (unknown === 0)
        ? []
        : [`${dimension}: ${unknown} unknown, but ${lead?.text}`];
    });
    expect(wrong).toEqual([]);
  });
  test("the row named first to act in a chapter calls for action", () => {
    const weakest = patternsIn("en")("dimension.weakest").map((text) => text.split("{{row}}"));
    const wrong = context.scheme.dimensions.flatMap((dimension) => {
      const [lead] = allOf([openerOf(document, context, dimension)], "lead");
      return context.rows.flatMap((row) => {
        const named = weakest.some((parts) => lead?.text.includes(parts.join(context.wording.text(row.texts.short))));
        return named && row.dimension === dimension && !row.due ? [`${row.id}: ${lead?.text}`] : [];
      });
    });
    expect(wrong).toEqual([]);
  });
  test("no row is both kept as strong and listed for action", () => {
    const { t } = context;
    const rowsUnder = (title: string): string[] =>
      allOf(document.pages, "table")
        .filter((table) => table.columns[1]?.title === title)
        .flatMap((table) => table.rows.map(([cell]) => String(cell)));
    const kept = new Set(rowsUnder(t("recommendations.keep_text")));
    expect(rowsUnder(t("recommendations.table_action")).filter((row) => kept.has(row))).toEqual([]);
  });
});
