import { LANGUAGES, type Language } from "@klynge/core";
import { describe, expect, test } from "vitest";
import { da } from "./da.ts";
import { en } from "./en.ts";
import { nb } from "./nb.ts";
import { pl } from "./pl.ts";
import { SAME_AS_ENGLISH } from "./same-as-english.ts";

/** The texts of all features are complete in four languages, and no text is left over or left in English. */

type Nested = { readonly [key: string]: string | Nested };

function flatten(texts: Nested, prefix = ""): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    typeof text === "string" ? [[`${prefix}${key}`, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  );
}

const TEXTS: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(flatten(en)),
  nb: new Map(flatten(nb)),
  da: new Map(flatten(da)),
  pl: new Map(flatten(pl)),
};
const english = TEXTS.en;

const FORM = /_(zero|one|two|few|many|other)$/;
const ending = (key: string): string => FORM.exec(key)?.[1] ?? "";
const withoutForm = (key: string): string => key.replace(FORM, "");

/** A text counts where English has `_other`; another ending, as in `set_one`, is part of the name. */
const counted = new Set([...english.keys()].filter((key) => key.endsWith("_other")).map(withoutForm));
const counts = (key: string): boolean => counted.has(withoutForm(key)) && ending(key) !== "";
const fold = (key: string): string => (counts(key) ? withoutForm(key) : key);
const folded = (texts: ReadonlyMap<string, string>): string[] => [...new Set([...texts.keys()].map(fold))].sort();

/** What is filled in: `{{x}}` here, `[x]` in the browser. */
const slots = (text: string): string => [...new Set(text.match(/\{\{\w+\}\}|\[\w+\]/g) ?? [])].sort().join();

/** The English text it renders: the same form, or `_other` for a form that English has not. */
function original(key: string): string {
  return english.get(key) ?? english.get(`${fold(key)}_other`) ?? "";
}

function faulty(language: Language, isFaulty: (text: string, key: string) => boolean): string[] {
  return [...TEXTS[language]].filter(([key, text]) => isFaulty(text, key)).map(([key, text]) => `${key}: ${text}`);
}

describe.each(LANGUAGES)("%s", (language) => {
  const own = TEXTS[language];

  test("has the keys of English and no others", () => expect(folded(own)).toEqual(folded(english)));

  /** What is said of none at all may have a sentence of its own, in every language. */
  const NONE = "zero";

  test("has exactly the plural forms of the language", () => {
    const categories = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const without = (found: readonly string[]) => found.filter((form) => form !== NONE).sort();
    const forms = new Map([...counted].map((key): [string, string[]] => [key, []]));
    for (const key of own.keys()) if (counts(key)) forms.get(fold(key))?.push(ending(key));
    expect([...forms].filter(([, found]) => without(found).join() !== categories.join())).toEqual([]);
  });

  test("has the placeholders of English", () => {
    expect(faulty(language, (text, key) => slots(text) !== slots(original(key)))).toEqual([]);
  });

  test("has no empty text, no stray bracket or space", () => {
    const stray = (text: string): boolean =>
      text.trim() === "" ||
      text !== text.trim() ||
      / {2,}|\s[.,;:!?](?:\s|$)/.test(text) ||
      /[{}]/.test(text.replace(/\{\{\w+\}\}/g, ""));
    expect(faulty(language, stray)).toEqual([]);
  });

  // WCAG 2.5.3: whoever speaks to the computer says what stands on the button
  test("names a button by what stands on it, then by what it is about", () => {
    const misnamed = (text: string, key: string): boolean =>
      key.endsWith("_named") && !text.startsWith(own.get(key.replace(/_named$/, "")) ?? "\0");
    expect(faulty(language, misnamed)).toEqual([]);
  });

  test("asks i18next for nothing but values: no nesting, no format", () => {
    expect(faulty(language, (text) => text.includes("$t(") || /\{\{[^}]*[^\w}]/.test(text))).toEqual([]);
  });
});

describe.each(["nb", "da", "pl"] as const)("%s", (language) => {
  const same = [...TEXTS[language]].filter(([key, text]) => text === original(key)).map(([key]) => key);
  const allowed = Object.keys(SAME_AS_ENGLISH).filter((key) => SAME_AS_ENGLISH[key]?.includes(language));

  test("equals English only where it is on the list", () => {
    expect(same.filter((key) => !allowed.includes(key))).toEqual([]);
  });

  test("has nothing on the list that differs from English", () => {
    expect(allowed.filter((key) => !same.includes(key))).toEqual([]);
  });
});
