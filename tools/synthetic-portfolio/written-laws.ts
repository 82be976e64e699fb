import { monthsDown, type PlainValue } from "../../packages/core/src/index.ts";
import { REFERENCE_DAY } from "./facts/facts.ts";
import { CATEGORIES } from "./facts/members.ts";
import { FIELDS } from "./facts/services.ts";

/** The laws that follow from the definitions of the facts (facts.csv) and that the dictionary does not write as `part_of`. */

export type Read = (fact: string) => PlainValue;
/** What is broken, or null. */
export type Law = (read: Read) => string | null;

/** Numbers only: a law is silent as soon as one of them is unknown. */
function numbers(facts: readonly string[], broken: (values: readonly number[]) => boolean, says: string): Law {
  return (read) => {
    const values = facts.map(read);
    return values.every((value) => typeof value === "number") && broken(values) ? says : null;
  };
}

function atMost(part: string, wholes: readonly string[]): Law {
  return numbers(
    [part, ...wholes],
    ([least = 0, ...rest]) => least > sum(rest) + TINY,
    `${part} exceeds ${wholes.join(" + ")}`,
  );
}

function addsUp(whole: string, parts: readonly string[]): Law {
  return numbers(
    [whole, ...parts],
    ([all = 0, ...rest]) => Math.abs(all - sum(rest)) > TINY,
    `${whole} is not the sum of its parts`,
  );
}

/** Where the condition is 0 or false, none of the others is there. */
function without(condition: string, others: readonly string[]): Law {
  return (read) => {
    const there = others.filter((fact) => !isNone(read(fact)));
    return isNothing(read(condition)) && there.length > 0 ? `${there.join(", ")} without ${condition}` : null;
  };
}

/** Where the first is there, the other is at least 1. */
function brings(first: string, other: string): Law {
  return (read) => {
    const given = read(first);
    return given !== null && !isNothing(given) && read(other) === 0 ? `${first} without ${other}` : null;
  };
}

function notBefore(later: string, earlier: string): Law {
  return (read) => {
    const [a, b] = [read(later), read(earlier)];
    return typeof a === "string" && typeof b === "string" && a < b ? `${later} before ${earlier}` : null;
  };
}

/** Parts of hours are decimals; their sums are exact to this. */
const TINY = 1e-9;

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function isNothing(value: PlainValue): boolean {
  return value === 0 || value === false;
}

function isNone(value: PlainValue): boolean {
  return value === null || isNothing(value);
}

const aspects = (place: string): string[] =>
  ["role", "benefit", "proof", "durability"].map((aspect) => `stories.${place}.${aspect}`);
const categories = (suffix: string): string[] => CATEGORIES.map((category) => `participants.${category}${suffix}`);
const STORIES: readonly (readonly [string, number])[] = [
  ["first", 1],
  ["second", 2],
  ["third", 3],
];

export const LAWS: readonly Law[] = [
  // participants: one category each, stocks and flows agree
  addsUp("participants.committed", categories("")),
  addsUp("participants.committed_year_ago", categories("_year_ago")),
  numbers(
    ["participants.committed", "participants.committed_year_ago", "participants.joined_12m", "participants.left_12m"],
    ([now = 0, then = 0, joined = 0, left = 0]) => now !== then + joined - left,
    "the stock of today is not that of a year ago with who joined and left",
  ),
  atMost("participants.left_12m", ["participants.committed_year_ago"]),
  numbers(
    [
      "participants.committed_year_ago",
      "participants.joined_12m",
      "participants.joined_24m",
      "participants.left_12m",
      "participants.left_24m",
    ],
    ([then = 0, j12 = 0, j24 = 0, l12 = 0, l24 = 0]) => then - (j24 - j12) + (l24 - l12) < l24 - l12,
    "more left than there were two years ago",
  ),
  atMost("participants.core_sector", ["participants.sme", "participants.large"]),
  atMost("participants.enterprises", ["region.potential_members"]),
  brings("participants.foreign", "participants.foreign_countries"),
  // team
  atMost("team.fte", ["team.persons"]),
  addsUp(
    "team.fte",
    ["management", "projects", "communication", "administration"].map((part) => `team.fte_${part}`),
  ),
  brings("team.manager_qualified", "team.qualified_key_staff"),
  (read) =>
    read("team.manager_qualified") === false && read("team.qualified_share") === 1
      ? "all key staff qualified but the manager"
      : null,
  without("team.training_plan", ["team.training_reviewed"]),
  brings("team.persons", "team.headcount_average"),
  // governance, contacts, cooperation
  without("governance.bodies", [
    "governance.roles_written",
    "governance.minutes",
    "governance.participant_seats",
    "governance.self_review",
  ]),
  without("governance.participant_seats", ["governance.participants_decide"]),
  atMost("contacts.participants_contacted", ["contacts.visits", "contacts.meetings"]),
  numbers(
    ["cooperation.projects", "cooperation.participants_active"],
    ([p = 0, a = 0]) => p > 0 && a < 2,
    "a joint project of fewer than two",
  ),
  atMost("groups.participants", ["cooperation.participants_active"]),
  without("groups.active", ["groups.participants", "groups.with_results"]),
  brings("groups.active", "groups.participants"),
  // partners
  numbers(
    ["relations.partners", "partners.clusters_regional", "partners.clusters_national", "partners.clusters_foreign"],
    ([all = 0, ...clusters]) => sum(clusters) > all,
    "more partner clusters than partners",
  ),
  atMost("partners.clusters_foreign", ["relations.international"]),
  // money
  addsUp(
    "budget.two_years",
    [
      "fees",
      "services",
      "sponsoring",
      "private_projects",
      "in_kind",
      "public_regional",
      "public_national",
      "public_eu",
    ].map((from) => `budget.${from}`),
  ),
  without("budget.fees", ["fees.average"]),
  brings("budget.fees", "fees.average"),
  (read) => (read("fees.model") === "none" && !isNone(read("budget.fees")) ? "fees without a fee model" : null),
  (read) =>
    read("fees.model") !== null && read("fees.model") !== "none" && read("budget.fees") === 0
      ? "a fee model without fees"
      : null,
  without("acquisition.projects", ["acquisition.volume"]),
  brings("acquisition.projects", "acquisition.volume"),
  // strategy, plan, steering
  without("strategy.process_held", [
    "strategy.members_consulted",
    "strategy.analyses",
    "strategy.stakeholder_groups",
    "strategy.process_effect",
  ]),
  without("strategy.written", [
    "strategy.adopted",
    "strategy.elements",
    "strategy.written_goals",
    "strategy.horizon_years",
    "focus.stated",
  ]),
  without("strategy.written_goals", ["strategy.measurable_goals", "strategy.progress_shown"]),
  without("focus.stated", ["focus.consistent", "focus.effect"]),
  without("review.strategy_reviewed", ["review.strategy_date", "review.changes_shown"]),
  (read) =>
    read("strategy.adopted") === true && read("review.strategy_reviewed") === false
      ? "adopted, but never reviewed or adopted"
      : null,
  notBefore("review.strategy_date", "cluster.start_date"),
  notBefore("review.plan_date", "cluster.start_date"),
  notBefore("organisation.start_date", "cluster.start_date"),
  without("plan.exists", ["plan.actions_listed", "plan.quality"]),
  without("plan.actions_listed", ["plan.owners_dates", "plan.budget_targets", "review.plan_date"]),
  without("controlling.reports", ["controlling.to_board", "controlling.effect"]),
  without("kpi.count", ["kpi.documented", "kpi.years", "kpi.reports", "kpi.used", "kpi.effect", "kpi.monitoring"]),
  (read) => {
    const [years, start] = [read("kpi.years"), read("cluster.start_date")];
    return typeof years === "number" && typeof start === "string" && 12 * years > monthsDown(start, REFERENCE_DAY)
      ? "figures older than the cluster"
      : null;
  },
  without("performance.activities_reported", [
    "performance.numbers_recorded",
    "performance.targets_set",
    "performance.effect",
  ]),
  // services
  atMost("services.innovation_kinds", ["services.innovation"]),
  brings("services.innovation", "services.innovation_kinds"),
  without("services.international", ["services.target_countries"]),
  brings("services.international", "services.target_countries"),
  addsUp(
    "activities.total",
    FIELDS.map((field) => `services.${field}`),
  ),
  // visibility, results
  without("communication.channels", ["communication.issues", "communication.effect"]),
  without("web.page", ["web.own_site", "web.languages", "web.members_listed", "web.updates", "web.effect"]),
  brings("web.page", "web.languages"),
  ...STORIES.map(
    ([place, least]): Law =>
      (read) => {
        const stories = read("stories.count");
        return typeof stories === "number" && stories < least && aspects(place).some((fact) => !isNone(read(fact)))
          ? `a ${place} story that is not there`
          : null;
      },
  ),
  brings("survey.count_36m", "survey.invited"),
  without("survey.count_36m", ["survey.invited", "survey.results_published"]),
  without("survey.feedback", ["survey.count_36m", "survey.results_used"]),
];
