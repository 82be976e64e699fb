/**
 * Small faults for every rule of the scheme check: one replacement in one file of schemes/ecei, and all faults that must
 * follow, as `file path: code`. Where one slip breaks two rules both are named.
 */
export interface SchemeCanary {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly faults: readonly string[];
}

type Change = readonly [from: string, to: string];

const canary = (name: string, file: string, [from, to]: Change, ...faults: string[]): SchemeCanary => ({
  name,
  file,
  from,
  to,
  faults,
});

const FTE = "  team.fte:\n    unit: fte\n    kind: stock\n    window: reference_date\n";
const SME_PARTS =
  "    part_of: participants.committed\n    grows_with: [participants.committed, participants.listed]\n";
const ROW_252 =
  '  - id: "2.5"\n    dimension: "2"\n    headline_fact: contacts.contacted_share\n    scored: true\n    max_points: 5\n    gate: true\n';
const B20 = "  - id: B20\n    dimension: C\n    field_group: financing\n";

/** Reading: a file that is no document, or has another shape. */
const STRUCTURE = [
  canary("broken YAML", "gold.yaml", ["indicators:\n", "indicators: [\n"], "gold.yaml : malformed_yaml"),
  canary("a tag", "edition.yaml", ["family: ecei", "family: !secret ecei"], "edition.yaml : malformed_yaml"),
  canary(
    "the same key twice",
    "disclosure.yaml",
    ["  median_from: 6\n", "  median_from: 6\n  median_from: 5\n"],
    "disclosure.yaml : duplicate_key",
  ),
  canary("a key that is missing", "gold.yaml", ["total_points: 150\n", ""], "gold.yaml total_points: missing_key"),
  canary(
    "a key that is not known",
    "scales.yaml",
    ["provenance: R", "provenence: R\nprovenance: R"],
    "scales.yaml provenence: unknown_key",
  ),
  canary(
    "a text for a number",
    "gold.yaml",
    ["total_points: 150", "total_points: many"],
    "gold.yaml total_points: wrong_type",
  ),
  canary(
    "a unit that is not known",
    "facts.yaml",
    [FTE, FTE.replace("unit: fte", "unit: people")],
    "facts.yaml facts.team.fte.unit: not_allowed",
  ),
  canary(
    "a mark that is not known",
    "scales.yaml",
    ["provenance: R", "provenance: X"],
    "scales.yaml provenance: not_allowed",
  ),
  canary(
    "a language that is not known",
    "edition.yaml",
    ['  da: "EUCLES', '  sv: "EUCLES og ESCA"\n  da: "EUCLES'],
    "edition.yaml owner.sv: unknown_key",
  ),
];

const DATES = [
  canary(
    "a day that does not exist",
    "edition.yaml",
    ["effective_from: 2026-01-01", "effective_from: 2026-02-30"],
    "edition.yaml effective_from: not_a_date",
  ),
  canary(
    "in force before it was published",
    "edition.yaml",
    ["effective_from: 2026-01-01", "effective_from: 2025-12-31"],
    "edition.yaml effective_from: edition_dates",
  ),
  canary(
    "over before it began",
    "edition.yaml",
    ["effective_until: null", "effective_until: 2026-01-01"],
    "edition.yaml effective_until: edition_dates",
  ),
];

const FACTS = [
  canary(
    "a capital in an id",
    "facts.yaml",
    ["  team.fte:\n", "  Team.fte:\n"],
    "facts.yaml facts.Team.fte: wrong_id",
    ...factGone("team.fte", "Team.fte"),
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
];

/** The faults of a fact that is called by another name where others ask for it. */
function factGone(_id: string, _now: string): string[] {
  return [];
}

const SCALES = [
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

const AUDIT = [
  canary(
    "an indicator twice",
    "gold.yaml",
    ['  - id: "1.1.2"', '  - id: "1.1.1"'],
    "gold.yaml indicators[2].id: duplicate_id",
    "texts/gold.yaml 1.1.2: text_without_row",
    "bronze.yaml questions[4].gold_indicator: unknown_reference",
    "bronze.yaml questions[8].gold_indicator: unknown_reference",
  ),
  canary(
    "a dimension twice",
    "gold.yaml",
    ['  - id: "5"\n', '  - id: "5"\n  - id: "5"\n'],
    "gold.yaml dimensions[5].id: duplicate_id",
  ),
  canary(
    "an id outside its dimension",
    "gold.yaml",
    [ROW_252, ROW_252.replace('dimension: "2"', 'dimension: "3"')],
    "gold.yaml indicators[11].id: wrong_id",
  ),
  canary(
    "a dimension that is not known",
    "gold.yaml",
    [ROW_252, ROW_252.replace('dimension: "2"', 'dimension: "6"')],
    "gold.yaml indicators[11].dimension: unknown_reference",
    "gold.yaml indicators[11].id: wrong_id",
  ),
  canary(
    "a headline that is no fact",
    "gold.yaml",
    [ROW_252, ROW_252.replace("contacts.contacted_share", "contacts.share")],
    "gold.yaml indicators[11].headline_fact: unknown_fact",
  ),
  canary(
    "a row of four points",
    "gold.yaml",
    [ROW_252, ROW_252.replace("max_points: 5", "max_points: 4")],
    "gold.yaml indicators[11].max_points: wrong_sum",
    "gold.yaml total_points: wrong_sum",
  ),
  canary(
    "another total",
    "gold.yaml",
    ["total_points: 150", "total_points: 155"],
    "gold.yaml total_points: wrong_sum",
    "label-rules.yaml parameters[1].value: wrong_count",
  ),
  canary(
    "eighteen gates",
    "gold.yaml",
    [ROW_252, ROW_252.replace("    gate: true\n", "")],
    "gold.yaml gate_count: wrong_count",
  ),
  canary(
    "thirty indicators said",
    "gold.yaml",
    ["indicator_count: 31", "indicator_count: 30"],
    "gold.yaml indicator_count: wrong_count",
    "label-rules.yaml parameters[2].value: wrong_count",
  ),
  canary(
    "points of a row without points",
    "gold.yaml",
    ["    scored: false\n", "    scored: false\n    max_points: 0\n"],
    "gold.yaml indicators[0].max_points: unknown_key",
  ),
  canary(
    "a step missing",
    "gold.yaml",
    ["      - contacts.contacted_share >= 0.6\n", ""],
    "gold.yaml indicators[11].steps: missing_steps",
  ),
  canary(
    "a step that asks less than the one before",
    "gold.yaml",
    ["contacts.contacted_share >= 0.6", "contacts.contacted_share >= 0.4"],
    "gold.yaml indicators[11].steps[3]: not_monotone",
  ),
  canary(
    "a step that asks nothing new",
    "gold.yaml",
    ["contacts.contacted_share >= 0.6", "contacts.contacted_share >= 0.45"],
    "gold.yaml indicators[11].steps[3]: not_monotone",
  ),
  canary(
    "a step that turns the direction",
    "gold.yaml",
    ["contacts.contacted_share >= 0.8", "contacts.contacted_share <= 0.8"],
    "gold.yaml indicators[11].steps[4]: not_monotone",
  ),
  canary(
    "a lower-is-better step that asks less",
    "gold.yaml",
    ["team.turnover_rate <= 0.25", "team.turnover_rate <= 0.4"],
    "gold.yaml indicators[8].steps[2]: not_monotone",
  ),
  canary(
    "a step that takes back a yes",
    "gold.yaml",
    ["review.changes_shown == true", "review.strategy_reviewed == false"],
    "gold.yaml indicators[20].steps[4]: not_monotone",
  ),
  canary(
    "a step with or",
    "gold.yaml",
    ["groups.active >= 3 && groups.with_results >= 3", "groups.active >= 3 || groups.with_results >= 3"],
    "gold.yaml indicators[25].steps[3]: not_a_comparison",
  ),
  canary(
    "a step that compares two facts",
    "gold.yaml",
    ["groups.active >= 5", "groups.active >= groups.planned"],
    "gold.yaml indicators[25].steps[4]: not_a_comparison",
  ),
  canary(
    "a step that is no expression",
    "gold.yaml",
    ["groups.active >= 5", "groups.active >= "],
    "gold.yaml indicators[25].steps[4]: malformed_expression",
  ),
  canary(
    "a step with a negation",
    "gold.yaml",
    ["focus.effect == true", '"!focus.effect"'],
    "gold.yaml indicators[22].steps[4]: malformed_expression",
  ),
  canary(
    "a step on an unknown fact",
    "gold.yaml",
    ["groups.active >= 5", "groups.actives >= 5"],
    "gold.yaml indicators[25].steps[4]: unknown_fact",
  ),
  canary(
    "a yes compared with a number",
    "gold.yaml",
    ["focus.effect == true", "focus.effect >= 1"],
    "gold.yaml indicators[22].steps[4]: malformed_expression",
  ),
  canary(
    "a number compared with yes",
    "gold.yaml",
    ["groups.active >= 5", "groups.active == true"],
    "gold.yaml indicators[25].steps[4]: malformed_expression",
    "gold.yaml indicators[25].steps[4]: not_monotone",
  ),
  canary(
    "provenance missing",
    "gold.yaml",
    ["    prefillable: true\n    provenance: R\n", "    prefillable: true\n"],
    "gold.yaml indicators[0].provenance: missing_provenance",
  ),
];

const INTERVIEW = [
  canary(
    "a question twice",
    "bronze.yaml",
    ["  - id: B20\n", "  - id: B19\n"],
    "bronze.yaml questions[19].id: duplicate_id",
    "texts/bronze.yaml B20: text_without_row",
  ),
  canary(
    "an id that is none",
    "bronze.yaml",
    ["  - id: B20\n", "  - id: C20\n"],
    "bronze.yaml questions[19].id: wrong_id",
    "texts/bronze.yaml C20: missing_text",
    "texts/bronze.yaml B20: text_without_row",
  ),
  canary(
    "thirty-five questions said",
    "bronze.yaml",
    ["question_count: 36", "question_count: 35"],
    "bronze.yaml question_count: wrong_count",
    "label-rules.yaml parameters[4].value: wrong_count",
  ),
  canary(
    "a dimension that is not known",
    "bronze.yaml",
    [B20, B20.replace("dimension: C", "dimension: G")],
    "bronze.yaml questions[19].dimension: unknown_reference",
  ),
  canary(
    "a field group that is not known",
    "bronze.yaml",
    [B20, B20.replace("financing", "finances")],
    "bronze.yaml questions[19].field_group: unknown_reference",
  ),
  canary(
    "a Gold row that is not known",
    "bronze.yaml",
    ['gold_indicator: "4.2"', 'gold_indicator: "4.9"'],
    "bronze.yaml questions[3].gold_indicator: unknown_reference",
  ),
  canary(
    "a headline that is no fact",
    "bronze.yaml",
    ["headline_fact: stories.count", "headline_fact: stories.number"],
    "bronze.yaml questions[34].headline_fact: unknown_fact",
  ),
  canary(
    "a trigger on no fact",
    "bronze.yaml",
    ["trigger: { lower_quartile: stories.count }", "trigger: { lower_quartile: stories.number }"],
    "bronze.yaml questions[34].trigger: unknown_fact",
  ),
  canary(
    "an absolute trigger on no fact",
    "bronze.yaml",
    ["absolute: 'impact.rd <= 1'", "absolute: 'impact.research <= 1'"],
    "bronze.yaml questions[32].trigger.absolute: unknown_fact",
  ),
  canary(
    "a statistic of no fact",
    "bronze.yaml",
    ["quartiles: [stories.count,", "quartiles: [stories.number,"],
    "bronze.yaml questions[34].statistics.quartiles[0]: unknown_fact",
  ),
  canary(
    "compared on nothing",
    "bronze.yaml",
    ["    statistics:\n      mean: [impact.rd]\n", "    statistics: {}\n"],
    "bronze.yaml questions[32].statistics: missing_key",
  ),
  canary(
    "an answer twice",
    "bronze.yaml",
    ["{ id: cluster_start,", "{ id: organisation_start,"],
    "bronze.yaml questions[0].answers[1].id: duplicate_id",
  ),
  canary(
    "a free text with a fact",
    "bronze.yaml",
    ["{ id: story_text, type: text }", "{ id: story_text, type: text, fact: stories.count }"],
    "bronze.yaml questions[34].answers[4].fact: unknown_key",
  ),
  canary(
    "an answer without a fact",
    "bronze.yaml",
    ["{ id: rd, type: scale, fact: impact.rd }", "{ id: rd, type: scale }"],
    "bronze.yaml questions[32].answers[0].fact: missing_key",
  ),
  canary(
    "an answer to no fact",
    "bronze.yaml",
    ["{ id: rd, type: scale, fact: impact.rd }", "{ id: rd, type: scale, fact: impact.research }"],
    "bronze.yaml questions[32].answers[0].fact: unknown_fact",
  ),
  canary(
    "a number for a level",
    "bronze.yaml",
    ["{ id: rd, type: scale,", "{ id: rd, type: num,"],
    "bronze.yaml questions[32].answers[0].type: wrong_unit",
  ),
];

const LABEL_RULES = [
  canary(
    "a rule twice",
    "label-rules.yaml",
    ["  - id: E2\n", "  - id: E1\n"],
    "label-rules.yaml rules[1].id: duplicate_id",
    "texts/label-rules.yaml eligibility.E2: text_without_row",
  ),
  canary(
    "a parameter twice for a label",
    "label-rules.yaml",
    ["  - id: validity.first_years\n    label: silver", "  - id: validity.first_years\n    label: bronze"],
    "label-rules.yaml parameters[14].id: duplicate_id",
  ),
  canary(
    "a label that is not known",
    "label-rules.yaml",
    [
      "  - id: silver.gates\n    group: gate\n    label: silver",
      "  - id: silver.gates\n    group: gate\n    label: platinum",
    ],
    "label-rules.yaml rules[22].label: unknown_reference",
  ),
  canary(
    "a reason without a text",
    "label-rules.yaml",
    ["code_false: gate_failed", "code_false: gate_missed"],
    "texts/label-rules.yaml reasons.gate_missed: missing_text",
  ),
  canary(
    "an empty condition",
    "label-rules.yaml",
    ["condition: 'gates.failed == 0'", "condition: ''"],
    "label-rules.yaml rules[22].condition: malformed_expression",
  ),
  canary(
    "a condition on an unknown name",
    "label-rules.yaml",
    ["gates.failed == 0", "gates.broken == 0"],
    "label-rules.yaml rules[22].condition: unknown_fact",
  ),
  canary(
    "a number compared with a text",
    "label-rules.yaml",
    ["gates.failed == 0", 'gates.failed == "none"'],
    "label-rules.yaml rules[22].condition: malformed_expression",
  ),
  canary(
    "an unknown function",
    "label-rules.yaml",
    ["'add_days(previous.valid_until, 1)'", "'next_day(previous.valid_until, 1)'"],
    "label-rules.yaml validity[3].expression: malformed_expression",
  ),
  canary(
    "a function with a value missing",
    "label-rules.yaml",
    ["'add_days(previous.valid_until, 1)'", "'add_days(previous.valid_until)'"],
    "label-rules.yaml validity[3].expression: malformed_expression",
  ),
  canary(
    "a rule of validity missing",
    "label-rules.yaml",
    [
      "  - id: validity.first_from\n    expression: application.assessment_date\n    provenance: R\n    source: excellence.md 3.5\n",
      "",
    ],
    "label-rules.yaml validity: missing_key",
    "texts/label-rules.yaml rules.validity.first_from: text_without_row",
  ),
  canary(
    "a parameter that disagrees with the audit",
    "label-rules.yaml",
    ["  - id: scheme.gates\n    label: gold\n    value: 19", "  - id: scheme.gates\n    label: gold\n    value: 18"],
    "label-rules.yaml parameters[3].value: wrong_count",
  ),
  canary(
    "a parameter missing",
    "label-rules.yaml",
    [
      "  - id: scheme.gates\n    label: gold\n    value: 19\n    unit: count\n    provenance: I\n    source: excellence.md 1.2\n",
      "",
    ],
    "label-rules.yaml parameters: missing_key",
    "texts/label-rules.yaml rules.scheme.gates: text_without_row",
  ),
  canary(
    "provenance missing",
    "label-rules.yaml",
    ["    code_unknown: e1_unknown\n    provenance: R\n", "    code_unknown: e1_unknown\n"],
    "label-rules.yaml rules[0].provenance: missing_provenance",
  ),
];

export const SCHEME_CANARIES: readonly SchemeCanary[] = [
  ...STRUCTURE,
  ...DATES,
  ...FACTS,
  ...SCALES,
  ...AUDIT,
  ...INTERVIEW,
  ...LABEL_RULES,
];
