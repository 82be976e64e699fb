import { localTime } from "@klynge/core";
import type { Context } from "hono";
import ical from "ical-generator";
import type { AppEnv } from "../../platform/web/env.ts";
import { sayDay } from "../../platform/web/moment.ts";
import { pointText } from "./agenda.ts";
import { titleOf } from "./pages/parts.tsx";
import type { CaseView, TrailLine } from "./present.ts";

type Planned = Extract<TrailLine["data"], { step: "plan_visit" }>;

/** The agenda, one point on each line, in the time of the place and the language of the reader. */
function described({ agenda = [], timeZone, starts, ends }: Planned, { say, language }: AppEnv["Variables"]): string {
  const local = (moment: string) => localTime(Date.parse(moment), timeZone);
  const several = local(starts).slice(0, 10) !== local(ends).slice(0, 10);
  const day = (at: string) => (several ? `${sayDay(local(at).slice(0, 10), language)}, ` : "");
  return agenda
    .map((point) => {
      const { topic, who } = pointText(point, say);
      return `${day(point.at)}${local(point.at).slice(11)} ${topic}${who && ` (${who})`}`;
    })
    .join("\n");
}

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
    description: described(data, c.var),
    url: `${origin}/cases/${view.id}`,
  });
  return calendar.toString();
}
