import { describe, expect, test } from "vitest";
import { planReport } from "../src/index.ts";
import { textWidth } from "../src/layout/text-width.ts";
import { ladderBlocks } from "../src/sections/row-ladder.ts";
import { patternsIn } from "../src/texts.ts";
import { allOf } from "./support/blocks.ts";
import { contextOf, exampleData, inputOf, LANGUAGES, planOf, readData } from "./support/cases.ts";

/** Annex D, and small texts that were cut or counted by hand. */

describe.each(LANGUAGES)("annex D in %s", (language) => {
  const context = contextOf("gold-clear", language);
  const { t, wording, edition } = context;
  const tables = allOf(planOf("gold-clear", language).pages, "table");

  // cause: the rules of validity and outcome were left out, and no rule named its source
  test("has every label rule with its mark and source, in four cells", () => {
    const { rules, parameters, fees, validity, outcome } = edition.edition.files["label-rules.yaml"];
    const texts = edition.edition.files["texts/label-rules.yaml"];
    const entries = [...rules, ...parameters, ...fees, ...validity, ...outcome];
    const shown = tables.filter(({ columns }) => columns[2]?.title === t("annex.label_value"));
    expect(shown[0]?.columns.map(({ title }) => title)).toEqual(
      (["label_rule", "label", "label_value", "mark_source"] as const).map((key) => t(`annex.${key}`)),
    );
    expect(shown.flatMap(({ rows }) => rows.map(([name, , , mark]) => [name, mark]))).toEqual(
      entries.map(({ id, provenance, source }) => [
        wording.text(texts.rules[id]?.name ?? texts.eligibility[id]?.condition ?? {}),
        `${provenance}, ${source}`,
      ]),
    );
    expect(shown.flatMap(({ rows }) => rows).filter(([name]) => name === "")).toEqual([]);
  });

  // cause: what a mark leaves open was in no table
  test("says what the mark of an indicator leaves open, behind its steps", () => {
    const steps = tables
      .filter(({ columns }) => columns[1]?.title === t("annex.rule_steps"))
      .flatMap(({ rows }) => rows);
    const noted = context.rows.flatMap(({ texts, audit }, i) =>
      texts.provenance_note
        ? [[i, `${audit?.indicator.provenance}: ${wording.text(texts.provenance_note)}.`] as const]
        : [],
    );
    expect(noted).toHaveLength(7);
    expect(noted.filter(([i, note]) => !String(steps[i]?.[1]).endsWith(` ${note}`))).toEqual([]);
    const ends = steps.filter((cells) => /[SIKR]: /.test(String(cells[1])));
    expect(ends).toHaveLength(7);
  });
});

// cause: five was written into the report, though the number of steps is data
test("a ladder of four steps is full with four points", () => {
  const context = contextOf("gold-clear", "en");
  const row = context.rows.find(({ scored }) => scored.points === 5);
  if (!row?.audit) throw new Error("no row with full points");
  const short = {
    ...row,
    audit: { ...row.audit, steps: row.audit.steps.slice(0, 4) },
    scored: { ...row.scored, points: 4, max: 4, explanation: row.scored.explanation.slice(0, 4) },
  };
  const [text] = ladderBlocks(context, short);
  const full = patternsIn("en")("ladder.full").map((own) => own.replace("{{points}}", "4").replace("{{max}}", "4"));
  const said = text && "kind" in text && text.kind === "text" ? text.text : "";
  expect(full.filter((own) => said.startsWith(own))).toHaveLength(1);
});

// cause: unknown facts of a gate without points were drawn as a ladder on which no step is reached
test("a ladder without points whose facts are missing is unknown, not empty", () => {
  const data = exampleData("gold-clear");
  delete data.facts["participants.listed"];
  const document = planReport(inputOf("gold-clear", "en", { case: readData(data) }));
  const page = document.pages.find(
    ({ blocks: [first] }) => first?.kind === "kicker" && /^Indicator 1\.1\.0/.test(first.text),
  );
  expect(allOf(page ? [page] : [], "ladder").map(({ reached }) => reached)).toEqual([null]);
});

describe("the foot", () => {
  const footOf = (name: string, language: (typeof LANGUAGES)[number]): string => {
    const data = exampleData("gold-clear");
    data.cluster.name = name;
    return planReport(inputOf("gold-clear", language, { case: readData(data) }))["foot-left"];
  };
  // cause: the name was cut after 28 letters, whatever room the line had
  test("keeps a name that has room", () => {
    const name = "Fjordlys Energy Cluster (invented)";
    expect(name.length).toBeGreaterThan(28);
    expect(footOf(name, "en").split(" · ")[1]).toBe(name);
  });
  test("and in Polish, whose note in the middle is longer", () => {
    expect(footOf("Fjordlys Energy Cluster (invented)", "pl")).toMatch(/ \(invented\)$/);
  });
  test.each(LANGUAGES)("never runs into the note in its middle, in %s", (language) => {
    const foot = footOf("W".repeat(90), language);
    const middle = contextOf("gold-clear", language).t("confidential");
    expect(foot.endsWith("W…")).toBe(true);
    expect(textWidth(foot, 8) + textWidth(middle, 8)).toBeLessThanOrEqual(487 - 38 - 16);
  });
});
