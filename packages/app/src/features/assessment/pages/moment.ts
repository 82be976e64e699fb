import type { Language } from "@klynge/core";

type Style = "moment" | "time";

const STYLES: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  moment: { dateStyle: "medium", timeStyle: "short" },
  time: { timeStyle: "short" },
};

/** Kept, because a format takes longer to make than the line it stands in. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as "22 Nov 2026, 10:02", or its time alone. */
export function sayMoment(language: Language, at: Date, style: Style = "moment"): string {
  const key = `${language} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, STYLES[style]);
  formats.set(key, format);
  return format.format(at);
}
