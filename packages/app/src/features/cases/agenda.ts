import { addDays, type CaseStep, isDay, isTimeZone, localTime, momentAt } from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";

/** The agenda of a visit as its form has it: points with a day of the visit and a time of the place. */
export interface AgendaRow {
  /** Day of the visit, from 1. */
  readonly day: string;
  readonly time: string;
  readonly topic: string;
  readonly who: string;
}
type Values = Readonly<Record<string, string>>;
export type AgendaPoint = NonNullable<Extract<CaseStep, { step: "plan_visit" }>["agenda"]>[number];

export const MOST_POINTS = 20;

/** Minutes from the beginning, what is talked about, and who takes part; for a visit from nine o'clock on. */
const PROPOSED = {
  bronze: [
    [0, "welcome", "everybody"],
    [15, "structure", "management"],
    [60, "strategy", "management"],
    [105, "pause", "everybody"],
    [115, "results", "management"],
    [160, "next_steps", "everybody"],
  ],
  silver: [
    [0, "welcome", "everybody"],
    [15, "presentation", "management"],
    [45, "areas", "management"],
    [135, "pause", "everybody"],
    [150, "documents", "management"],
    [225, "members", "members"],
    [270, "experts_alone", "experts"],
    [285, "feedback", "everybody"],
  ],
  gold: [
    [0, "welcome", "everybody"],
    [15, "presentation", "management"],
    [60, "structure", "management"],
    [150, "documents", "management"],
    [210, "pause", "everybody"],
    [255, "members", "members"],
    [315, "strategy", "management"],
    [390, "results", "management"],
    [435, "experts_alone", "experts"],
    [465, "feedback", "everybody"],
  ],
} as const;
const NINE = 9 * 60;

/** The proposal of a label, in the language of whoever plans. */
export function proposedAgenda(label: keyof typeof PROPOSED, say: Say): AgendaRow[] {
  return PROPOSED[label].map(([minutes, topic, who]) => ({
    day: "1",
    time: clock(NINE + minutes),
    topic: say(`cases.agenda.topic.${topic}`),
    who: say(`cases.agenda.who.${who}`),
  }));
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Rows of a planned visit, for its form. */
export function agendaRows(points: readonly AgendaPoint[], starts: string, timeZone: string): AgendaRow[] {
  const first = localTime(Date.parse(starts), timeZone).slice(0, 10);
  return points.map(({ at, topic, who }) => {
    const local = localTime(Date.parse(at), timeZone);
    const day = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(first)) / 86_400_000) + 1;
    return { day: String(day), time: local.slice(11), topic, who };
  });
}

/** What a form brings, so that it can be told whether anybody touched it. */
export function fieldsOf(rows: readonly AgendaRow[]): Values {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      (["day", "time", "topic", "who"] as const).map((name) => [`agenda.${index}.${name}`, row[name]]),
    ),
  );
}

export function rowsIn(values: Values): AgendaRow[] {
  const text = (index: number, name: string) => (values[`agenda.${index}.${name}`] ?? "").trim();
  return Array.from({ length: MOST_POINTS }, (_, index) => ({
    day: text(index, "day") || "1",
    time: text(index, "time"),
    topic: text(index, "topic"),
    who: text(index, "who"),
  })).filter(({ time, topic, who }) => time !== "" || topic !== "" || who !== "");
}

/**
 * The agenda of a form as moments, in their order. A proposal that nobody touched moves with the beginning of the visit, and ends with it.
 * @param starts local time of the place, `YYYY-MM-DDTHH:MM`, as it was typed
 */
export function readAgenda(values: Values): readonly AgendaPoint[] | { readonly fault: string } {
  const { starts = "", ends = "", timeZone = "", agenda_proposed: proposed = "" } = values;
  // told at its own field
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(starts) || !isDay(starts.slice(0, 10)) || !isTimeZone(timeZone)) return [];
  const typed = rowsIn(values);
  const untouched = proposed !== "" && proposed === markOf(typed);
  const points: AgendaPoint[] = [];
  for (const { day, time, topic, who } of untouched ? moved(typed, starts) : typed) {
    if (topic === "" || !/^\d\d:\d\d$/.test(time) || !/^[1-5]$/.test(day)) return { fault: "agenda" };
    const local = `${addDays(starts.slice(0, 10), Number(day) - 1)}T${time}`;
    if (untouched && local >= ends) continue;
    const read = momentAt(local, timeZone);
    if ("gap" in read) return { fault: read.gap };
    points.push({ at: read.moment, topic, who });
  }
  return points.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export function markOf(rows: readonly AgendaRow[]): string {
  return JSON.stringify(rows);
}

function moved(rows: readonly AgendaRow[], starts: string): AgendaRow[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const by = minutes(starts.slice(11)) - NINE;
  return rows.flatMap((row) => {
    const at = minutes(row.time) + by;
    return at < 24 * 60 ? [{ ...row, time: clock(at) }] : [];
  });
}
