import { addMonths, type Day } from "../calendar.ts";

/** Months before the end of validity on which its holder is reminded (excellence.md 7), the first one first. */
export const REMINDER_MONTHS = [12, 6, 3, 1] as const;
export type ReminderMonths = (typeof REMINDER_MONTHS)[number];

export interface Reminder {
  readonly months: ReminderMonths;
  readonly on: Day;
}

/**
 * The days of all reminders of a label (excellence.md 7): the same day of the earlier month, or its last day where there is none;
 * one month before 31 March is 28 or 29 February.
 */
export function reminderDays(validUntil: Day): Reminder[] {
  return REMINDER_MONTHS.map((months) => ({ months, on: addMonths(validUntil, -months) }));
}

/**
 * The reminder to send on a day, or null (excellence.md 7). Only the last one whose day has come is due, and only while the label is
 * valid: what was missed before it would say the same with older numbers. One that was sent is not sent again, nor is an
 * earlier one after it.
 */
export function dueReminder(validUntil: Day, day: Day, sent: readonly number[]): Reminder | null {
  if (day > validUntil) return null;
  const last = reminderDays(validUntil).findLast(({ on }) => on <= day);
  return last && !sent.some((months) => months <= last.months) ? last : null;
}
