import type { Context } from "hono";
import ical from "ical-generator";
import type { TextKey } from "../../platform/i18n/texts.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { pathOfTask } from "../cases/index.ts";
import type { TaskRow, VisitRow } from "./queries.ts";

/** One's own days and visits (iCalendar, RFC 5545). What is fetched again replaces what it was: each entry keeps its id. */
export function workCalendar(
  c: Context<AppEnv>,
  { tasks, visits }: { tasks: readonly TaskRow[]; visits: readonly VisitRow[] },
  { links }: { readonly links: boolean },
): string {
  const { say, services } = c.var;
  const { origin } = services.settings;
  const host = new URL(origin).hostname;
  const nameOf = ({ label, cluster_name: cluster }: Pick<TaskRow, "label" | "cluster_name">) =>
    say("cases.name", { label: say(`label.${label}`), cluster });
  const calendar = ical({ prodId: { company: "Klynge", product: "Klynge" }, name: say("tasks.title") });
  for (const task of tasks)
    calendar.createEvent({
      id: `${task.case_id}-${task.task}@${host}`,
      // the same as long as it is the same task
      stamp: new Date(`${task.since}T00:00:00Z`),
      start: new Date(`${task.due_on}T00:00:00Z`),
      allDay: true,
      summary: `${say(`tasks.task.${task.task}` as TextKey)}: ${nameOf(task)}`,
      ...(links && {
        url: `${origin}${pathOfTask({ caseId: task.case_id, clusterId: task.cluster_id }, task.task)}`,
      }),
    });
  for (const visit of visits)
    calendar.createEvent({
      // as the file on the page of the case has it
      id: `${visit.case_id}@${host}`,
      sequence: visit.number,
      stamp: new Date(visit.at),
      start: new Date(visit.starts),
      end: new Date(visit.ends),
      summary: nameOf(visit),
      ...(links && { url: `${origin}/cases/${visit.case_id}` }),
    });
  return calendar.toString();
}
