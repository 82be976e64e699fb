import { readFileSync } from "node:fs";
import { join } from "node:path";
import { releasePortfolio } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { findAssets, planReport, setPdf } from "../src/index.ts";
import { measureAll, PAGE } from "../src/layout/measure.ts";
import { buildContext } from "../src/model/context.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, barePages, pageOfRow } from "./support/blocks.ts";
import {
  type CaseName,
  edition,
  exampleData,
  inputOf,
  LANGUAGES,
  portfolioOf,
  ROOT,
  readData,
} from "./support/cases.ts";

/** Little to compare with, or little to say: eight clusters give medians only, and a case without facts gives nothing. */

const csv = readFileSync(join(ROOT, "examples", "portfolio-12.csv"), "utf8")
  .trim()
  .split("\n");
const eight = releasePortfolio(edition, portfolioOf(csv.slice(0, 9).join("\n")), "eight", false);
const NAME: CaseName = "bronze-weak-international";

describe("eight clusters: medians, no quartiles", () => {
  const input = inputOf(NAME, "en", { released: eight });
  const context = buildContext(input, 0.985);
  const document = planReport(input);
  const strips = allOf(document.pages, "strips").flatMap((block) => block.rows);

  test("no strip has a band, no row a position, no trigger of a quartile fires", () => {
    expect(strips.filter((row) => "q1" in row && (row.q1 !== null || row.q3 !== null || row.band !== null))).toEqual(
      [],
    );
    expect(context.rows.filter((row) => row.band !== null)).toEqual([]);
    expect(context.rows.filter((row) => row.due === "lower")).toEqual([]);
  });
  test("a page that shows the median of the group does not say that there is no group", () => {
    const alone = patternsIn("en")("lead.alone").map((text) => text.split("{{value}}"));
    const wrong = context.rows.flatMap((row) => {
      const page = pageOfRow(document, context, row.id);
      const shown = allOf([page], "strips").some((block) => block.rows.some((r) => "median" in r && r.median !== null));
      const [lead] = allOf([page], "lead");
      const saysNone = alone.some(
        (parts) => lead?.text === parts.join(context.wording.valueOf(row.definition, row.own)),
      );
      return shown && saysNone ? [`${row.id}: ${lead?.text}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe.each<[string, CaseName, boolean]>([
  ["a full interview beside eight clusters", NAME, true],
  ["an interview without facts beside eight clusters", NAME, false],
  ["an audit without facts beside eight clusters", "gold-clear", false],
])("%s", (_, name, full) => {
  test.each(LANGUAGES)("in %s no page is less than two fifths filled, and it is set as planned", (language) => {
    const data = exampleData(name);
    const input = inputOf(name, language, {
      case: readData(full ? data : { ...data, facts: {}, agreed_points: {} }),
      released: eight,
    });
    const document = planReport(input);
    const bare = barePages(document, buildContext(input, 0.985));
    const fills = document.pages.map((page, i) => ({
      page: i + 1,
      chapter: page.chapter,
      fill: Math.round((100 * measureAll(page.blocks)) / PAGE.height),
    }));
    expect(fills.filter(({ page, fill }) => fill < 40 && !bare.has(page))).toEqual([]);
    if (language === "pl") expect(setPdf(document, findAssets()).pages).toBe(document.pages.length);
  });
});
