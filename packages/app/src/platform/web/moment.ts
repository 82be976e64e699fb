import { type Day, type Language, localTime } from "@klynge/core";
import { localeOf } from "../i18n/locale.ts";

/** Days are those of the calendar of the installation (UTC), times of day those of the machine (`TZ`, docs/configuration.md). */
const STYLES = {
  day: { dateStyle: "medium", timeZone: "UTC" },
  moment: { dateStyle: "medium", timeStyle: "short" },
  time: { timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Kept, because a format takes longer to make than the line it stands in. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** "22 Nov 2026" */
export function sayDay(day: Day, language: Language): string {
  return presentDay(new Date(`${day}T00:00:00Z`), language);
}

/** The day of a moment. */
export function presentDay(moment: Date, language: Language): string {
  return present(moment, language, "day");
}

/** "22 Nov 2026, 10:02" by the clocks of a place, whatever those of the reader show. */
export function sayLocal(moment: Date, language: Language, timeZone: string): string {
  const local = localTime(moment.getTime(), timeZone);
  return `${sayDay(local.slice(0, 10), language)}, ${local.slice(11)}`;
}

/** "22 Nov 2026, 10:02" */
export function presentMoment(moment: Date, language: Language): string {
  return present(moment, language, "moment");
}

/** "10:02" */
export function presentTime(moment: Date, language: Language): string {
  return present(moment, language, "time");
}

function present(moment: Date, language: Language, style: keyof typeof STYLES): string {
  const key = `${language} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(localeOf(language), STYLES[style]);
  formats.set(key, format);
  return format.format(moment);
}
