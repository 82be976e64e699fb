import { describe, expect, test } from "vitest";
import { cleanText, findAssets, makeReport, planReport, setPdf } from "../src/index.ts";
import { type CaseData, exampleData, inputOf, planOf, readData } from "./support/cases.ts";
import { inChild } from "./support/child.ts";
import { rawText } from "./support/pdf-objects.ts";
import { infoOf, textOfPages, wordsOf } from "./support/poppler.ts";

/** What a user wrote is shown as text: it is never markup, never a template, and cannot stop the report. */

/** A case with these texts wherever a user may write. */
function caseWith(name: string, id = name, note = name, source = note): CaseData {
  const data = exampleData("ikt-grenland-2009");
  data.case = id;
  data.cluster.name = name;
  for (const fact of Object.values(data.facts) as { note?: string; source?: string }[])
    Object.assign(fact, { note, source });
  return data;
}

/** The right margin of the report, in points from the left. */
const RIGHT_EDGE = 595.3 - 18 * (72 / 25.4);

describe("a name of marks that nobody sees", () => {
  test.each(["\u200B", "\u202E\u00AD", "\u0301"])(
    "%j is refused when the case is read, or a report is made",
    async (name) => {
      const data = exampleData("ikt-grenland-2009");
      data.cluster.name = name;
      const made = await (async () => makeReport(inputOf("ikt-grenland-2009", "en", { case: readData(data) })))().then(
        () => "made",
        (error: Error) => error.message,
      );
      expect(made === "made" || made.startsWith("refused:"), made).toBe(true);
    },
  );
});

/** What a user may write, and what is printed of it. */
const ODD: Readonly<Record<string, readonly [written: string, shown: string]>> = {
  typst: [
    '#import "x" *b* $x$ @ref <label> \\\\ // /* [ `r` #panic()',
    '#import "x" *b* $x$ @ref <label> \\\\ // /* [ `r` #panic()',
  ],
  heading: ["= Title #set page() #eval('1')", "= Title #set page() #eval('1')"],
  html: ["<script>alert(1)</script> &amp; &lt;b&gt;", "<script>alert(1)</script> &amp; &lt;b&gt;"],
  slots: ["{{value}} {{- note}} $t(row.upper) $t(author, {})", "{{value}} {{- note}} $t(row.upper) $t(author, {})"],
  direction: ["\u202Etxt.exe\u202C A\u200BB\u200D\u2066C\uFEFFD\u00ADE", "txt.exe ABCDE"],
  emoji: ["Klynge 😀🇳🇴 end", "Klynge □□□ end"],
  scripts: ["集群 კლასტერი שלום end", "□□ □□□□□□□□ □□□□ end"],
  greek: ["Ελλάδα Україна Ђорђе", "Ελλάδα Україна Ђорђе"],
  combining: ["e\u0301 a\u030A z\u0335\u0301\u0302x", "é å źx"],
  control: ["A\u0000B\u0007C\u001B[31mD\tE\nF\u0085G\u2028H", "A B C [31mD E F G H"],
  unassigned: ["A\uE000B\uD800C\u{10FFFF}D\uFFFFE", "ABCDE"],
  symbols: ["\uFB01n ½ m² ™ №", "□n ½ m² ™ №"],
  escapes: ["\"a\" 'b' \\n \\u{41} %s $& $1", "\"a\" 'b' \\n \\u{41} %s $& $1"],
};
const written = (key: string): string => ODD[key]?.[0] as string;
const shown = (key: string): string => ODD[key]?.[1] as string;

describe("cleaned", () => {
  test.each(Object.keys(ODD))("%s", (key) => expect(cleanText(written(key))).toBe(shown(key)));
});

describe("shown as text on the cover, on the page of the row, in the annex and in the title", () => {
  test.each<[string, string, string, string]>([
    ["typst", "slots", "slots", "typst"],
    ["slots", "typst", "typst", "heading"],
    ["html", "control", "control", "emoji"],
    ["scripts", "direction", "html", "unassigned"],
    ["control", "combining", "greek", "symbols"],
    ["unassigned", "emoji", "scripts", "escapes"],
  ])("name %s, case %s, note %s, source %s", async (name, id, note, source) => {
    const data = caseWith(written(name), written(id), written(note), written(source));
    const input = inputOf("ikt-grenland-2009", "nb", { case: readData(data) });
    const { pdf, pages } = await makeReport(input);
    const info = infoOf(pdf);
    expect([pages, info.get("Pages")]).toEqual([planReport(input).pages.length, String(pages)]);
    expect(info.get("Title")).toContain(shown(name));
    expect(rawText(pdf)).not.toMatch(/\/URI\b|\/JavaScript|\/Launch/);
    const squeezed = (text: string): string => text.replace(/ /g, "");
    const [cover = "", ...others] = textOfPages(pdf).map(squeezed);
    expect([name, id].filter((key) => !cover.includes(squeezed(shown(key))))).toEqual([]);
    // the note and the source stand on the pages of rows that rest on the fact, and in the annex
    const pagesWith = (key: string): number => others.filter((page) => page.includes(squeezed(shown(key)))).length;
    expect([pagesWith(note), pagesWith(source)].map((count) => count >= 2)).toEqual([true, true]);
  });
});

describe("long text", () => {
  test.each<[string, string]>([
    ["10,000 characters of words", "Samarbeid om energi og hav, ".repeat(400).slice(0, 10_000)],
    ["10,000 characters without a space", "W".repeat(10_000)],
    ["an address without a break", `https://example.org/${"abcdefghij/".repeat(900)}`],
    ["10,000 emoji", "😀".repeat(5000)],
  ])("%s: shortened, and nothing runs over the edge of a page", async (_, text) => {
    const input = inputOf("ikt-grenland-2009", "pl", { case: readData(caseWith(text)) });
    const { pdf, pages } = await makeReport(input);
    expect(pages).toBe(planReport(input).pages.length);
    expect(
      wordsOf(pdf)
        .filter(({ right }) => right > RIGHT_EDGE + 1)
        .map(({ page, text: word, right }) => ({ page, word: word.slice(0, 20), right })),
    ).toEqual([]);
  });
  test("a name is shortened by its letters, not by their halves", () => {
    const name = `${"😀".repeat(50)} end`;
    const plan = planReport(inputOf("ikt-grenland-2009", "en", { case: readData(caseWith(name)) }));
    // 54 letters fit the 160 of the cover: nothing was cut, so nothing may say so
    const [cover] = plan.pages[0]?.blocks ?? [];
    expect(cover?.kind === "cover" ? cover.title.replaceAll("\u00AD", "") : "").toBe(`${"□".repeat(50)} end`);
  });
});

describe("codes that no vocabulary has", () => {
  test("stand as words, do not stop the report, and form no group", () => {
    const script = `
      import { makeReport, planReport } from "./packages/report/src/index.ts";
      import { exampleData, inputOf, readData } from "./packages/report/test/support/cases.ts";
      const data = exampleData("bronze-weak-international");
      const odd = "x".repeat(38) + "_" + "y".repeat(41);
      Object.assign(data.facts, { "cluster.driver": odd, "cluster.portfolio": "no_such_portfolio", "strategy.themes": [odd, "another_odd_code"] });
      const input = inputOf("bronze-weak-international", "nb", { case: readData(data) });
      const plan = planReport(input);
      const { pages } = await makeReport(input);
      const text = JSON.stringify(plan);
      console.log(JSON.stringify([pages === plan.pages.length, text.includes("x".repeat(38)), text.includes("no such portfolio [")]));`;
    expect(inChild(script, 30_000)).toBe("[true,true,false]");
  });
});

describe("the typeface", () => {
  test("has every character that a user's text keeps, in all its weights", () => {
    const kept = Array.from({ length: 0x2_0000 }, (_, code) => code)
      .filter((code) => code < 0xd800 || code > 0xdfff)
      .map((code) => String.fromCodePoint(code))
      .filter((letter) => letter.trim() !== "" && cleanText(`a${letter}b`) === `a${letter}b`);
    expect(kept.length).toBeGreaterThan(800);
    const document = planOf("gold-clear", "en");
    const text = kept.join(" ");
    const blocks = [
      { kind: "heading", level: 1, depth: 1, text },
      { kind: "text", text },
      { kind: "labelled", label: text, text },
    ] as const;
    expect(() => setPdf({ ...document, pages: [{ chapter: "c", blocks }] }, findAssets())).not.toThrow();
  });
  test("nothing else of the report needs another: all four languages print without a box", () => {
    const lacking = (["en", "nb", "da", "pl"] as const).filter((language) =>
      JSON.stringify(planOf("bronze-weak-international", language).pages.slice(4)).includes("□"),
    );
    expect(lacking).toEqual([]);
  });
});
