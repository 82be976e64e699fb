import { addDays, addMonths } from "../../src/calendar.ts";
import { type Facts, REFERENCE_DATE } from "../support.ts";
import { comparisonsOf, type RubricComparison, type RubricRow } from "./rubric.ts";

/**
 * Entered facts that give the facts of a rubric row exactly the demanded values, so that a threshold is met through its
 * parts: 0.65 is 650 of 1000. Shares are demanded in thousandths.
 */
export type Demand = Readonly<Record<string, number | boolean>>;

const WHOLE = 1000;
const share = (value: number | boolean | undefined): number => Math.round(Number(value ?? 0) * WHOLE);

/** A share of a thousand: numerator and denominator. */
const ratio =
  (numerator: string, denominator: string) =>
  (value: number | boolean): Facts => ({ [numerator]: share(value), [denominator]: WHOLE });

const STORY_PARTS = ["first", "second", "third"].flatMap((story) =>
  ["role", "benefit", "proof", "durability"].map((part) => `stories.${story}.${part}`),
);
const SERVICES = [
  "information",
  "networking",
  "innovation",
  "business",
  "training",
  "international",
  "startup",
  "marketing",
  "lobbying",
];
const CATEGORIES = ["sme", "large", "research", "university", "training", "finance", "consultant", "public", "other"];

/** Fills counts up to a highest value each, the first ones first. */
function fill(names: readonly string[], total: number, highest: number): Facts {
  let rest = total;
  return Object.fromEntries(
    names.map((name) => {
      const part = Math.min(highest, rest);
      rest -= part;
      return [name, part];
    }),
  );
}

/** Months of age by a day; half a unit older makes a started month (months_up). */
const ageOf =
  (day: string) =>
  (months: number | boolean): Facts => ({ [day]: daysBefore(Number(months)) });

function daysBefore(months: number): string {
  const whole = Math.floor(months);
  return addDays(addMonths(REFERENCE_DATE, -whole), months > whole ? -1 : 0);
}

/** Years of activity: a value just below a whole number lacks one day of the anniversary. */
function startOf(years: number): string {
  const whole = Math.ceil(years);
  return addDays(addMonths(REFERENCE_DATE, -12 * whole), years < whole ? 1 : 0);
}

function categories(demand: Demand): Facts {
  const research = demand["participants.research_present"] === true;
  const others = [...(research ? ["research"] : []), "training", "finance", "consultant", "public", "other"];
  const present = new Set(["sme", ...others.slice(0, Math.max(0, Number(demand["participants.categories"] ?? 0) - 1))]);
  if (research) present.add("research");
  const counts = CATEGORIES.map((name) => [
    `participants.${name}`,
    name === "sme" ? share(demand["participants.enterprise_share"]) : present.has(name) ? 1 : 0,
  ]);
  return { ...Object.fromEntries(counts), "participants.committed": WHOLE };
}

function staff(demand: Demand): Facts {
  const fte = Number(demand["team.fte"] ?? 1);
  const per100 = demand["team.fte_per_100"];
  return {
    "team.fte": fte,
    ...(per100 !== undefined && { "participants.committed": committedFor(fte, Number(per100)) }),
  };
}

/** As many participants as give at least that many full-time equivalents for each hundred; exactly so at the thresholds. */
function committedFor(fte: number, per100: number): number {
  return per100 === 0 ? 100_000 : Math.floor((100 * fte) / per100 + 1e-9);
}

const DERIVED: Readonly<Record<string, (value: number | boolean, demand: Demand) => Facts>> = {
  "participants.committed_share": ratio("participants.committed", "participants.listed"),
  "participants.enterprise_share": (_, demand) => categories(demand),
  "participants.categories": (_, demand) => categories(demand),
  "participants.research_present": (_, demand) => categories(demand),
  "participants.within_radius_share": ratio("participants.within_radius", "participants.committed"),
  "organisation.years_active": (value) => ({ "organisation.start_date": startOf(Number(value)) }),
  "team.fte_per_100": (_, demand) => staff(demand),
  "team.qualified_share": (value, demand) => ({
    "team.qualified_key_staff": Math.max(share(value), Number(demand["team.qualified_key_staff"] ?? 0)),
    "team.key_staff": WHOLE,
  }),
  "team.certified_share": ratio("team.certified_key_staff", "team.key_staff"),
  "team.training_days_per_person": ratio("team.training_days", "team.persons"),
  "team.turnover_rate": (value) => ({ "team.leavers": 2 * share(value), "team.headcount_average": WHOLE }),
  "participants.leave_rate": ratio("participants.left_12m", "participants.committed_year_ago"),
  "participants.growth_rate": (value, demand) => ({
    "participants.joined_12m": share(demand["participants.leave_rate"]) + share(value),
  }),
  "contacts.contacted_share": ratio("contacts.participants_contacted", "participants.committed"),
  "cooperation.active_share": ratio("cooperation.participants_active", "participants.committed"),
  "budget.private_share": (value) => ({
    "budget.fees": share(value),
    ...fill(["budget.services", "budget.sponsoring", "budget.private_projects", "budget.in_kind"], 0, 0),
    "budget.year_before": WHOLE / 2,
    "budget.last_year": WHOLE / 2,
  }),
  "plan.completed_share": (value, demand) => partsOf("plan.actions_completed", "plan.actions_planned", value, demand),
  "activities.aligned_share": (value, demand) => partsOf("activities.aligned", "activities.total", value, demand),
  "performance.targets_met_share": (value, demand) =>
    partsOf("performance.targets_met", "performance.targets_set", value, demand),
  "review.strategy_age": ageOf("review.strategy_date"),
  "review.plan_age": ageOf("review.plan_date"),
  "services.fields": (value, demand) => services(Number(value), Number(demand["services.fields_repeated"] ?? 0)),
  "services.fields_repeated": (value, demand) => services(Number(demand["services.fields"] ?? value), Number(value)),
  "groups.planned_or_active": (value, demand) => ({
    "groups.planned": Math.max(0, Number(value) - Number(demand["groups.active"] ?? 0)),
  }),
  "stories.credits": (value) => fill(STORY_PARTS, Number(value), 3),
  "survey.response_rate": ratio("survey.answered", "survey.invited"),
};

/** A share whose denominator is asked for itself: of one when just one is asked, of none when none, else of a thousand. */
function partsOf(numerator: string, denominator: string, value: number | boolean, demand: Demand): Facts {
  const asked = demand[denominator];
  const whole = asked === undefined ? WHOLE : Number(asked);
  return { [denominator]: whole, [numerator]: Math.ceil(Number(value) * whole - 1e-9) };
}

/** The repeated fields at least three times, the others once. */
function services(fields: number, repeated: number): Facts {
  return Object.fromEntries(
    SERVICES.map((name, i) => [`services.${name}`, i < Math.min(repeated, fields) ? 3 : i < fields ? 1 : 0]),
  );
}

/** Entered facts for the demanded values of a row. */
export function enter(demand: Demand): Facts {
  const entered: Record<string, unknown> = {};
  for (const [fact, value] of Object.entries(demand)) {
    const parts = DERIVED[fact];
    if (!parts) entered[fact] ??= value;
    else Object.assign(entered, parts(value, demand));
  }
  return entered;
}

/** The smallest step between two values that the tests tell apart; whole for counts. */
export function gridOf(fact: string, threshold: number): number {
  if (/_share|_rate/.test(fact)) return 1 / WHOLE;
  if (/^team\.(fte|training_days)|_years|\.years|_age$|months_secured$/.test(fact)) return threshold > 1 ? 0.5 : 0.01;
  return 1;
}

/** A value on the losing side of a comparison, as near as the grid allows. */
export function losing({ fact, op, threshold }: RubricComparison): number | boolean {
  if (typeof threshold === "boolean") return !threshold;
  const grid = gridOf(fact, threshold);
  return op === ">" ? threshold : op === "<=" ? threshold + grid : threshold - grid;
}

/** The value at which it just holds. */
export function holding({ fact, op, threshold }: RubricComparison): number | boolean {
  return op === ">" ? Number(threshold) + gridOf(fact, Number(threshold)) : threshold;
}

/** A value still further on the winning side. */
export function winning(comparison: RubricComparison): number {
  const [at, grid] = [Number(holding(comparison)), gridOf(comparison.fact, Number(comparison.threshold))];
  return comparison.op === "<=" ? at - grid : at + grid;
}

/** Values at which steps 1 to n of a row just hold and the next one does not: later facts have their worst value. */
export function demandOf(row: RubricRow, n: number): Record<string, number | boolean> {
  const demand: Record<string, number | boolean> = {};
  for (const comparison of row.steps.flatMap(comparisonsOf).reverse()) demand[comparison.fact] = worst(comparison);
  for (const comparison of row.steps.slice(0, n).flatMap(comparisonsOf))
    demand[comparison.fact] = GUARDS.has(comparison.fact) ? WHOLE : holding(comparison);
  return demand;
}

/** Asked for with "at least 1" beside a share of them, so that a share of many can be told finely. */
const GUARDS = new Set(["plan.actions_planned", "activities.total", "performance.targets_set"]);

function worst({ op, threshold }: RubricComparison): number | boolean {
  if (typeof threshold === "boolean") return false;
  return op === "<=" ? threshold + 60 : 0;
}
