import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { textsIn } from "../src/texts.ts";
import { LANGUAGES, ROOT } from "./support/cases.ts";

/** The texts of the report in four languages. */

/** Words that are the same in English and the other language, and texts that are only slots. */
const SAME: Readonly<Record<string, readonly Language[]>> = {
  "dimension.chapter": ["nb", "da", "pl"],
  "recommendations.field": ["nb", "da", "pl"],
  "distance.label_needs": ["nb", "da", "pl"],
  "dimension.median": ["nb", "da"],
  "row.median": ["nb", "da"],
  "row.legend_median": ["nb", "da"],
  "row.strips_alt_group": ["nb", "da"],
  "row.excellence": ["da"],
  "megatrends.chapter": ["da"],
  "megatrends.title": ["da"],
  "annex.definition": ["da"],
};

type Nested = { readonly [key: string]: string | Nested };
function flatten(texts: Nested, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[`${prefix}${key}`, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  );
}

const texts = Object.fromEntries(
  LANGUAGES.map((language) => {
    const file = readFileSync(join(ROOT, "packages", "report", "src", "texts", `${language}.json`), "utf8");
    return [language, new Map(flatten(JSON.parse(file)))];
  }),
) as Record<Language, Map<string, string>>;
const english = texts.en;

function slotsOf(text: string | undefined): string[] {
  return [...new Set(text?.match(/\{\{\w+\}\}/g) ?? [])].sort();
}

describe.each(LANGUAGES)("%s", (language) => {
  const own = texts[language];
  test("has the keys of English, in its order", () => expect([...own.keys()]).toEqual([...english.keys()]));
  test("has the slots of English", () => {
    expect([...own].filter(([key, text]) => slotsOf(text).join() !== slotsOf(english.get(key)).join())).toEqual([]);
  });
  test("has no empty text, no stray bracket or space", () => {
    const stray = [...own].filter(
      ([, text]) =>
        text.trim() === "" ||
        text !== text.trim() ||
        / {2,}|\s[.,;:!?](?:\s|$)/.test(text) ||
        /[{}]/.test(text.replace(/\{\{\w+\}\}/g, "")),
    );
    expect(stray).toEqual([]);
  });
  test("asks i18next for nothing but values: no nesting, no format", () => {
    expect([...own].filter(([, text]) => text.includes("$t(") || /\{\{[^}]*[^\w}]/.test(text))).toEqual([]);
  });
  test("equals English only where the language does", () => {
    if (language === "en") return;
    const same = [...own].filter(([key, text]) => text === english.get(key)).map(([key]) => key);
    expect(same.sort()).toEqual(
      Object.keys(SAME)
        .filter((key) => SAME[key]?.includes(language))
        .sort(),
    );
  });
  test("fills values in as they stand, without reading them again", () => {
    const odd = "{{source}} $t(row.upper) <b> &amp; $&";
    expect(textsIn(language)("row.origin_source", { source: odd })).toBe(
      own.get("row.origin_source")?.replace("{{source}}", () => odd),
    );
  });
});

test("a key that is missing shows itself, and not another language", () => {
  expect(textsIn("pl")("row.nowhere" as never)).toBe("row.nowhere");
});
