import { canary } from "./canary.ts";

/** The rows and steps of the audit. */

const ROW_252 =
  '  - id: "2.5"\n    dimension: "2"\n    headline_fact: contacts.contacted_share\n    scored: true\n    max_points: 5\n    gate: true\n';

export const AUDIT_CANARIES = [
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
  canary(
    "not applicable by a number",
    "gold.yaml",
    ["not_applicable_if: cluster.national == true", "not_applicable_if: participants.committed"],
    "gold.yaml indicators[3].not_applicable_if: malformed_expression",
  ),
];
