import type { Day } from "../calendar.ts";
import { type Asked, known, type RegisterFacts } from "./facts.ts";
import { committedOn } from "./participants.ts";
import { covers, isWithin, touches, type Window, windowOf } from "./period.ts";
import type { Register, WorkingGroup } from "./register.ts";

/** The facts `contacts.*`, `cooperation.*` and `groups.*` (rows 2.5, 2.6 and 4.5, questions B15 and B16). */
export function cooperationFacts(register: Register, { referenceDate }: Asked): RegisterFacts {
  const [year, twoYears] = [windowOf(referenceDate, 12), windowOf(referenceDate, 24)];
  const committed = new Set(committedOn(register, referenceDate).map(({ id }) => id));
  const among = (organisations: readonly string[]): number =>
    new Set(organisations.filter((id) => committed.has(id))).size;
  return {
    ...contacts(register, year, among),
    ...groups(register, year, among),
    ...projects(register, twoYears, among),
  };
}

/** How many different committed participants are among these organisations. */
type Among = (organisations: readonly string[]) => number;

function contacts({ contacts: logged, memberships }: Register, year: Window, among: Among): RegisterFacts {
  if (!logged) return {};
  // "or call with a note" (facts.csv, `contacts.participants_contacted`)
  const inYear = logged.filter(({ on, form, noted }) => isWithin(year, on) && (form !== "call" || noted));
  const visits = inYear.filter(({ form }) => form === "visit").length;
  return {
    ...(memberships && {
      "contacts.participants_contacted": known(among(inYear.map(({ organisation }) => organisation))),
    }),
    "contacts.visits": known(visits),
    "contacts.meetings": known(inYear.length - visits),
  };
}

/** Meetings in a window that make a group an active one (facts.csv, `groups.active`). */
const MEETINGS_OF_ACTIVE = 2;

function isActive(group: WorkingGroup, window: Window): boolean {
  return metOften(meetingsOf(group).filter((on) => isWithin(window, on)));
}

/** Of the time in which the group was there. */
function meetingsOf({ decidedOn, endedOn, meetings }: WorkingGroup): readonly Day[] {
  return meetings.filter((on) => covers({ from: decidedOn, until: endedOn }, on));
}

/** A day that was written down twice is one meeting. */
function metOften(meetings: readonly Day[]): boolean {
  return new Set(meetings).size >= MEETINGS_OF_ACTIVE;
}

function groups({ groups: all, memberships }: Register, year: Window, among: Among): RegisterFacts {
  if (!all) return {};
  const active = all.filter((own) => isActive(own, year));
  // a group that met twice once and rests now is neither active nor planned
  const planned = all.filter(
    (own) =>
      covers({ from: own.decidedOn, until: own.endedOn }, year.until) &&
      !metOften(meetingsOf(own).filter((on) => on <= year.until)),
  );
  return {
    "groups.planned": known(planned.length),
    "groups.active": known(active.length),
    "groups.with_results": known(active.filter(({ results }) => results.some((on) => isWithin(year, on))).length),
    ...(memberships && { "groups.participants": known(among(active.flatMap((own) => membersIn(own, year)))) }),
  };
}

function membersIn({ members }: WorkingGroup, window: Window): string[] {
  return members.filter((own) => touches(own, window)).map(({ organisation }) => organisation);
}

/** Both sections are needed: who is in no project may be in a group. */
function projects(
  { projects: all, groups: circles, memberships }: Register,
  twoYears: Window,
  among: Among,
): RegisterFacts {
  if (!all) return {};
  const joint = all.filter((own) => own.participants.length >= 2 && touches(own, twoYears));
  const inGroups = circles?.filter((own) => isActive(own, twoYears)).flatMap((own) => membersIn(own, twoYears));
  return {
    "cooperation.projects": known(joint.length),
    ...(memberships &&
      inGroups && {
        "cooperation.participants_active": known(among([...joint.flatMap((own) => own.participants), ...inGroups])),
      }),
  };
}
