import type { Factors } from "../factors.ts";
import type { Stream } from "../random.ts";
import { clamp, count, level, odds, partOf, skewed, split } from "../shapes.ts";
import type { Facts, Maker } from "./facts.ts";

/** People of the management, what they know, whether they stay. */
export const makeTeam: Maker = ({ factors }, chance) => {
  // more participants need more coordination, but not in proportion: half of the way
  const tenths = Math.max(
    3,
    Math.round(10 * skewed(3, 0.6 * factors.size + 0.3 * factors.quality + 0.6 * chance.bell())),
  );
  const byFunction = split(
    tenths,
    [28, 42, 14, 16].map((weight) => weight * (0.5 + chance.uniform())),
  );
  const [management = 0, projects = 0, communication = 0, administration = 0] = byFunction;
  const persons = Math.ceil((tenths / 10) * (1.1 + 0.6 * chance.uniform()));
  return {
    "team.persons": persons,
    "team.fte": tenths / 10,
    "team.fte_management": management / 10,
    "team.fte_projects": projects / 10,
    "team.fte_communication": communication / 10,
    "team.fte_administration": administration / 10,
    ...makeKeyStaff(persons, factors, chance),
    ...makeTraining(persons, factors, chance),
    ...makeTurnover(persons, factors, chance),
  };
};

function makeKeyStaff(persons: number, { quality, maturity, international }: Factors, chance: Stream): Facts {
  const keyStaff = clamp(Math.round(persons * (0.4 + 0.3 * chance.uniform())), 1, persons);
  const managerQualified = chance.chance(odds(0.88, 0.08 * quality));
  // the manager is one of the key people, so his answer bounds theirs from both sides
  const others = partOf(keyStaff - 1, clamp(0.62 + 0.16 * quality + 0.22 * chance.bell(), 0, 1));
  return {
    "team.key_staff": keyStaff,
    "team.manager_qualified": managerQualified,
    "team.qualified_key_staff": others + (managerQualified ? 1 : 0),
    "team.certified_key_staff": partOf(keyStaff, clamp(0.25 + 0.14 * quality + 0.2 * chance.bell(), 0, 1)),
    "team.experience_years": count(5, 0.8 * maturity + 0.4 * chance.bell(), 25),
    "team.languages": clamp(Math.round(2.6 + 0.5 * international + 0.6 * chance.bell()), 1, 8),
  };
}

function makeTraining(persons: number, { quality }: Factors, chance: Stream): Facts {
  const plan = chance.chance(odds(0.5, 0.22 * quality));
  return {
    "team.training_days": Math.round(persons * skewed(2, 0.8 * quality + 0.7 * chance.bell()) - 0.3),
    "team.training_plan": plan,
    "team.training_budget": chance.chance(odds(plan ? 0.72 : 0.3, 0.1 * quality)),
    "team.training_reviewed": plan && chance.chance(odds(0.5, 0.15 * quality)),
    "team.review_talks": level(2, 0.7 * quality + 0.7 * chance.bell()),
  };
}

function makeTurnover(persons: number, { quality }: Factors, chance: Stream): Facts {
  const halves = Math.max(2, Math.round(2 * persons * (0.8 + 0.3 * chance.uniform())));
  return {
    "team.headcount_average": halves / 2,
    "team.leavers": partOf(persons, clamp(0.28 - 0.08 * quality + 0.18 * chance.bell(), 0, 1)),
    "team.deputy_named": chance.chance(odds(0.55, 0.2 * quality)),
  };
}
