import type { Case, CompiledEdition } from "@klynge/core";
import { Random } from "./random.ts";
import { lawfulCase } from "./world.ts";

/** Random Gold cases: complete ones, and ones with unknown facts, assumed facts, agreed points and a national cluster. */

const TYPES = ["sme", "large", "research", "university", "training", "finance", "consultant", "public", "other"];
const SERVICES = [
  "networking",
  "information",
  "training",
  "innovation",
  "business",
  "international",
  "startup",
  "marketing",
  "lobbying",
];
const STORY = ["role", "benefit", "proof", "durability"];

const YES_NO =
  "team.manager_qualified team.training_plan team.training_budget team.training_reviewed team.deputy_named governance.roles_written governance.minutes governance.participants_decide governance.self_review strategy.process_held strategy.members_consulted strategy.adopted strategy.process_effect strategy.written_goals strategy.measurable_goals strategy.progress_shown plan.exists plan.actions_listed plan.owners_dates plan.budget_targets controlling.separate_accounts controlling.to_board controlling.audited controlling.effect review.strategy_reviewed review.changes_shown kpi.documented kpi.used kpi.effect focus.named focus.stated focus.consistent focus.effect performance.activities_reported performance.numbers_recorded performance.effect communication.plan communication.effect web.page web.own_site web.members_listed web.effect survey.feedback survey.results_used survey.results_published".split(
    " ",
  );

/** Facts that stand alone, with their highest random value. */
const COUNTS: Readonly<Record<string, number>> = {
  "governance.bodies": 2,
  "governance.participant_seats": 9,
  "relations.partners": 12,
  "strategy.analyses": 4,
  "strategy.stakeholder_groups": 6,
  "strategy.elements": 8,
  "strategy.horizon_years": 6,
  "controlling.reports": 6,
  "kpi.count": 9,
  "kpi.years": 5,
  "kpi.reports": 3,
  "groups.planned": 3,
  "groups.active": 7,
  "communication.channels": 5,
  "communication.issues": 16,
  "web.updates": 20,
  "web.languages": 3,
  "press.mentions": 50,
  "press.wide_reach": 3,
  "finance.months_secured": 48,
};

/** Part and whole: the part is drawn up to the whole. */
const PARTS: readonly (readonly [part: string, whole: string, wholeLeast: number, wholeMost: number])[] = [
  ["team.qualified_key_staff", "team.key_staff", 1, 6],
  ["activities.aligned", "activities.total", 1, 80],
  ["plan.actions_completed", "plan.actions_planned", 1, 30],
  ["performance.targets_met", "performance.targets_set", 1, 20],
  ["survey.answered", "survey.invited", 1, 200],
];

type Facts = Record<string, unknown>;

function completeFacts(random: Random): Facts {
  const committed = random.whole(9, 220);
  const facts: Facts = {
    "participants.listed": committed + random.whole(0, committed),
    "participants.committed": committed,
    "participants.committed_year_ago": random.whole(8, 230),
    "participants.joined_12m": random.whole(0, 25),
    "participants.left_12m": random.whole(0, 25),
    "participants.within_radius": random.whole(0, committed),
    "contacts.participants_contacted": random.whole(0, committed),
    "cooperation.participants_active": random.whole(0, committed),
    "cluster.national": false,
    "organisation.start_date": day(random, 2012, 2026),
    "review.strategy_date": day(random, 2021, 2026),
    "review.plan_date": day(random, 2022, 2026),
    "team.persons": random.whole(1, 12),
    "team.fte": random.whole(1, 40) / 8,
    "team.training_days": random.whole(0, 60) / 2,
    "team.leavers": random.whole(0, 3),
    "team.headcount_average": random.whole(2, 24) / 2,
    "finance.secured_share_24m": random.whole(0, 100) / 100,
  };
  addParticipants(random, facts, committed);
  for (const fact of YES_NO) facts[fact] = random.chance(0.8);
  for (const [fact, most] of Object.entries(COUNTS)) facts[fact] = random.whole(0, most);
  for (const [part, whole, least, most] of PARTS) {
    const all = random.whole(least, most);
    facts[whole] = all;
    facts[part] = random.whole(0, all);
  }
  facts["team.certified_key_staff"] = random.whole(0, facts["team.key_staff"] as number);
  facts["relations.with_agreement"] = random.whole(0, facts["relations.partners"] as number);
  facts["relations.international"] = random.whole(0, facts["relations.partners"] as number);
  facts["groups.with_results"] = random.whole(0, facts["groups.active"] as number);
  facts["survey.count_24m"] = random.whole(0, 2);
  facts["survey.count_36m"] = random.whole(facts["survey.count_24m"] as number, 3);
  for (const service of SERVICES) facts[`services.${service}`] = random.whole(0, 5);
  for (const story of ["first", "second", "third"])
    for (const part of STORY) facts[`stories.${story}.${part}`] = random.whole(0, 3);
  addBudget(random, facts);
  return facts;
}

function addParticipants(random: Random, facts: Facts, committed: number): void {
  let left = committed;
  for (const type of TYPES) {
    const own = random.chance(0.3) ? 0 : random.whole(0, left);
    facts[`participants.${type}`] = own;
    left -= own;
  }
}

function addBudget(random: Random, facts: Facts): void {
  const [before, last] = [random.whole(100_000, 900_000), random.whole(100_000, 900_000)];
  facts["budget.year_before"] = before;
  facts["budget.last_year"] = last;
  let left = before + last;
  for (const source of ["fees", "services", "sponsoring", "private_projects", "in_kind"]) {
    const own = random.whole(0, Math.floor(left / 3));
    facts[`budget.${source}`] = own;
    left -= own;
  }
}

function day(random: Random, from: number, to: number): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${random.whole(from, to)}-${two(random.whole(1, 8))}-${two(random.whole(1, 28))}`;
}

function caseOf(edition: CompiledEdition, facts: Facts, agreed: Record<string, number>): Case | null {
  return lawfulCase(edition, {
    case: "random",
    invented: true,
    scheme: "ecei-gold",
    edition: edition.id,
    reference_date: "2026-09-01",
    cluster: { name: "Random cluster", country: "NO" },
    facts,
    agreed_points: agreed,
  });
}

export function completeCases(edition: CompiledEdition, seed: number, count: number): Case[] {
  const random = new Random(seed);
  return collect(count, () => caseOf(edition, completeFacts(random), {}));
}

export function anyCases(edition: CompiledEdition, seed: number, count: number): Case[] {
  const random = new Random(seed);
  const scheme = edition.schemes.get("ecei-gold");
  const rows = scheme?.kind === "audit" ? scheme.rows.filter((row) => row.scored && row.id !== "1.2") : [];
  return collect(count, () => {
    const facts = completeFacts(random);
    const [gone, assumed] = [random.next() * 0.4, random.chance(0.5) ? random.next() * 0.3 : 0];
    if (random.chance(0.2)) facts["cluster.national"] = true;
    if (random.chance(0.2))
      facts["team.key_staff"] = facts["team.qualified_key_staff"] = facts["team.certified_key_staff"] = 0;
    for (const [fact, value] of Object.entries(facts)) {
      if (random.chance(gone)) facts[fact] = null;
      else if (random.chance(assumed)) facts[fact] = { value, assumed: true };
    }
    const share = random.chance(0.5) ? random.next() * 0.3 : 0;
    const agreed = rows.filter(() => random.chance(share)).map((row) => [row.id, random.whole(0, 10) / 2] as const);
    return caseOf(edition, facts, Object.fromEntries(agreed));
  });
}

/** The core refuses a few of them (a derived share above one); those are drawn again. */
function collect(count: number, draw: () => Case | null): Case[] {
  const cases: Case[] = [];
  for (let tries = 0; cases.length < count; tries += 1) {
    if (tries > count * 3) throw new Error("the core refuses too many of the random cases");
    const drawn = draw();
    if (drawn) cases.push(drawn);
  }
  return cases;
}
