import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type FieldToImprove, releasePortfolio } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { makeReport, planReport } from "../src/index.ts";
import { buildContext } from "../src/model/context.ts";
import { allOf, blocksOf, titleOf } from "./support/blocks.ts";
import { edition, expectedOf, inputOf, LANGUAGES, portfolioOf, ROOT } from "./support/cases.ts";

/** A cluster that is good at home and weak abroad, beside a portfolio of twelve: internationalisation comes first. */

const NAME = "bronze-weak-international";
const released = releasePortfolio(
  edition,
  portfolioOf(readFileSync(join(ROOT, "examples", "portfolio-12.csv"), "utf8")),
  "portfolio-12",
  false,
);
/** The worked case, which compares with the exact quartiles; a report knows rounded ones only, so it may name other fields after the first. */
const worked = expectedOf(NAME).report as { improve: readonly FieldToImprove[] };

test("the first field to improve is the one of the worked case, with all its questions", async () => {
  const { improve, pages } = await makeReport(inputOf(NAME, "nb", { released }));
  expect(improve[0]).toEqual(worked.improve[0]);
  expect(improve[0]).toMatchObject({ field: "internationalisation", questions: ["B08", "B28", "B29", "B34"], of: 4 });
  expect(improve).toHaveLength(5);
  expect(pages).toBeGreaterThanOrEqual(60);
  expect(pages).toBeLessThanOrEqual(90);
});

describe.each(LANGUAGES)("in %s", (language) => {
  const input = inputOf(NAME, language, { released });
  const context = buildContext(input, 0.985);
  const document = planReport(input);
  const { t, wording } = context;
  const fields = edition.edition.files["texts/dimensions.yaml"].field_groups;
  const nameOf = (field: string): string => wording.text(fields[field]?.name ?? {});
  const improve = context.improve as readonly FieldToImprove[];

  test("the summary lists the fields in their order, with their questions", () => {
    const summary = document.pages.filter((page) => titleOf(page) === t("summary.title"));
    const lists = allOf(summary, "list");
    const own = lists.at(-1)?.items.map(({ title, reference }) => ({ title, reference }));
    expect(own).toEqual(
      improve.map(({ field, questions }) => ({ title: nameOf(field), reference: questions.join(", ") })),
    );
    expect(lists[0]?.items.length ?? 0).toBeLessThanOrEqual(5);
  });

  test("the recommendations begin with the text of the weakest field, the others follow with theirs", () => {
    const start = document.pages.findIndex((page) => titleOf(page) === t("recommendations.title"));
    const [, heading, first] = blocksOf(document.pages[start] as (typeof document.pages)[number]);
    expect(heading).toMatchObject({
      kind: "heading",
      text: t("recommendations.field", { number: 1, name: nameOf("internationalisation") }),
    });
    expect(first).toMatchObject({ kind: "lead", text: wording.text(fields.internationalisation?.weak ?? {}) });
    const blocks = document.pages.slice(start).flatMap(blocksOf);
    for (const [i, { field }] of improve.slice(1).entries()) {
      const at = blocks.findIndex(
        (block) =>
          block.kind === "heading" && block.text === t("recommendations.field", { number: i + 2, name: nameOf(field) }),
      );
      expect(blocks[at + 1], field).toMatchObject({ kind: "text", text: wording.text(fields[field]?.also ?? {}) });
    }
  });

  test("every question that calls for action has its recommendation, in the order of the fields", () => {
    const labels = allOf(document.pages, "labelled").map(({ label }) => label);
    const ids = improve.flatMap(({ questions }) => questions);
    const found = labels.flatMap((label) => ids.filter((id) => label.startsWith(`${id} `)));
    expect(ids.length).toBeGreaterThan(5);
    expect(found.slice(-ids.length)).toEqual(ids);
  });

  test("a group of twelve is shown with its number, and its data are not called synthetic", () => {
    const strips = allOf(document.pages, "strips").flatMap((block) => block.rows);
    expect([...new Set(strips.map(({ group }) => group))]).toEqual([t("groups.all")]);
    expect(strips.filter((row) => "median" in row && row.n !== "12")).toEqual([]);
    expect(document.pages.filter((page) => page.strip !== undefined)).toEqual([]);
  });
});
