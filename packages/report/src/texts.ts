import type { Language } from "@klynge/core";
import { createInstance, type i18n } from "i18next";
import da from "./texts/da.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import nb from "./texts/nb.json" with { type: "json" };
import daPatterns from "./texts/patterns.da.json" with { type: "json" };
import enPatterns from "./texts/patterns.en.json" with { type: "json" };
import nbPatterns from "./texts/patterns.nb.json" with { type: "json" };
import plPatterns from "./texts/patterns.pl.json" with { type: "json" };
import pl from "./texts/pl.json" with { type: "json" };

/** Texts of the report in one language. A key that is missing in a language fails a test, not a reader. */

type Keys<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Keys<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

export type TextKey = Keys<typeof en>;
export type Details = Readonly<Record<string, string | number>>;
export type Translate = (key: TextKey, details?: Details) => string;

const TEXTS: Record<Language, { texts: object; patterns: object }> = {
  en: { texts: en, patterns: enPatterns },
  nb: { texts: nb, patterns: nbPatterns },
  da: { texts: da, patterns: daPatterns },
  pl: { texts: pl, patterns: plPatterns },
};

function open(language: Language): i18n {
  const instance = createInstance();
  // everything is there already, so that initialisation ends before init returns
  instance.init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: TEXTS[language].texts } },
  });
  return instance;
}

export function textsIn(language: Language): Translate {
  const instance = open(language);
  return (key, details = {}) => instance.t(key, details);
}

/** The sentences that say one thing in different ways, under a key such as `lead.lower`. */
export function patternsIn(language: Language): (key: string) => readonly string[] {
  return (key) => {
    const found = (TEXTS[language].patterns as Readonly<Record<string, readonly string[]>>)[key];
    if (!found || found.length === 0) throw new RangeError(`no patterns for ${key}`);
    return found;
  };
}
