import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FAULT_CODES, LANGUAGES } from "@klynge/core";
import { describe, expect, it } from "vitest";
import { SHELL_CODES } from "../src/problem.ts";
import { loadTexts, type TextKey } from "../src/texts.ts";
import { VERBS } from "../src/verbs.ts";

/** The texts are complete in every language, and no text is left over. */

const FOLDER = new URL("../src/texts/", import.meta.url).pathname;

function read(language: string): Record<string, string> {
  return JSON.parse(readFileSync(join(FOLDER, `${language}.json`), "utf8")) as Record<string, string>;
}

const base = (key: string): string => key.split("#")[0] as string;
const places = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const english = read("en");
const keys = [...new Set(Object.keys(english).map(base))];

it("there is a file for each language and no other", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(LANGUAGES.map((language) => `${language}.json`).sort());
});

describe.each(LANGUAGES)("%s", (language) => {
  const texts = read(language);

  it("has the keys of English and no others", () => {
    expect([...new Set(Object.keys(texts).map(base))].sort()).toEqual([...keys].sort());
  });

  it("has every plural form of the language", () => {
    const categories = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const key of keys) {
      const forms = Object.keys(texts).filter((own) => base(own) === key && own.includes("#"));
      if (forms.length > 0) expect(forms.map((form) => form.split("#")[1]).sort(), key).toEqual(categories);
    }
  });

  it("has the places of English in every text, and no text is empty", () => {
    for (const [key, text] of Object.entries(texts)) {
      const original = english[key] ?? english[`${base(key)}#other`] ?? "";
      expect(places(text), key).toEqual(places(original));
      expect(text.trim(), key).not.toBe("");
    }
  });

  it("says every fault in one line that is filled", async () => {
    const { say } = await loadTexts(language);
    for (const code of [...FAULT_CODES, ...SHELL_CODES]) {
      const said = say(`fault.${code}`, { given: "x", count: 2 });
      expect(said, code).not.toMatch(/^fault\.|\n/);
    }
  });
});

describe.each(LANGUAGES.filter((language) => language !== "en"))("%s", (language) => {
  /** Rightly the same: the field's own words. */
  const same = new Set(["benchmark.median"]);

  it("is not left in English", () => {
    const left = Object.entries(read(language)).filter(
      ([key, text]) =>
        text === english[key] && /\p{L}{3}/u.test(text.replace(/\{\{\w+\}\}/g, "")) && !same.has(base(key)),
    );
    expect(left).toEqual([]);
  });
});

it("describes every verb and option", () => {
  const wanted = VERBS.flatMap((verb) => [
    `verb.${verb.name}`,
    ...Object.keys(verb.options).map((option) => `option.${option}`),
  ]);
  for (const key of wanted) expect(keys).toContain(key);
});

it("takes no text of a user for a place or a reference", async () => {
  const { say } = await loadTexts("en");
  const given = "{{known}} $t(verb.score) <b>&";
  const key: TextKey = "fault.unknown_scheme";
  expect(say(key, { given, known: "all" })).toContain(`“${given}”`);
});
