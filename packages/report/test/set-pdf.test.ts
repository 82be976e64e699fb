import { createHash } from "node:crypto";
import type { Language } from "@klynge/core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Block, findAssets, makeReport, type ReportDocument, setPdf } from "../src/index.ts";
import { blocksOf, chartsOf } from "./support/blocks.ts";
import { type CaseName, contextOf, inputOf, planOf } from "./support/cases.ts";
import { inChild } from "./support/child.ts";
import { bookmarksOf, catalogOf, figureTexts, rawText, rolesOf } from "./support/pdf-objects.ts";
import { fontsOf, infoOf } from "./support/poppler.ts";

/** The PDF file: what PDF/UA-1 asks for, and that the same input gives the same bytes. */

function sheet(...blocks: readonly Block[]): ReportDocument {
  const pages = [
    { chapter: "Chapter", blocks: [{ kind: "heading", level: 1, depth: 1, text: "Title" } as const, ...blocks] },
  ];
  const date = { year: 2026, month: 5, day: 1 };
  return {
    language: "en",
    title: "T",
    author: "A",
    description: "D",
    keywords: ["k"],
    date,
    "running-title": "R",
    "foot-left": "L",
    "foot-middle": "M",
    "page-count": 1,
    pages,
  };
}

describe("refused, with the reason", () => {
  test.each<[string, string]>([
    ["a Chinese letter", "集"],
    ["an emoji", "😀"],
    ["a Hebrew letter", "ש"],
    ["a control character", "\u0007"],
    ["a mark that stands alone", "\u0335"],
  ])("%s, which the typeface lacks", (_, text) => {
    expect(() => setPdf(sheet({ kind: "text", text }), findAssets())).toThrow(
      /PDF\/UA-1 error: the text .* could not be displayed/,
    );
  });
  test("a heading without words", () => {
    expect(() => setPdf(sheet({ kind: "heading", level: 3, depth: 2, text: "" }), findAssets())).toThrow(
      /heading title is empty/,
    );
  });
  test("a heading that skips a level", () => {
    expect(() => setPdf(sheet({ kind: "heading", level: 3, depth: 3, text: "Deep" }), findAssets())).toThrow(
      /PDF\/UA-1 error: .*heading/,
    );
  });
  test("a chart without a text", () => {
    const ladder = {
      kind: "ladder",
      steps: 5,
      reached: 1,
      labels: ["", "", "", "", ""],
      marks: [],
    } as unknown as Block;
    expect(() => setPdf(sheet(ladder), findAssets())).toThrow();
  });
  test("and the next report is made as if nothing had been", () => {
    expect(setPdf(sheet({ kind: "text", text: "fine" }), findAssets()).pages).toBe(1);
  });
});

describe.each<[CaseName, Language, string]>([
  ["gold-clear", "pl", "20260901"],
  ["bronze-weak-international", "nb", "20240229"],
])("%s in %s", (name, language, day) => {
  const document = planOf(name, language);
  const context = contextOf(name, language);
  let pdf: Uint8Array;
  let info: Map<string, string>;
  beforeAll(async () => {
    pdf = (await makeReport(inputOf(name, language))).pdf;
    info = infoOf(pdf);
  });

  test("is tagged, in A4, with title and number of pages", () => {
    expect(info.get("Tagged")).toBe("yes");
    expect(info.get("Page size")).toMatch(/\(A4\)$/);
    expect(info.get("Title")).toBe(document.title);
    expect(info.get("Keywords")).toBe(context.code);
    expect(info.get("Pages")).toBe(String(document.pages.length));
    expect([info.get("JavaScript"), info.get("Encrypted"), info.get("Form")]).toEqual(["no", "no", "none"]);
  });
  test("says that it is PDF/UA-1, in which language, and shows its title", () => {
    expect(rawText(pdf)).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(catalogOf(pdf)).toContain(`/Lang (${language})`);
    expect(catalogOf(pdf)).toMatch(/\/Marked true/);
    expect(catalogOf(pdf)).toMatch(/\/DisplayDocTitle true/);
  });
  test("has the day of the reference date as its only time", () => {
    const days = rawText(pdf).match(/\(D:\d{14}/g) ?? [];
    expect([...new Set(days)]).toEqual([`(D:${day}000000`]);
  });
  test("embeds Inter as subsets with their letters, and nothing else", () => {
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    expect(
      fonts.filter(
        (font) =>
          !(
            font.embedded &&
            font.subset &&
            font.unicode &&
            /^[A-Z]{6}\+Inter-(Regular|SemiBold|Bold)$/.test(font.name)
          ),
      ),
    ).toEqual([]);
  });
  test("has a bookmark for each title and each row, in their order and depth", () => {
    const planned = document.pages.flatMap(blocksOf).flatMap((block) => {
      if (block.kind === "cover") return [{ depth: 1, title: block.title }];
      return block.kind === "heading" && block.level < 3 ? [{ depth: block.depth, title: block.text }] : [];
    });
    expect(bookmarksOf(pdf)).toEqual(planned);
  });
  test("has one text for each chart, and no figure without", () => {
    const told = figureTexts(pdf);
    expect(told.filter((text) => text.trim() === "")).toEqual([]);
    const charts = chartsOf(document).map(({ alt }) => alt);
    expect(told.filter((text) => charts.includes(text)).sort()).toEqual(charts.sort());
  });
  test("has its tables with head cells, and its headings; a chart is one figure with its text", () => {
    const roles = rolesOf(pdf);
    const tables = document.pages.flatMap(blocksOf).filter(({ kind }) => kind === "table");
    expect(roles.get("Table")).toBe(tables.length);
    expect(roles.get("THead")).toBe(tables.length);
    expect((roles.get("H1") ?? 0) > 10 && (roles.get("H2") ?? 0) > 30 && (roles.get("H3") ?? 0) > 0).toBe(true);
  });
  test("carries no picture, no file, no script, and leads nowhere outside", () => {
    expect(rawText(pdf)).not.toMatch(/\/Subtype \/Image|\/EmbeddedFile|\/JavaScript|\/URI\b|\/Launch|\/GoToR/);
  });
});

describe("the same bytes", () => {
  const input = () => inputOf("gold-119-5", "en");
  const hash = (pdf: Uint8Array): string => createHash("sha256").update(pdf).digest("hex");
  let first: string;
  beforeAll(async () => {
    first = hash((await makeReport(input())).pdf);
  });

  test("twice in one process, with another report between", async () => {
    const other = (await makeReport(inputOf("gold-119-5", "da"))).pdf;
    expect(hash((await makeReport(input())).pdf)).toBe(first);
    expect(hash(other)).not.toBe(first);
  });
  test("in another process, in another time zone and language of the machine", () => {
    const script = `
      import { createHash } from "node:crypto";
      import { makeReport } from "./packages/report/src/index.ts";
      import { inputOf } from "./packages/report/test/support/cases.ts";
      const { pdf } = await makeReport(inputOf("gold-119-5", "en"));
      console.log(createHash("sha256").update(pdf).digest("hex"));`;
    const env = { TZ: "Pacific/Kiritimati", LANG: "pl_PL.UTF-8", LC_ALL: "pl_PL.UTF-8" };
    expect(inChild(script, 60_000, env)).toBe(first);
  });
});
