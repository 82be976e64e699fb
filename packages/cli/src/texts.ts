import type { Language } from "@klynge/core";
import type english from "./texts/en.json";

/** The words of the shell. One file for each language, of which only the one wanted is loaded. */

type WithoutPlural<Key> = Key extends `${infer Base}#${string}` ? Base : Key;

/** A key of the texts; English says which there are. */
export type TextKey = WithoutPlural<keyof typeof english>;

export type TextDetails = Readonly<Record<string, string | number>>;

export interface Texts {
  readonly language: Language;
  /** The text with its places filled; `count` chooses the plural form. */
  readonly say: (key: TextKey, details?: TextDetails) => string;
}

const LOADERS: Record<Language, () => Promise<{ default: Readonly<Record<string, string>> }>> = {
  en: () => import("./texts/en.json", { with: { type: "json" } }),
  nb: () => import("./texts/nb.json", { with: { type: "json" } }),
  da: () => import("./texts/da.json", { with: { type: "json" } }),
  pl: () => import("./texts/pl.json", { with: { type: "json" } }),
};

export async function loadTexts(language: Language): Promise<Texts> {
  // the library is loaded with the language: an answer as data needs neither
  const [{ createInstance }, { default: translation }] = await Promise.all([import("i18next"), LOADERS[language]()]);
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { [language]: { translation } },
    keySeparator: false,
    nsSeparator: false,
    // keys such as share_above_one end like a plural of the usual form
    pluralSeparator: "#",
    contextSeparator: "@",
    interpolation: { escapeValue: false },
  });
  // `replace` keeps names of details apart from options of the library, and no text of a user is taken for a reference
  return {
    language,
    say: (key, details = {}) => i18n.t(key, { count: details.count as number, replace: details, nest: false }),
  };
}
