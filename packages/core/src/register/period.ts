import { addDays, addMonths, type Day } from "../calendar.ts";
import type { Stretch } from "./register.ts";

/** The days after `after` up to and with `until`: what a flow of `months` ending at a reference date counts. */
export interface Window {
  readonly after: Day;
  readonly until: Day;
}

export function windowOf(referenceDate: Day, months: number): Window {
  return { after: addMonths(referenceDate, -months), until: referenceDate };
}

export function isWithin({ after, until }: Window, day: Day): boolean {
  return after < day && day <= until;
}

export function covers({ from, until }: Stretch, day: Day): boolean {
  return from <= day && (until === null || day < until);
}

/** True when at least one day of the stretch lies in the window. */
export function touches({ from, until }: Stretch, { after, until: last }: Window): boolean {
  return from <= last && (until === null || until > addDays(after, 1));
}

/** The same days in as few stretches as possible, in order of time: what overlaps or follows without a gap becomes one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].filter(({ from, until }) => until === null || from < until);
  sorted.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const all: { from: Day; until: Day | null }[] = [];
  for (const { from, until } of sorted) {
    const last = all.at(-1);
    if (!last || (last.until !== null && last.until < from)) all.push({ from, until });
    else if (last.until !== null && (until === null || until > last.until)) last.until = until;
  }
  return all;
}
