import { describe, expect, test } from "vitest";
import { firstStep } from "../src/model/advice.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf, blocksOf, openerOf, pageOfRow, titleOf } from "./support/blocks.ts";
import { CASES, contextOf, EVERY_REPORT, planOf } from "./support/cases.ts";

/** One list of recommended rows, and nothing elsewhere in the report that denies it. */

describe.each(EVERY_REPORT)("%s in %s", (name, language) => {
  const context = contextOf(name, language);
  const document = planOf(name, language);
  const { t, wording, recommended } = context;
  const start = document.pages.findIndex((page) => titleOf(page) === t("recommendations.title"));
  const end = document.pages.findIndex((page) => titleOf(page) === t("distance.title"));
  const chapter = document.pages.slice(start, end);

  // cause: pages and chapter had lists of their own; a page denied what the chapter recommended first
  test("every row that the chapter names has its box under its number, and no page says that nothing is due", () => {
    const denials = ["notdue.upper", "notdue.middle", "notdue.unknown"].flatMap((key) => patternsIn(language)(key));
    for (const [i, row] of recommended.entries()) {
      const page = pageOfRow(document, context, row.id);
      const titles = allOf([page], "recommendation").map(({ title }) => title);
      expect(titles).toEqual([t("row.recommendation", { number: i + 1, count: recommended.length })]);
      const texts = allOf([page], "text").map(({ text }) => text);
      expect(texts.filter((text) => denials.some((denial) => text.startsWith(denial)))).toEqual([]);
    }
    const named = [
      ...chapter.flatMap(blocksOf).flatMap((block) => {
        if (block.kind === "heading" && context.scheme.kind === "audit")
          return /^\d+\. ([\d.]+) /.exec(block.text)?.[1] ?? [];
        if (block.kind === "labelled") return /^(B\d\d) /.exec(block.label)?.[1] ?? [];
        return [];
      }),
      ...allOf(chapter, "table")
        .filter((table) => table.columns[1]?.title === t("recommendations.table_action"))
        .flatMap((table) => table.rows.map(([cell]) => String(cell).split(" ")[0] as string)),
    ];
    expect(named).toEqual(recommended.map(({ id }) => id));
  });

  test("the fields to improve and the rows that a rule calls for are all recommended, due ones first in an audit", () => {
    const ids = new Set(recommended.map(({ id }) => id));
    const improve = context.improve.flatMap((entry) => (typeof entry === "string" ? [entry] : [...entry.questions]));
    const due = context.rows.filter((row) => row.due).map(({ id }) => id);
    expect([...improve, ...due].filter((id) => !ids.has(id))).toEqual([]);
    if (context.scheme.kind !== "audit") return;
    const reasons = recommended.map((row) => row.due !== null);
    expect(reasons).toEqual([...reasons].sort((a, b) => Number(b) - Number(a)));
  });

  // cause: a general first step asked for what the cluster had done already, also where nothing was due
  test("a first step stands only where a row is recommended, and of an indicator it names what the next point takes", () => {
    const opened = context.scheme.dimensions.map((dimension) => openerOf(document, context, dimension));
    expect(opened.length).toBeGreaterThan(0);
    for (const row of context.rows) {
      const page = pageOfRow(document, context, row.id);
      expect(allOf([page], "labelled").filter(({ label }) => label === t("row.first_step"))).toEqual([]);
      const box = allOf([page], "recommendation")[0]?.text.at(-1);
      if (box) expect(box).toBe(`${t("row.first_step")} ${firstStep(context, row)}`);
      if (!row.next || row.next.code || row.next.needs.length === 0) continue;
      expect(firstStep(context, row)).not.toBe(wording.text(row.texts.first_step));
    }
  });

  // cause: 28 of 31 rows were "strong", those to improve among them
  test("what is kept as strong has nothing left to gain and no recommendation", () => {
    const kept = allOf(chapter, "table")
      .filter((table) => table.columns[1]?.title === t("recommendations.keep_text"))
      .flatMap((table) => table.rows.map(([cell]) => String(cell).split(" ")[0]));
    const wrong = kept.filter((id) => {
      const row = context.rows.find((own) => own.id === id);
      return !row || recommended.includes(row) || (row.audit !== null && row.scored.points !== row.scored.max);
    });
    expect(wrong).toEqual([]);
  });
});

describe.each(CASES)("praise and position: %s", (name) => {
  const context = contextOf(name, "en");
  const document = planOf(name, "en");
  const summary = document.pages.filter((page) => titleOf(page) === context.t("summary.title"));
  const short = (id: string): string =>
    context.wording.text(context.rows.find((row) => row.id === id)?.texts.short ?? {});

  // cause: the first row with full points was named, though most clusters were ahead of it
  test("no row behind its group is called the strongest of its chapter", () => {
    const sentences = patternsIn("en")("dimension.best").map((text) => text.split("{{row}}"));
    const wrong = context.scheme.dimensions.flatMap((dimension) => {
      const [lead] = allOf([openerOf(document, context, dimension)], "lead");
      return context.rows
        .filter((row) => row.dimension === dimension)
        .filter((row) =>
          sentences.some((parts) => lead?.text.includes(parts.join(context.wording.text(row.texts.short)))),
        )
        .filter((row) => {
          const statistic = context.main?.statistics.get(row.fact);
          const mean = statistic && "median" in statistic ? (statistic.mean ?? 5) : 5;
          return row.as === "mean" ? Number(row.own) < mean : row.band === "lower";
        })
        .map((row) => row.id);
    });
    expect(wrong).toEqual([]);
  });

  test("a strength shows its position, and a field below the middle is not shown as one", () => {
    const blocks = summary.flatMap(blocksOf);
    const at = blocks.findIndex((block) => block.kind === "heading" && block.text === context.t("summary.strengths"));
    const strong = blocks[at + 1];
    if (strong?.kind !== "list") return;
    for (const item of strong.items) {
      const row = context.rows.find(({ id }) => id === item.reference);
      if (row?.band) expect(item.text.toLowerCase()).toContain(context.t(`row.${row.band}`).toLowerCase());
      const mean = /mean position (\d+)/.exec(item.text)?.[1];
      if (mean) expect(Number(mean)).toBeGreaterThanOrEqual(50);
    }
  });

  // cause: two lists named the same row without a word
  test("a row that is a strength and a field to improve is explained", () => {
    const both = (context.improve as readonly unknown[]).filter((id) =>
      (context.strengths as readonly unknown[]).includes(id),
    );
    const texts = allOf(summary, "text").map(({ text }) => text);
    const explained = texts.filter((text) => both.length > 0 && both.every((id) => text.includes(short(String(id)))));
    expect(explained.length).toBe(both.length > 0 ? 1 : 0);
  });

  // cause: the outcome of the label applied for stood under the way to Gold
  test("the outcome of the application has a heading of its own", () => {
    const blocks = summary.flatMap((page) => page.blocks);
    const at = blocks.findIndex((block) => block.kind === "text" && /^As things stand|^Whether/.test(block.text));
    expect(blocks[at - 1]).toMatchObject({
      kind: "heading",
      text: context.t("summary.application", { label: context.wording.code("label", context.input.label) }),
    });
  });
});
