import { addDays, type Day } from "../calendar.ts";

/** An appeal is open on the days up to and with `lastDay`; before the decision was sent there is nothing to appeal against. */
export interface AppealTerm {
  readonly lastDay: Day;
  readonly verdict: "in_time" | "late" | "not_sent";
}

/**
 * Whether an appeal comes in time (excellence.md 3.5; label-rules.csv, `appeal.days`; R).
 *
 * Days of the calendar are counted from the day after the decision was sent: with 30 days, day 30 is in time and day 31 is late.
 * Both days are those of one place; whoever calls says which.
 */
export function appealTerm({ sentOn, filedOn, days }: { sentOn: Day; filedOn: Day; days: number }): AppealTerm {
  const lastDay = addDays(sentOn, days);
  return { lastDay, verdict: filedOn < sentOn ? "not_sent" : filedOn <= lastDay ? "in_time" : "late" };
}
