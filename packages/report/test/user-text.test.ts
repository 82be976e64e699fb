import { describe, expect, test } from "vitest";
import { cleanText, findAssets, makeReport, setPdf } from "../src/index.ts";
import { planReport } from "../src/index.ts";
import { type CaseData, edition, exampleData, inputOf, planOf, readData } from "./support/cases.ts";
import { rawText } from "./support/pdf-objects.ts";
import { flat, infoOf, textOfPages, wordsOf } from "./support/poppler.ts";

/** What a user wrote is shown as text: it is never markup, never a template, and cannot stop the report. */

/** A case with this text wherever a user may write. */
function caseWith(text: string): CaseData {
  const data = exampleData("ikt-grenland-2009");
  data.case = text;
  data.cluster.name = text;
  for (const fact of Object.values(data.facts) as { note?: string; source?: string }[]) Object.assign(fact, { note: text, source: text });
  return data;
}

/** The right margin of the report, in points from the left. */
const RIGHT_EDGE = 595.3 - 18 * (72 / 25.4);

describe("a name of marks that nobody sees", () => {
  test.each(["\u200B", "\u202E\u2066", "\uFEFF\u00AD", "\u0301"])("%j is refused when the case is read, or a report is made", async (name) => {
    const data = exampleData("ikt-grenland-2009");
    data.cluster.name = name;
    const made = await (async () => makeReport(inputOf("ikt-grenland-2009", "en", { case: readData(data) })))().then(
      () => "made",
      (error: Error) => error.message,
    );
    expect(made === "made" || made.startsWith("refused:"), made).toBe(true);
  });
});

describe("shown as text", () => {
  test.each<[string, string, string]>([
    ["markup of Typst", '#import "x" *bold* $x$ @ref <label> \\\\ // /* [ `raw` #panic() = H', '#import "x" *bold* $x$ @ref <label> \\\\ // /* [ `raw` #panic() = H'],
    ["markup of HTML", "<script>alert(1)</script> &amp; &lt;b&gt;", "<script>alert(1)</script> &amp; &lt;b&gt;"],
    ["slots and nesting of i18next", "{{value}} {{- note}} $t(row.upper) $t(running_title, {})", "{{value}} {{- note}} $t(row.upper) $t(running_title, {})"],
    ["marks of direction and of no width", "\u202Etxt.exe\u202C A\u200BB\u200D\u2066C\uFEFFD\u00ADE", "txt.exe ABCDE"],
    ["emoji and flags", "Klynge 😀🇳🇴 end", "Klynge □□□ end"],
    ["letters of other scripts", "集群 კლასტერი שלום end", "□□ □□□□□□□□ □□□□ end"],
    ["Greek and Cyrillic", "Ελλάδα Україна Ђорђе", "Ελλάδα Україна Ђорђе"],
    ["marks that combine", "e\u0301 a\u030A z\u0335\u0301\u0302x", "é å ź\u0302x".replace("\u0302", "")],
    ["control characters", "A\u0000B\u0007C\u001B[31mD\tE\nF\u0085G\u2028H", "A B C [31mD E F G H"],
    ["private, unpaired and unassigned code points", "A\uE000B\uD800C\u{10FFFF}D\uFFFFE", "ABCDE"],
    ["ligatures, fractions, superscripts", "ﬁn ½ m² ™ №", "□n ½ m² ™ №"],
    ["quotes, backslashes, line ends", "\"a\" 'b' \\n \\u{41} %s $& $1", "\"a\" 'b' \\n \\u{41} %s $& $1"],
  ])("%s", async (_, text, shown) => {
    const input = inputOf("ikt-grenland-2009", "nb", { case: readData(caseWith(text)) });
    expect(cleanText(text)).toBe(shown);
    const { pdf, pages } = await makeReport(input);
    const plan = planReport(input);
    expect([pages, infoOf(pdf).get("Pages")]).toEqual([plan.pages.length, String(plan.pages.length)]);
    expect(rawText(pdf)).not.toMatch(/\/URI\b|\/JavaScript|\/Launch/);
    const printed = textOfPages(pdf);
    // name and case on the cover, the note on the page of its row, the note and the source in the annex
    const squeezed = (page: string): string => page.replace(/ /g, "");
    const cover = squeezed(printed[0] as string);
    expect(cover.split(squeezed(shown)).length - 1, printed[0]).toBeGreaterThanOrEqual(2);
    const others = printed.slice(1).filter((page) => squeezed(page).includes(squeezed(shown)));
    expect(others.length).toBeGreaterThanOrEqual(3);
    expect(infoOf(pdf).get("Title")).toContain(shown);
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
    expect(wordsOf(pdf).filter(({ right }) => right > RIGHT_EDGE + 1).map(({ page, text: word, right }) => ({ page, word: word.slice(0, 20), right }))).toEqual([]);
  });
  test("a name is shortened by its letters, not by their halves", () => {
    const name = `${"😀".repeat(50)} end`;
    const plan = planReport(inputOf("ikt-grenland-2009", "en", { case: readData(caseWith(name)) }));
    // 54 letters fit the 160 of the cover: nothing was cut, so nothing may say so
    const [cover] = plan.pages[0]?.blocks ?? [];
    expect(cover?.kind === "cover" ? cover.title : "").toBe(`${"□".repeat(50)} end`);
  });
});

describe("codes that no vocabulary has", () => {
  test("stand as words, do not break a page, and form no group", async () => {
    const data = exampleData("bronze-weak-international");
    const odd = `${"x".repeat(38)}_${"y".repeat(41)}`;
    Object.assign(data.facts, { "cluster.driver": odd, "cluster.portfolio": "no_such_portfolio", "strategy.priority_topics": [odd, "another_odd_code"] });
    const known = Object.fromEntries(Object.entries(data.facts).filter(([fact]) => edition.dictionary.index.has(fact)));
    const input = inputOf("bronze-weak-international", "nb", { case: readData({ ...data, facts: known }) });
    const { pdf, pages } = await makeReport(input);
    expect(pages).toBe(planReport(input).pages.length);
    expect(flat(textOfPages(pdf).join(" ")).replace(/ /g, "")).toContain(odd.slice(0, 38));
    expect(wordsOf(pdf).filter(({ right }) => right > RIGHT_EDGE + 1)).toEqual([]);
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
    const lacking = (["en", "nb", "da", "pl"] as const).filter((language) => JSON.stringify(planOf("bronze-weak-international", language).pages.slice(4)).includes("□"));
    expect(lacking).toEqual([]);
  });
});
