import { type Day, isDay } from "../calendar.ts";

/**
 * Local times of a place as moments. A visit is planned as people say it, "17 September, 9 o'clock in Porsgrunn"; on the day on which clocks
 * change, an hour is missing or comes twice, and that has to be told instead of guessed.
 */
export type Moment = { readonly moment: string } | { readonly gap: "missing_hour" | "hour_comes_twice" };

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** True for `YYYY-MM-DDTHH:MM` with a day and a time that exist. */
export function isLocalTime(text: string): boolean {
  return /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));
}

/** The day of a moment at a place. */
export function localDay(moment: string, timeZone: string): Day {
  return localTime(Date.parse(moment), timeZone).slice(0, 10);
}

/** `YYYY-MM-DDTHH:MM` of a moment at a place. */
export function localTime(moment: number, timeZone: string): string {
  return told(moment, clockOf(timeZone));
}

/** Made once for all moments that are tried: making it costs more than asking it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
}

function told(moment: number, clock: Intl.DateTimeFormat): string {
  const parts = clock.formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

const HOURS_AROUND = 15;
const QUARTER = 15 * 60_000;

/**
 * @param local as `isLocalTime` knows it
 * @param timeZone of the IANA list, as `isTimeZone` knows it
 */
export function momentAt(local: string, timeZone: string): Moment {
  const asUtc = Date.parse(`${local}:00Z`);
  // every zone lies on a quarter of an hour, less than 15 hours from UTC
  const around = Array.from(
    { length: 8 * HOURS_AROUND + 1 },
    (_, index) => asUtc + (index - 4 * HOURS_AROUND) * QUARTER,
  );
  const clock = clockOf(timeZone);
  const fitting = around.filter((moment) => told(moment, clock) === local);
  if (fitting.length > 1) return { gap: "hour_comes_twice" };
  return fitting[0] === undefined ? { gap: "missing_hour" } : { moment: new Date(fitting[0]).toISOString() };
}
