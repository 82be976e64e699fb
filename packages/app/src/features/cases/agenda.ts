import { AGENDA_PEOPLE, AGENDA_TOPICS, type AgendaPoint, LANGUAGES, localTime } from "@klynge/core";
import { type Say, sayIn, type TextKey } from "../../platform/i18n/texts.ts";

/** A point of the agenda as its form has it: a day of the visit, a time of the place, and words in the language of the reader. */
export interface AgendaRow {
  /** Day of the visit, from 1. */
  readonly day: string;
  readonly time: string;
  readonly topic: string;
  readonly who: string;
}
type Topic = (typeof AGENDA_TOPICS)[number];
type People = (typeof AGENDA_PEOPLE)[number];

export const MOST_POINTS = 20;

interface Proposal {
  /** Day and time at which the visit ends. */
  readonly ends: readonly [day: number, time: string];
  readonly points: readonly (readonly [day: number, time: string, topic: Topic, who: People])[];
}
/** When the visit of a proposal begins. */
const BEGINS = "09:00";

/** As long as an assessment takes (excellence.md 3.3): about three hours, about five, two days, and one day for the renewal of Gold. */
const PROPOSED = {
  bronze: {
    ends: [1, "12:00"],
    points: [
      [1, "09:00", "welcome", "everybody"],
      [1, "09:15", "structure", "management"],
      [1, "10:00", "strategy", "management"],
      [1, "10:45", "pause", "everybody"],
      [1, "10:55", "results", "management"],
      [1, "11:40", "next_steps", "everybody"],
    ],
  },
  silver: {
    ends: [1, "14:00"],
    points: [
      [1, "09:00", "welcome", "everybody"],
      [1, "09:15", "presentation", "management"],
      [1, "09:45", "areas", "management"],
      [1, "11:15", "pause", "everybody"],
      [1, "11:30", "documents", "management"],
      [1, "12:45", "members", "members"],
      [1, "13:30", "experts_alone", "experts"],
      [1, "13:45", "feedback", "everybody"],
    ],
  },
  gold: {
    ends: [2, "15:30"],
    points: [
      [1, "09:00", "welcome", "everybody"],
      [1, "09:15", "presentation", "management"],
      [1, "10:15", "structure", "management"],
      [1, "12:30", "pause", "everybody"],
      [1, "13:15", "documents", "management"],
      [1, "15:00", "members", "members"],
      [1, "16:30", "experts_alone", "experts"],
      [2, "09:00", "strategy", "management"],
      [2, "11:00", "results", "management"],
      [2, "12:30", "pause", "everybody"],
      [2, "13:15", "experts_alone", "experts"],
      [2, "14:30", "feedback", "everybody"],
    ],
  },
  gold_renewal: {
    ends: [1, "17:30"],
    points: [
      [1, "09:00", "welcome", "everybody"],
      [1, "09:15", "presentation", "management"],
      [1, "10:00", "structure", "management"],
      [1, "11:30", "documents", "management"],
      [1, "12:30", "pause", "everybody"],
      [1, "13:15", "members", "members"],
      [1, "14:15", "strategy", "management"],
      [1, "15:30", "results", "management"],
      [1, "16:15", "experts_alone", "experts"],
      [1, "16:45", "feedback", "everybody"],
    ],
  },
} as const satisfies Record<string, Proposal>;

export interface ProposedAgenda {
  readonly rows: readonly AgendaRow[];
  readonly begins: string;
  readonly ends: Proposal["ends"];
}

/** The proposal for a label, in the language of whoever plans. */
export function proposedAgenda(
  label: "bronze" | "silver" | "gold",
  kind: "first" | "renewal",
  say: Say,
): ProposedAgenda {
  const { ends, points }: Proposal = PROPOSED[label === "gold" && kind === "renewal" ? "gold_renewal" : label];
  const rows = points.map(([day, time, topic, who]) => ({
    day: String(day),
    time,
    topic: say(`cases.agenda.topic.${topic}`),
    who: say(`cases.agenda.who.${who}`),
  }));
  return { rows, begins: BEGINS, ends };
}

/** Rows of a planned visit, for its form. */
export function agendaRows(points: readonly AgendaPoint[], starts: string, timeZone: string, say: Say): AgendaRow[] {
  const first = localTime(Date.parse(starts), timeZone).slice(0, 10);
  return points.map((point) => {
    const local = localTime(Date.parse(point.at), timeZone);
    const day = Math.round((Date.parse(local.slice(0, 10)) - Date.parse(first)) / 86_400_000) + 1;
    return { day: String(day), time: local.slice(11), ...pointText(point, say) };
  });
}

/** What a point is about and who takes part, in the language of the reader; what somebody typed as it was typed. */
export function pointText(
  { topic, who }: Pick<AgendaPoint, "topic" | "who">,
  say: Say,
): { topic: string; who: string } {
  return {
    topic: typeof topic === "string" ? topic : say(`cases.agenda.topic.${topic.standard}`),
    who: typeof who === "string" ? who : say(`cases.agenda.who.${who.standard}`),
  };
}

/** By what it reads as, in any language: whoever saves a form in one language does not freeze what all know. */
function spoken<Name extends string>(names: readonly Name[], group: "topic" | "who"): ReadonlyMap<string, Name> {
  const say = (name: Name) => LANGUAGES.map((language) => sayIn(language)(`cases.agenda.${group}.${name}` as TextKey));
  return new Map(names.flatMap((name) => say(name).map((text) => [text, name] as const)));
}
const TOPICS = spoken(AGENDA_TOPICS, "topic");
const PEOPLE = spoken(AGENDA_PEOPLE, "who");

/** Words of a row as they are kept: the name of what stands in every agenda, and otherwise what was typed. */
export function keptText({ topic, who }: Pick<AgendaRow, "topic" | "who">): Pick<AgendaPoint, "topic" | "who"> {
  const [standardTopic, standardWho] = [TOPICS.get(topic), PEOPLE.get(who)];
  return {
    topic: standardTopic ? { standard: standardTopic } : topic,
    who: standardWho ? { standard: standardWho } : who,
  };
}
