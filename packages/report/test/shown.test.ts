import type { Need } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { planReport } from "../src/index.ts";
import { fitPage } from "../src/layout/paginate.ts";
import { textWidth } from "../src/layout/text-width.ts";
import { buildContext } from "../src/model/context.ts";
import { moreIsBetter } from "../src/model/rows.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, openerOf, pageOfRow, textsOf, titleOf } from "./support/blocks.ts";
import { contextOf, EVERY_REPORT, exampleData, inputOf, LANGUAGES, planOf, readData } from "./support/cases.ts";

/** Small faults of what the pages showed, each by its cause. */

/** Room of the column of figures in charts.typ: 60 points less its insets, and as much of the gap before it as is empty. */
const FIGURES = 53;

function textOf(cell: unknown): string {
  return typeof cell === "string" ? cell : ((cell as { text?: string } | undefined)?.text ?? "");
}

describe.each(EVERY_REPORT)("%s in %s", (name, language) => {
  const context = contextOf(name, language);
  const document = planOf(name, language);
  const { t } = context;
  const rowPages = context.rows.map((row) => ({ row, page: pageOfRow(document, context, row.id) }));

  // cause: the legend named a band of means, which have none, and an own dot of an unknown value
  test("a legend names what is drawn, and no more", () => {
    for (const { row, page } of rowPages)
      for (const { rows, legend } of allOf([page], "strips")) {
        const shown = rows.flatMap((own) => ("withheld" in own ? [] : [own]));
        expect(legend.band !== "", row.id).toBe(shown.some(({ q1 }) => q1 !== null));
        expect(legend.own !== "", row.id).toBe(row.own !== null);
      }
  });

  // cause: the head of the column of means was wider than the column, and ran into the axis
  test("the head of the column of figures fits its column", () => {
    const heads = rowPages.flatMap(({ page }) => allOf([page], "strips").map(({ titles }) => titles.median));
    expect([...new Set(heads)].filter((head) => textWidth(head, 8, true) > FIGURES)).toEqual([]);
  });

  // cause: "4 av 4" at the end of an axis ran into the next column
  test("the axis of a level has no unit", () => {
    const ends = rowPages
      .filter(({ row }) => row.definition.unit === "level")
      .flatMap(({ page }) => allOf([page], "strips").map(({ axis }) => axis[2]));
    expect(ends.filter((end) => end !== "4")).toEqual([]);
  });

  // cause: a plain space, so that a line could end before the sign
  test("a percent sign never stands alone at the begin of a line", () => {
    if (language === "en") return;
    expect(textsOf(document.pages).filter(({ text }) => /\d %/.test(text))).toEqual([]);
  });

  // cause: the position repeated the level; the mean had no decimal beside those that had
  test("a level is placed beside the mean, which has one decimal", () => {
    const words = [t("row.above_mean"), t("row.at_mean"), t("row.below_mean"), t("row.no_own")];
    for (const { row, page } of rowPages.filter((own) => own.row.as === "mean"))
      for (const own of allOf([page], "strips").flatMap(({ rows }) => rows))
        if (!("withheld" in own)) {
          expect(words, row.id).toContain(own["band-text"]);
          expect(own["median-text"]).toMatch(/^\d[.,]\d$/);
        }
  });

  test("the contents take one page", () => {
    expect(allOf(document.pages, "contents")).toHaveLength(1);
  });

  // cause: figures without unit, in a column beside others that had one
  test("own values and medians of a chapter carry their unit", () => {
    const units = new Set(["fte", "years", "months", "eur", "share"]);
    for (const row of context.rows.filter((own) => typeof own.own === "number" && units.has(own.definition.unit))) {
      const [table] = allOf([openerOf(document, context, row.dimension)], "table");
      const [, , own, median] = table?.rows.find(([id]) => id === row.id) ?? [];
      expect(textOf(own), row.id).toMatch(/\p{L}|%/u);
      expect(textOf(median), row.id).toMatch(/\p{L}|%|–/u);
    }
  });

  // cause: two columns were headed alike, values had no unit, and codes stood in English
  test("the table of label rules names the label, and its values have units in the language", () => {
    const tables = allOf(document.pages, "table").filter((table) => table.columns[2]?.title === t("annex.label_value"));
    expect(tables.length).toBeGreaterThan(0);
    for (const { columns } of tables) expect(new Set(columns.map(({ title }) => title)).size).toBe(4);
    const values = tables.flatMap(({ rows }) => rows.map(([, , value]) => textOf(value)));
    expect(values).toContain(context.wording.percent(0.8));
    expect(values).toContain(t("annex.value_same_day"));
    expect(values.filter((value) => value === "0.8" || value === "150" || value === "30")).toEqual([]);
    if (language !== "en") expect(values.filter((value) => /same day|none/.test(value))).toEqual([]);
  });

  // cause: a note broke off after four names
  test("a note that does not name all facts says how many more there are", () => {
    const notes = rowPages.flatMap(({ page }) => allOf([page], "value").map(({ note }) => note));
    expect(notes.filter((note) => / …/.test(note))).toEqual([]);
  });

  // cause: what each step asks was left out of full pages without a word
  test("a page of an indicator has its steps, or says where they are", () => {
    for (const { row, page } of rowPages.filter((own) => own.row.audit)) {
      const table = allOf([page], "table").some(({ columns }) => columns[0]?.title === t("row.step"));
      const told = allOf([page], "small").some(({ text }) => text === t("row.steps_elsewhere"));
      expect([table, told].filter(Boolean), row.id).toHaveLength(1);
    }
  });

  // cause: many planned actions were called a strong side, though the page says that many are no better than few
  test("a number that only has to be there is not praised", () => {
    const praise = [...patternsIn(language)("lead.upper"), ...patternsIn(language)("lead.lower")].map((text) =>
      text.split(/\{\{\w+\}\}/),
    );
    for (const { page } of rowPages.filter(({ row }) => !moreIsBetter(row))) {
      const [lead] = allOf([page], "lead");
      expect(praise.filter((parts) => parts.every((part) => lead?.text.includes(part)))).toEqual([]);
    }
  });
});

describe("rules that wait for the application", () => {
  const stateOf = (data: Record<string, unknown>): string[] => {
    const input = inputOf("ikt-grenland-2009", "en", {
      case: readData({ ...exampleData("ikt-grenland-2009"), ...data }),
    });
    const context = buildContext(input, 0.985);
    const rows = allOf(planReport(input).pages, "table")
      .filter(({ columns }) => columns[0]?.title === context.t("distance.rule"))
      .flatMap((table) => table.rows);
    const texts = context.edition.edition.files["texts/label-rules.yaml"].rules;
    return ["any.date", "gold.experts", "gold.foreign_expert"].map((id) =>
      textOf(rows.find(([first]) => first === context.wording.text(texts[id]?.name ?? {}))?.[1]),
    );
  };
  // cause: nothing known of the experts was reckoned as none of them
  test("are unknown while it says nothing, and failed once it says too little", () => {
    expect(stateOf({})).toEqual(["unknown", "unknown", "unknown"]);
    expect(stateOf({ application: { assessment_date: "2009-12-01", experts: [{ country: "NO" }] } })).toEqual([
      "yes",
      "no",
      "no",
    ]);
  });
});

describe("the profile of a case with unknown rows", () => {
  const [profile] = allOf(
    planOf("ikt-grenland-2009", "en").pages.filter((page) => titleOf(page) === "Summary"),
    "profile",
  );
  // cause: 8 of 100 stood bold as the weakest, though 4 of 5 known points were reached
  test("names no weakest dimension, and shows what is still possible", () => {
    expect(profile?.rows.filter(({ emphasis }) => emphasis)).toEqual([]);
    expect(profile?.rows.map(({ range }) => range)).toEqual(
      profile?.rows.map(() => [expect.any(Number), expect.any(Number)]),
    );
    expect(profile?.rows.map(({ text }) => text).slice(0, 2)).toEqual(["27–93", "8–98"]);
  });
});

describe.each(LANGUAGES)("what the next point takes, in %s", (language) => {
  const { wording, t } = contextOf("gold-clear", language);
  const along = t("condition.along");
  const need = (fact: string, change: number | null): Need => ({
    fact,
    from: change === null ? false : 1,
    to: change === null ? true : 1 + change,
    change,
    unit: change === null ? "boolean" : "count",
  });
  // cause: the same newcomers were told three times, a survey of two years beside the same one of three, and "...: yes"
  test("tells newcomers once, the stricter of two surveys, and a yes by its name", () => {
    const newcomers = ["participants.within_radius", "participants.committed", "participants.listed"].map((fact) =>
      need(fact, 110),
    );
    expect(wording.needs(newcomers, along)).toEqual([`${wording.need(newcomers[0] as Need)} (${along})`]);
    const surveys = ["survey.count_36m", "survey.count_24m"].map((fact) => need(fact, 1));
    expect(wording.needs(surveys, along)).toEqual([wording.need(surveys[1] as Need)]);
    expect(wording.needs([need("kpi.effect", null)], along)).toEqual([wording.factName("kpi.effect")]);
  });
});

test("what stands in place of a block that is left out is there only then", () => {
  const text = { kind: "text", text: "word ".repeat(1200) } as const;
  const optional = {
    rank: 1,
    block: { kind: "text", text: "the block" },
    instead: { kind: "small", text: "elsewhere" },
  } as const;
  const limits = { reserved: 0, density: 1 };
  expect(fitPage([text, optional], limits)).toEqual([text, optional.instead]);
  expect(fitPage([optional], limits)).toEqual([optional.block]);
});
