import { beforeAll, describe, expect, test } from "vitest";
import { findAssets, planReport, type ReportDocument, setPdf } from "../src/index.ts";
import { measureAll, PAGE } from "../src/layout/measure.ts";
import { buildContext, type ReportContext } from "../src/model/context.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, barePages, openerOf, pageOfRow, textsOf } from "./support/blocks.ts";
import { type CaseName, exampleData, inputOf, readData } from "./support/cases.ts";
import { rawText } from "./support/pdf-objects.ts";
import { infoOf } from "./support/poppler.ts";

/**
 * A national cluster: indicator 1.2 does not apply, and its five points leave the maximum. Cause: such a row had a ladder of no
 * steps, by which the template divided, so that no report of a national cluster could be made.
 */

const ROW = "1.2";

describe.each<[CaseName, "en" | "nb" | "pl"]>([
  ["gold-clear", "en"],
  ["gold-clear", "pl"],
  ["gold-exactly-120", "nb"],
  ["gold-exactly-120", "pl"],
])("%s as a national cluster, in %s", (name, language) => {
  let context: ReportContext;
  let document: ReportDocument;
  beforeAll(() => {
    const data = exampleData(name);
    data.facts["cluster.national"] = true;
    const input = inputOf(name, language, { case: readData(data) });
    context = buildContext(input, 0.985);
    document = planReport(input);
  });
  const pageOf = () => pageOfRow(document, context, ROW);

  test("is set as PDF/UA on as many pages as planned, 60 to 90, none of them over full", () => {
    const { pdf, pages } = setPdf(document, findAssets());
    expect(pages).toBe(document.pages.length);
    expect(pages >= 60 && pages <= 90).toBe(true);
    expect([infoOf(pdf).get("Tagged"), rawText(pdf).includes("<pdfuaid:part>1</pdfuaid:part>")]).toEqual(["yes", true]);
    const bare = barePages(document, context);
    const fills = document.pages.map((page, i) => ({ page: i + 1, fill: measureAll(page.blocks) / PAGE.height }));
    expect(fills.filter(({ page, fill }) => !bare.has(page) && (fill < 0.4 || fill > 1))).toEqual([]);
  });

  test("its page says that it does not apply, and why, in words", () => {
    const condition = `${context.wording.factName("cluster.national")}: ${context.t("condition.yes")}`;
    const [lead] = allOf([pageOf()], "lead");
    expect(
      patternsIn(language)("lead.notapplicable").map((text) => text.replace("{{condition}}", condition)),
    ).toContain(lead?.text);
  });

  test("its page has no ladder, no recommendation, no position, and no word about what is due", () => {
    const page = pageOf();
    expect([allOf([page], "ladder"), allOf([page], "recommendation")]).toEqual([[], []]);
    const strips = allOf([page], "strips").flatMap(({ rows }) => rows.filter((row) => !("withheld" in row)));
    expect(strips.length).toBeGreaterThan(0);
    expect(strips.map((row) => ("own" in row ? [row.own, row.band, row["band-text"]] : []))).toEqual(
      strips.map(() => [null, null, context.t("dimension.not_applicable")]),
    );
    expect(allOf([page], "strips").map(({ legend }) => legend.own)).toEqual([""]);
    const said = ["notdue.upper", "notdue.middle", "notdue.unknown"].flatMap((key) => patternsIn(language)(key));
    expect(allOf([page], "text").filter(({ text }) => said.some((own) => text.startsWith(own)))).toEqual([]);
  });

  // cause: the lower quartile called for action in a row that the scheme leaves out
  test("it is not due, not placed, and in none of the lists", () => {
    const row = context.rows.find(({ id }) => id === ROW);
    expect([row?.applies, row?.due, row?.band, row?.position, row?.next]).toEqual([false, null, null, null, null]);
    expect([...context.improve, ...context.strengths, ...context.recommended.map(({ id }) => id)]).not.toContain(ROW);
    const named = allOf(document.pages, "table")
      .filter(({ columns }) =>
        [context.t("recommendations.table_action"), context.t("recommendations.keep_text")].includes(
          columns[1]?.title ?? "",
        ),
      )
      .flatMap(({ rows }) => rows.map(([cell]) => String(cell).split(" ")[0]));
    expect(named).not.toContain(ROW);
  });

  test("the table of its chapter says so, and the chapter counts the rows that apply", () => {
    const opener = openerOf(document, context, "1");
    const cells = allOf([opener], "table")[0]?.rows.find(([id]) => id === ROW);
    expect(cells?.slice(4)).toEqual([
      { text: context.t("dimension.not_applicable"), muted: true },
      "–",
      { text: "–", muted: true },
    ]);
    const applying = context.rows.filter((row) => row.dimension === "1" && row.applies).length;
    const ends = patternsIn(language)("dimension.complete").map((text) => text.replace("{{of}}", String(applying)));
    expect(ends.some((end) => allOf([opener], "lead")[0]?.text.endsWith(end))).toBe(true);
  });

  test("145 points are the maximum in summary and distance, and 116 the threshold", () => {
    const bars = allOf(document.pages, "score-bar");
    expect(bars.map(({ max, threshold }) => [max, threshold])).toEqual([
      [145, 116],
      [145, 116],
    ]);
    const points = context.score.total.points;
    const line = context.t("summary.bar_left", { points: context.wording.number(points), max: 145 });
    expect(textsOf(document.pages).filter(({ text }) => text === line)).toHaveLength(2);
    const dimension = context.score.dimensions.find(({ id }) => id === "1");
    expect(dimension?.max).toBe(10);
  });

  test("annex C keeps the figures of the groups, annex D the steps", () => {
    const rows = allOf(document.pages, "table").flatMap((table) => table.rows.map((cells) => ({ table, cells })));
    const figures = rows.find(({ table, cells }) => table.size === 7.5 && String(cells[0]).startsWith(`${ROW} `));
    expect(figures?.cells).toHaveLength(context.groups.length + 1);
    const steps = rows.find(
      ({ table, cells: [first] }) =>
        table.columns[1]?.title === context.t("annex.rule_steps") &&
        typeof first === "object" &&
        first.text.startsWith(`${ROW} `),
    );
    expect(String(steps?.cells[1])).toMatch(/^1\) .* 5\) /);
  });
});
