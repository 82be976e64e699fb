import { LANGUAGES, type Language } from "@klynge/core";
import { createInstance } from "i18next";
import { da } from "./da.ts";
import { en } from "./en.ts";
import { localeOf } from "./locale.ts";
import { nb } from "./nb.ts";
import { pl } from "./pl.ts";

/** Texts of the program in one language, each under its feature. A key that is missing in a language fails a test. */

/** `points_one` and `points_other` are one text with forms; `too_few` is a text of its own, as there is no `too_other`. */
type Plain<Key extends string, All> = Key extends `${infer Base}_${"one" | "few" | "many" | "other"}`
  ? `${Base}_other` extends keyof All
    ? Base
    : Key
  : Key;
type Keys<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${Plain<K, T>}` : Keys<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

export type TextKey = Keys<typeof en>;
export type TextDetails = Readonly<Record<string, string | number>>;
export type Say = (key: TextKey, details?: TextDetails) => string;

const texts = createInstance();
texts.init({
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: { en: { translation: en }, nb: { translation: nb }, da: { translation: da }, pl: { translation: pl } },
});

const SAYERS = new Map<Language, Say>(
  LANGUAGES.map((language) => {
    const t = texts.getFixedT(language);
    const { format } = new Intl.NumberFormat(localeOf(language));
    return [
      language,
      (key, details = {}) => {
        if (!("count" in details)) return t(key, { replace: details });
        const count = Number(details.count);
        // `replace` keeps names of details apart from options of the library; the form follows the number, the text shows it
        return t(key, { replace: { ...details, count: format(count) }, count });
      },
    ];
  }),
);

export function sayIn(language: Language): Say {
  return SAYERS.get(language) as Say;
}
