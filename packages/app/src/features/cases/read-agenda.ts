import { type AgendaPoint, addDays, isLocalTime, isTimeZone, momentAt } from "@klynge/core";
import { z } from "zod";
import { cleanLine } from "../../platform/clean-text.ts";
import { type AgendaRow, keptText, MOST_POINTS } from "./agenda.ts";
import { type Fault, type Faults, tooLong } from "./faults.ts";

/** The agenda in the form of a visit: one row for each point, by its place. */

type Values = Readonly<Record<string, string>>;
const LONGEST = 300;

/** How the rows stood when the form was made, and for which beginning. */
const markShape = z.object({
  begins: z.string().regex(/^\d\d:\d\d$/),
  rows: z.array(z.object({ day: z.string(), time: z.string(), proposed: z.boolean() })).max(MOST_POINTS),
});
type Mark = z.infer<typeof markShape>;

/**
 * The fields of a form with these rows. Points that nobody touches follow the visit when its beginning changes, so the form keeps in mind where
 * they stood.
 * @param begins time of the place, for which the rows stand so
 * @param proposal rows that the program proposes for a visit at nine: whoever left them alone misses none that no longer fits
 */
export function agendaFields(
  rows: readonly AgendaRow[],
  begins: string,
  proposal: { readonly rows: readonly AgendaRow[]; readonly begins: string },
): Record<string, string> {
  const proposed = new Set(proposal.rows.map((row) => JSON.stringify(moved(row, proposal.begins, begins))));
  const mark: Mark = {
    begins,
    rows: rows.map((row) => ({ day: row.day, time: row.time, proposed: proposed.has(JSON.stringify(row)) })),
  };
  return { ...fieldsOf(rows), agenda_mark: JSON.stringify(mark) };
}

export function fieldsOf(rows: readonly AgendaRow[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      (["day", "time", "topic", "who"] as const).map((name) => [`agenda.${index}.${name}`, row[name]]),
    ),
  );
}

/** Each row at its place, also those between that were emptied. */
export function rowsIn(values: Values): AgendaRow[] {
  const text = (index: number, name: string) => cleanLine(values[`agenda.${index}.${name}`] ?? "");
  const rows = Array.from({ length: MOST_POINTS }, (_, index) => ({
    day: text(index, "day") || "1",
    time: text(index, "time"),
    topic: text(index, "topic"),
    who: text(index, "who"),
  }));
  return rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);
}

function isEmpty({ time, topic, who }: AgendaRow): boolean {
  return time === "" && topic === "" && who === "";
}

interface Frame {
  /** Local times of the place, `YYYY-MM-DDTHH:MM`; the end is empty where it is no time. */
  readonly starts: string;
  readonly ends: string;
  readonly timeZone: string;
}

/**
 * The agenda of a form as moments, in their order; or what is wrong with it, by field. A point whose time nobody touched follows the beginning of
 * the visit. Where it no longer fits it is told, unless it was only proposed.
 */
export function readAgenda(values: Values): readonly AgendaPoint[] | { readonly faults: Faults } {
  const { starts = "", ends = "", timeZone = "" } = values;
  // told at its own field
  if (!isLocalTime(starts) || !isTimeZone(timeZone)) return [];
  const frame = { starts, ends: isLocalTime(ends) ? ends : "", timeZone };
  const mark = markIn(values);
  const points: AgendaPoint[] = [];
  const faults: Record<string, Fault> = {};
  for (const [index, row] of rowsIn(values).entries()) {
    if (isEmpty(row)) continue;
    const read = readRow(row, mark?.rows[index], mark?.begins ?? "", frame);
    if (read === null) continue;
    if ("faults" in read)
      for (const [name, fault] of Object.entries(read.faults)) faults[`agenda.${index}.${name}`] = fault;
    else points.push(read);
  }
  if (Object.keys(faults).length > 0) return { faults };
  return points.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** @returns null for a proposed point that finds no room in the visit */
function readRow(
  row: AgendaRow,
  was: Mark["rows"][number] | undefined,
  begins: string,
  { starts, ends, timeZone }: Frame,
): AgendaPoint | { readonly faults: Faults } | null {
  const faults = faultsIn(row);
  if (Object.keys(faults).length > 0) return { faults };
  const kept = keptText(row);
  const follows = was !== undefined && was.day === row.day && was.time === row.time;
  const { day, time } = follows ? moved(row, begins, starts.slice(11)) : row;
  const local = `${addDays(starts.slice(0, 10), Number(day) - 1)}T${time}`;
  if (local < starts || (ends !== "" && local >= ends)) {
    const isStandard = typeof kept.topic !== "string" && typeof kept.who !== "string";
    if (follows && was.proposed && isStandard) return null;
    return { faults: { time: { fault: "agenda_outside", details: { day, time } } } };
  }
  const read = momentAt(local, timeZone);
  return "gap" in read ? { faults: { time: { fault: read.gap } } } : { at: read.moment, ...kept };
}

function faultsIn({ day, time, topic, who }: AgendaRow): Faults {
  return {
    ...(!/^[1-5]$/.test(day) && { day: { fault: "agenda_day" } }),
    ...(!/^([01]\d|2[0-3]):[0-5]\d$/.test(time) && { time: { fault: "time" } }),
    ...(topic === "" && { topic: { fault: "missing" } }),
    ...(topic.length > LONGEST && { topic: tooLong(topic, LONGEST) }),
    ...(who.length > LONGEST && { who: tooLong(who, LONGEST) }),
  };
}

function markIn({ agenda_mark: mark = "" }: Values): Mark | null {
  try {
    return markShape.safeParse(JSON.parse(mark)).data ?? null;
  } catch {
    return null;
  }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A point of the first day keeps its distance to the beginning, past midnight too; later days begin when they begin. */
function moved(row: AgendaRow, from: string, to: string): AgendaRow {
  if (row.day !== "1") return row;
  const at = minutesOf(row.time) + minutesOf(to) - minutesOf(from);
  // a point before the visit stays where it is, and is told
  if (at < 0) return row;
  const clock = at % (24 * 60);
  const time = `${String(Math.floor(clock / 60)).padStart(2, "0")}:${String(clock % 60).padStart(2, "0")}`;
  return { ...row, day: String(1 + Math.floor(at / (24 * 60))), time };
}
