/**
 * Days of the calendar as ISO texts (`YYYY-MM-DD`), which sort and compare as they stand. No clock, no time zone.
 * Rules of months: README-tables.md, "Facts" (`months_down`, `months_up`) and "Label rules" (29 February).
 */
export type Day = string;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month, 1 to 12. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] as number);
}

/** True for a day that exists, of the years 1000 to 9999. */
export function isDay(text: string): boolean {
  const match = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month);
}

function parts(day: Day): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function toDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Month n after a day is the same day of that month, or its last day where there is none. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return toDay(y, m, Math.min(date, monthLength(y, m)));
}

/** The same day of a later year; 29 February becomes 28 February where there is no such day. */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12);
}

export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

export function endOfMonth(day: Day): Day {
  const [year, month] = parts(day);
  return toDay(year, month, monthLength(year, month));
}

/** Difference of calendar months, days ignored: 31 March 2022 to 1 October 2023 is 19. */
export function calendarMonths(from: Day, to: Day): number {
  const [[fromYear, fromMonth], [toYear, toMonth]] = [parts(from), parts(to)];
  return (toYear - fromYear) * 12 + (toMonth - fromMonth);
}

/** Completed calendar months from a to b: the largest n with a + n months <= b. */
export function monthsDown(a: Day, b: Day): number {
  const months = calendarMonths(a, b);
  return addMonths(a, months) <= b ? months : months - 1;
}

/** Calendar months from a to b, a started month counts whole: the smallest n with a + n months >= b. */
export function monthsUp(a: Day, b: Day): number {
  const months = calendarMonths(a, b);
  if (addMonths(a, months - 1) >= b) return months - 1;
  return addMonths(a, months) >= b ? months : months + 1;
}
