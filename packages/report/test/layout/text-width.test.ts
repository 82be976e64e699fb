import { describe, expect, test } from "vitest";
import { countLines, textWidth } from "../../src/layout/text-width.ts";
import { inChild } from "../support/child.ts";

/** Widths of text and the lines it takes. */

describe("no room at all", () => {
  test.each([0, -5, Number.NaN])("a width of %s comes to an end", (width) => {
    const script = `
      import { countLines } from "./packages/report/src/layout/text-width.ts";
      console.log(countLines("two words", ${width}, 9.5) > 0);`;
    expect(inChild(script, 12_000)).toBe("true");
  });
  test("an interview with three long themes is planned in every language", () => {
    const script = `
      import { edition, exampleData, inputOf, LANGUAGES, readData } from "./packages/report/test/support/cases.ts";
      import { planReport } from "./packages/report/src/index.ts";
      const themes = Object.entries(edition.edition.files["texts/vocabularies.yaml"].theme);
      for (const language of LANGUAGES) {
        const long = themes.sort(([, a], [, b]) => b[language].length - a[language].length).slice(0, 3);
        const data = exampleData("bronze-weak-international");
        data.facts["strategy.themes"] = long.map(([code]) => code);
        const { pages } = planReport(inputOf("bronze-weak-international", language, { case: readData(data) }));
        console.log(pages.length >= 60 && pages.length <= 90);
      }`;
    expect(inChild(script, 20_000).split("\n")).toEqual(["true", "true", "true", "true"]);
  });
});

describe("lines", () => {
  test("words that fit stand on one line, one more word on the next", () => {
    const line = textWidth("one two", 10);
    expect([countLines("one two", line + 0.01, 10), countLines("one two x", line + 0.01, 10)]).toEqual([1, 2]);
  });
  test("a word longer than the line is counted by the lines that it fills", () => {
    expect(countLines("W".repeat(40), textWidth("W".repeat(10), 10) + 0.01, 10)).toBe(4);
  });
  test("bold runs wider, a letter that is not known counts as a wide one", () => {
    expect(textWidth("text", 10, true)).toBeGreaterThan(textWidth("text", 10));
    expect(textWidth("□", 10)).toBeGreaterThanOrEqual(textWidth("o", 10));
  });
});
