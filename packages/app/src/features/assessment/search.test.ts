import { beforeAll, describe, expect, test } from "vitest";
import { type Demonstration, FJORDKRAFT, openDemonstration, plainText } from "./testing.ts";

let world: Demonstration;
let base: string;

beforeAll(async () => {
  world = await openDemonstration();
  base = world.assessmentOf(FJORDKRAFT);
});

async function found(words: string, language = "en"): Promise<string[]> {
  const page = await world.visitor("ingrid-solheim", language).open(`${base}/search?q=${encodeURIComponent(words)}`);
  const list = /<ul class="k-list k-found">.*?<\/ul>/s.exec(page.html)?.[0] ?? "";
  return [...list.matchAll(/rows\/([\w.]+)"/g)].map(([, id = ""]) => id);
}

describe("questions are found", () => {
  test.each<[string, string, string[]]>([
    ["by their number", "2.5", ["2.5"]],
    ["by how their number begins", "4.6", ["4.6.1", "4.6.2"]],
    ["by a word of their name", "satisfaction", ["5.3"]],
    ["by several words in any order", "strategy review", ["2.4", "4.1.5"]],
    ["whatever the case", "SatisFACTION", ["5.3"]],
  ])("%s", async (_, words, rows) => {
    expect(await found(words)).toEqual(rows);
  });

  test.each<[string, string, string]>([
    ["pl", "działań", "dzialan"],
    ["nb", "måned", "maned"],
    ["nb", "gjennomført", "gjennomfort"],
    ["da", "gennemført", "gennemfort"],
  ])("in %s with its marks and without: %s", async (language, written, plain) => {
    const rows = await found(written, language);
    expect(await found(plain, language)).toEqual(rows);
    expect(rows.length).toBeGreaterThan(0);
  });
});

test("nothing found is said, with what to try; words of others stay words", async () => {
  const ingrid = world.visitor("ingrid-solheim");
  const page = await ingrid.open(`${base}/search?q=${encodeURIComponent("<b>zzz</b>")}`);
  expect(plainText(page.html)).toContain("Questions with “<b>zzz</b>”");
  expect(page.html).not.toContain("<b>zzz</b>");
  expect(plainText(page.html)).toContain("No question found");
});

test("a search for nothing leads back to the questions", async () => {
  const page = await world.visitor("ingrid-solheim").open(`${base}/search?q=%20%00`);
  expect([page.status, page.location]).toEqual([303, base]);
});

test("the field for it is one of the fields of the look", async () => {
  const { html } = await world.visitor("ingrid-solheim").open(`${base}/rows/2.5`);
  expect(/<input[^>]*id="row-search"[^>]*>/.exec(html)?.[0]).toContain('class="k-input"');
});
