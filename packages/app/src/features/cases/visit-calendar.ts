import type { Context } from "hono";
import ical from "ical-generator";
import type { AppEnv } from "../../platform/web/env.ts";
import { titleOf } from "./pages/parts.tsx";
import type { CaseView, TrailLine } from "./present.ts";

/** A visit for one's own calendar (iCalendar, RFC 5545). The same visit keeps its id: planned anew, it moves. */
export function visitCalendar(c: Context<AppEnv>, view: CaseView, planned: TrailLine): string {
  const { data } = planned;
  if (data.step !== "plan_visit") throw new RangeError("not a visit");
  const { origin } = c.var.services.settings;
  const calendar = ical({ prodId: { company: "Klynge", product: "Klynge" }, name: titleOf(c, view) });
  calendar.createEvent({
    id: `${view.id}@${new URL(origin).hostname}`,
    sequence: planned.number,
    stamp: planned.at,
    start: new Date(data.starts),
    end: new Date(data.ends),
    summary: titleOf(c, view),
    location: data.place,
    url: `${origin}/cases/${view.id}`,
  });
  return calendar.toString();
}
