import type { Day, Language } from "@klynge/core";

const formats = new Map<Language, Intl.DateTimeFormat>();

/** A day as "22 Nov 2026"; a format is kept, because it takes longer to make than the line it stands in. */
export function sayDay(day: Day, language: Language): string {
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium", timeZone: "UTC" });
  formats.set(language, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}
