import { canary } from "./canary.ts";

/** The fact dictionary and the scales. */

const FTE = "  team.fte:\n    unit: fte\n    kind: stock\n    window: reference_date\n";
const SME_PARTS =
  "    part_of: participants.committed\n    grows_with: [participants.committed, participants.listed]\n";

export const FACTS_CANARIES = [
  canary(
    "a capital in an id",
    "facts.yaml",
    [FTE, `  Team.size:\n    unit: boolean\n    kind: stock\n    window: reference_date\n    register: team\n${FTE}`],
    "facts.yaml facts.Team.size: wrong_id",
    "texts/facts.yaml Team.size: missing_text",
  ),
  canary(
    "a lever that is no fact",
    "facts.yaml",
    ["lever: team.fte\n", "lever: team.ftes\n"],
    "facts.yaml facts.team.fte_per_100.lever: unknown_fact",
  ),
  canary(
    "a part of nothing",
    "facts.yaml",
    [SME_PARTS, SME_PARTS.replace("participants.committed\n", "participants.comitted\n")],
    "facts.yaml facts.participants.sme.part_of: unknown_fact",
  ),
  canary(
    "growing with nothing",
    "facts.yaml",
    [SME_PARTS, SME_PARTS.replace("participants.listed]", "participants.list]")],
    "facts.yaml facts.participants.sme.grows_with[1]: unknown_fact",
  ),
  canary(
    "pushing nothing",
    "facts.yaml",
    ["pushes: [participants.listed]", "pushes: [participants.list]"],
    "facts.yaml facts.participants.committed.pushes[0]: unknown_fact",
  ),
  canary(
    "a sum of nothing",
    "facts.yaml",
    ["      - participants.other\n", "      - participants.others\n"],
    "facts.yaml sums[0].parts[8]: unknown_fact",
  ),
  canary(
    "a whole that is no fact",
    "facts.yaml",
    ["whole: participants.committed", "whole: participants.comitted"],
    "facts.yaml sums[0].whole: unknown_fact",
  ),
  canary(
    "derived without a formula",
    "facts.yaml",
    [FTE, FTE.replace("stock", "derived")],
    "facts.yaml facts.team.fte.derived_from: missing_key",
  ),
  canary(
    "a formula without when it is unknown",
    "facts.yaml",
    [
      "    derived_from: organisation.months_active / 12\n    unknown_when: part_unknown\n",
      "    derived_from: organisation.months_active / 12\n",
    ],
    "facts.yaml facts.organisation.years_active.unknown_when: missing_key",
  ),
  canary(
    "a vocabulary that is not known",
    "facts.yaml",
    ["vocabulary: legal_form", "vocabulary: legal_forms"],
    "facts.yaml facts.organisation.legal_form.vocabulary: unknown_reference",
  ),
  canary(
    "a code without vocabulary",
    "facts.yaml",
    ["    vocabulary: legal_form\n", ""],
    "facts.yaml facts.organisation.legal_form.vocabulary: missing_key",
  ),
  canary(
    "a fact derived from itself",
    "facts.yaml",
    ["organisation.months_active / 12", "organisation.years_active / 12"],
    "facts.yaml facts.organisation.years_active.derived_from: circular_derivation",
  ),
  canary(
    "two facts derived from each other",
    "facts.yaml",
    ["'months_down(organisation.start_date, case.reference_date)'", "organisation.years_active * 12"],
    "facts.yaml facts.organisation.months_active.derived_from: circular_derivation",
  ),
  canary(
    "a derivation from an unknown fact",
    "facts.yaml",
    ["groups.planned + groups.active", "groups.planed + groups.active"],
    "facts.yaml facts.groups.planned_or_active.derived_from: unknown_fact",
  ),
  canary(
    "a derivation that adds a day",
    "facts.yaml",
    ["groups.planned + groups.active", "groups.planned + review.plan_date"],
    "facts.yaml facts.groups.planned_or_active.derived_from: malformed_expression",
  ),
  canary(
    "a derivation from the label rules",
    "facts.yaml",
    ["groups.planned + groups.active", "groups.planned + total.points"],
    "facts.yaml facts.groups.planned_or_active.derived_from: unknown_fact",
  ),
  canary(
    "a count derived as a yes",
    "facts.yaml",
    ["derived_from: participants.sme + participants.large", "derived_from: 'participants.sme >= 1'"],
    "facts.yaml facts.participants.enterprises.derived_from: malformed_expression",
  ),
  canary(
    "a yes derived as a number",
    "facts.yaml",
    ["'participants.research >= 1 || participants.university >= 1'", "participants.research + participants.university"],
    "facts.yaml facts.participants.research_present.derived_from: malformed_expression",
  ),
  canary(
    "a number that is part of a yes",
    "facts.yaml",
    ["    part_of: participants.listed\n", "    part_of: strategy.written\n"],
    "facts.yaml facts.participants.committed.part_of: wrong_unit",
  ),
];

export const SCALES_CANARIES = [
  canary(
    "low above high",
    "scales.yaml",
    ["team.persons: { low: 0, high: 10 }", "team.persons: { low: 10, high: 0 }"],
    "scales.yaml facts.team.persons: scale_order",
  ),
  canary(
    "low equal to high",
    "scales.yaml",
    ["level: { low: 0, high: 4 }", "level: { low: 4, high: 4 }"],
    "scales.yaml by_unit.level: scale_order",
  ),
  canary(
    "a scale of no fact",
    "scales.yaml",
    ["  team.persons: {", "  team.people: { low: 0, high: 9 }\n  team.persons: {"],
    "scales.yaml facts.team.people: unknown_fact",
  ),
  canary(
    "a fact without scale",
    "scales.yaml",
    ["  team.persons: { low: 0, high: 10 }\n", ""],
    "scales.yaml facts.team.persons: missing_key",
  ),
];
