import { addDays, addMonths, type Day, monthsDown } from "../calendar.ts";
import { type Asked, known, type RegisterFact, type RegisterFacts, rounded, unless } from "./facts.ts";
import { covers, isWithin, merged, touches, type Window, windowOf } from "./period.ts";
import { type Register, type Stretch, TEAM_FUNCTIONS, type TeamMember } from "./register.ts";

/** The facts `team.*` (rows 2.2.1 to 2.2.4, questions B11 to B14). */
export function teamFacts(register: Register, asked: Asked): RegisterFacts {
  return { ...peopleFacts(register, asked), ...trainingFacts(register, asked) };
}

function peopleFacts({ team }: Register, { referenceDate }: Asked): RegisterFacts {
  if (!team) return {};
  const now = team.filter((own) => covers(own, referenceDate));
  const window = windowOf(referenceDate, 24);
  const stays = [...Map.groupBy(team, ({ person }) => person).values()].map(merged);
  return {
    "team.dedicated": known(now.some((own) => fteOf(own) > 0)),
    "team.persons": known(new Set(now.map(({ person }) => person)).size),
    "team.fte": known(sum(now.map(fteOf))),
    ...Object.fromEntries(
      TEAM_FUNCTIONS.map((own) => [`team.fte_${own}`, known(sum(now.map(({ fte }) => fte[own] ?? 0)))]),
    ),
    ...keyStaff(now, referenceDate),
    "team.languages": known(new Set(now.flatMap(({ languages }) => languages)).size),
    "team.deputy_named": known(now.some(({ deputy }) => deputy)),
    "team.leavers": known(
      stays.filter((own) => own.some(({ until }) => until !== null && isWithin(window, until))).length,
    ),
    "team.headcount_average": known(averageHeadcount(stays.flat(), window)),
  };
}

function fteOf({ fte }: TeamMember): number {
  return sum(TEAM_FUNCTIONS.map((own) => fte[own] ?? 0));
}

/** Hundredths of a full-time equivalent, so that 0.1 + 0.2 is 0.3. */
function sum(parts: readonly number[]): number {
  return parts.reduce((cents, part) => cents + Math.round(part * 100), 0) / 100;
}

const YEARS_THAT_QUALIFY = 3;

function keyStaff(now: readonly TeamMember[], day: Day): RegisterFacts {
  const people = [...Map.groupBy(now, ({ person }) => person).values()].map(asOne);
  const key = people.filter((own) => own.key || own.manager);
  const qualified = key.map((own) => isQualified(own, day));
  const unclear = key.filter((_, i) => qualified[i] === null).map(({ person }) => person);
  const manager = key.findIndex((own) => own.manager);
  const uncertain = key.filter(({ certified }) => certified === null).map(({ person }) => person);
  const undated = key.filter(({ clusterWorkSince }) => clusterWorkSince === null).map(({ person }) => person);
  const managerQualified = qualified[manager];
  return {
    "team.key_staff": known(key.length),
    "team.qualified_key_staff": unless("experience_unknown", unclear, () => qualified.filter(Boolean).length),
    "team.manager_qualified":
      managerQualified === null
        ? { value: null, gaps: [{ code: "experience_unknown", of: [key[manager]?.person ?? ""] }] }
        : known(managerQualified === true),
    "team.certified_key_staff": unless(
      "certificate_unknown",
      uncertain,
      () => key.filter(({ certified }) => certified).length,
    ),
    ...(key.length > 0 && {
      "team.experience_years": unless("experience_unknown", undated, () => experience(key, day)),
    }),
  };
}

type Qualified = Pick<TeamMember, "person" | "manager" | "key" | "degree" | "clusterWorkSince" | "certified">;

/** Somebody with two tasks is one person: what any of the entries knows of him is known. */
function asOne(entries: readonly TeamMember[]): Qualified {
  const answer = (of: (own: TeamMember) => boolean | null): boolean | null => {
    const given = entries.map(of).filter((own) => own !== null);
    return given.length === 0 ? null : given.includes(true);
  };
  return {
    person: entries[0]?.person ?? "",
    manager: entries.some(({ manager }) => manager),
    key: entries.some(({ key }) => key),
    degree: answer(({ degree }) => degree),
    certified: answer(({ certified }) => certified),
    clusterWorkSince: entries.flatMap(({ clusterWorkSince }) => clusterWorkSince ?? []).sort()[0] ?? null,
  };
}

/** A degree in a fitting field or three years of cluster work; null when neither is known to be there or not. */
function isQualified({ degree, clusterWorkSince }: Qualified, day: Day): boolean | null {
  const experienced = clusterWorkSince === null ? null : addMonths(clusterWorkSince, 12 * YEARS_THAT_QUALIFY) <= day;
  if (degree || experienced) return true;
  return degree === false && experienced === false ? false : null;
}

function experience(key: readonly Qualified[], day: Day): number {
  const months = key.map(({ clusterWorkSince }) => Math.max(0, monthsDown(clusterWorkSince ?? day, day)));
  return rounded(months.reduce((total, own) => total + own, 0) / key.length / 12, 2);
}

/** People on an average day of the window. */
function averageHeadcount(stays: readonly Stretch[], { after, until }: Window): number {
  const [first, end] = [addDays(after, 1), addDays(until, 1)];
  const inWindow = stays.map(({ from, until: left }) => {
    const [start, stop] = [from > first ? from : first, left !== null && left < end ? left : end];
    return Math.max(0, daysBetween(start, stop));
  });
  return rounded(inWindow.reduce((total, days) => total + days, 0) / daysBetween(first, end), 2);
}

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function trainingFacts({ trainings, trainingPlans }: Register, { referenceDate }: Asked): RegisterFacts {
  const year = windowOf(referenceDate, 12);
  const days = trainings?.filter(({ on }) => isWithin(year, on)).map((own) => own.days);
  const current = trainingPlans?.filter((own) => covers(own, referenceDate));
  const flag = (value: boolean | undefined): RegisterFact => known(value === true);
  return {
    ...(days && { "team.training_days": known(sum(days)) }),
    ...(current && {
      "team.training_plan": flag(current.length > 0),
      "team.training_budget": flag(current.some(({ inBudget }) => inBudget)),
      "team.training_reviewed": flag(
        trainingPlans?.some((own) => touches(own, year) && own.reviewedOn !== null && isWithin(year, own.reviewedOn)),
      ),
    }),
  };
}
