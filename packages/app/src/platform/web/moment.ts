import type { Language } from "@klynge/core";

/** Moments as pages of accounts and offices say them, in the calendar of the installation (UTC). */
const DAY = { dateStyle: "medium", timeZone: "UTC" } as const;

export function presentMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...DAY, timeStyle: "short" }).format(moment);
}

export function presentDay(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), DAY).format(moment);
}

function localeOf(language: Language): string {
  return language === "en" ? "en-GB" : language;
}
