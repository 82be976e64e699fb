import type { Statistic } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { planReport } from "../src/index.ts";
import { buildContext } from "../src/model/context.ts";
import { allOf, type BlockOf, pageOfRow } from "./support/blocks.ts";
import { CASES, contextOf, inputOf, LANGUAGES, planOf, released } from "./support/cases.ts";

/** What was withheld is withheld on every page, with the same reason. */

const NAME = "bronze-weak-international";

function textOf(cell: unknown): string {
  return typeof cell === "string" ? cell : ((cell as { text?: string } | undefined)?.text ?? "");
}

/** The table of annex C: no other is set as small. */
function isAnnex(table: BlockOf<"table">): boolean {
  return table.size === 7.5;
}

/** Annex C: the cells of each row, by its id. */
function annexOf(name: (typeof CASES)[number], language: (typeof LANGUAGES)[number]): Map<string, string[]> {
  const rows = allOf(planOf(name, language).pages, "table")
    .filter((table) => isAnnex(table))
    .flatMap((table) => table.rows);
  return new Map(rows.map(([first, ...cells]) => [textOf(first).split(" ")[0] as string, cells.map(textOf)]));
}

describe.each(LANGUAGES)("in %s", (language) => {
  // cause: annex C showed the median of a scale where its mean had been withheld
  test("a mean that is withheld is not replaced by the median, in the annex as little as on the page", () => {
    const context = contextOf(NAME, language);
    const document = planOf(NAME, language);
    const annex = annexOf(NAME, language);
    const found = context.rows
      .filter((row) => row.as === "mean")
      .flatMap((row) =>
        context.groups.flatMap((group, i) => {
          const statistic = group.statistics.get(row.fact);
          if (!statistic || !("median" in statistic) || statistic.mean !== undefined) return [];
          const [strips] = allOf([pageOfRow(document, context, row.id)], "strips");
          const strip = strips?.rows[i];
          const few = statistic.mean_withheld === "too_few";
          const reason = few
            ? context.t("groups.withheld_mean_too_few", { from: 10 })
            : context.t("groups.withheld_dominated");
          return [[annex.get(row.id)?.[i] === reason, strip && "withheld" in strip && strip.withheld === reason]];
        }),
      );
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(found.map(() => [true, true]));
  });

  test("a row and the annex withhold the same groups for the same reason", () => {
    for (const name of CASES) {
      const context = contextOf(name, language);
      const document = planOf(name, language);
      const annex = annexOf(name, language);
      const differing = context.rows.flatMap((row) => {
        const [strips] = allOf([pageOfRow(document, context, row.id)], "strips");
        return (strips?.rows ?? []).flatMap((strip, i) => {
          const cell = annex.get(row.id)?.[i] ?? "";
          if ("withheld" in strip) return cell === strip.withheld ? [] : [`${row.id} ${strip.group}: ${cell}`];
          return /\d/.test(cell) ? [] : [`${row.id} ${strip.group}: ${cell}`];
        });
      });
      expect(differing, name).toEqual([]);
    }
  });

  // cause: the reasons of yes and no were used for questions of choice, and the withheld column was left out silently
  test("answers of choice that are withheld are not told as yes or no, and their page says so", () => {
    const context = contextOf(NAME, language);
    const { t } = context;
    const yesNo = [t("groups.withheld_few"), t("groups.withheld_nearly_all")];
    const own = [t("groups.withheld_few_choose"), t("groups.withheld_nearly_all_choose")];
    const rows = context.rows.filter((row) => row.as === "frequency");
    const annex = annexOf(NAME, language);
    let told = 0;
    for (const row of rows) {
      const cells = annex.get(row.id) ?? [];
      expect(cells.filter((cell) => yesNo.includes(cell))).toEqual([]);
      // notes of another question of choice on the same page stand under a heading of their own
      const { blocks } = pageOfRow(planOf(NAME, language), context, row.id);
      const headings = blocks.flatMap((block, i) => (block.kind === "heading" && block.level === 3 ? [i] : []));
      const notes = blocks.slice(0, headings[1]).flatMap((block) => (block.kind === "small" ? [block.text] : []));
      cells.forEach((cell, i) => {
        if (!own.includes(cell)) return;
        told += 1;
        expect(
          notes.filter((text) => text.startsWith(context.groups[i]?.name ?? "–") && text.includes(cell)),
        ).toHaveLength(1);
      });
    }
    expect(told).toBeGreaterThan(0);
  });

  // cause: a dash in a table of frequencies had no explanation
  test("a dash in a table of frequencies is explained under it", () => {
    const context = contextOf(NAME, language);
    for (const row of context.rows.filter((own) => own.as === "frequency")) {
      const page = pageOfRow(planOf(NAME, language), context, row.id);
      const dash = allOf([page], "table").some(
        (table) => table.size === undefined && table.rows.some((cells) => cells.includes("–")),
      );
      const note = allOf([page], "small").some(({ text }) => text === context.t("row.frequencies_dash"));
      expect(note, row.id).toBe(dash);
    }
  });
});

test("no group tells a median where only its mean was asked for", () => {
  // every mean withheld: the report may show no figure for any scale
  const bare = (statistic: Statistic): Statistic => {
    if (!("mean" in statistic)) return statistic;
    const { mean: _, ...rest } = statistic;
    return { ...rest, mean_withheld: "dominated" };
  };
  const statistics = {
    ...released,
    groups: released.groups.map((group) => ({ ...group, statistics: group.statistics.map(bare) })),
  };
  const input = inputOf(NAME, "en", { released: statistics });
  const context = buildContext(input, 0.985);
  const document = planReport(input);
  const scales = context.rows.filter((row) => row.as === "mean");
  expect(scales.length).toBeGreaterThan(3);
  for (const row of scales) {
    const page = pageOfRow(document, context, row.id);
    expect(allOf([page], "strips").flatMap(({ rows }) => rows.filter((r) => !("withheld" in r)))).toEqual([]);
    expect(allOf([page], "columns-chart").flatMap(({ columns }) => columns.filter((c) => c.median !== null))).toEqual(
      [],
    );
  }
  const annex = allOf(document.pages, "table")
    .filter((table) => isAnnex(table))
    .flatMap((table) => table.rows);
  const ids = new Set(scales.map(({ id }) => id));
  const cells = annex
    .filter(([first]) => ids.has(textOf(first).split(" ")[0] as string))
    .flatMap(([, ...rest]) => rest);
  expect(cells.map(textOf).filter((text) => !text.startsWith("Withheld: "))).toEqual([]);
});
