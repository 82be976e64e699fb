import { countryCodes, type Language } from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Settings } from "./queries.ts";

const lists = new Map<Language, readonly { readonly value: string; readonly text: string }[]>();

/** All countries by their names in a language, in its order; made once for each language. */
export function countryOptions(language: Language): readonly { readonly value: string; readonly text: string }[] {
  const known = lists.get(language);
  if (known) return known;
  const names = new Intl.DisplayNames([language], { type: "region" });
  const { compare } = new Intl.Collator(language);
  const made = countryCodes()
    .map((value) => ({ value, text: names.of(value) ?? value }))
    .sort((a, b) => compare(a.text, b.text));
  lists.set(language, made);
  return made;
}

/** A setting in words, as it stands now. */
export function presentSetting(settings: Settings, name: keyof Omit<Settings, "version">, say: Say): string {
  if (name === "signUp") return say(`administration.settings.${settings.signUp}`);
  if (name === "languages")
    return settings.languages.map((code) => say(`layout.language_names.${code as Language}`)).join(", ");
  return settings[name] || "–";
}
