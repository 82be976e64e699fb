import { canary } from "./canary.ts";

/** Rules, parameters, validity and fees of the labels. */

export const LABEL_RULES_CANARIES = [
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
    "label-rules.yaml rules[23].label: unknown_reference",
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
    "label-rules.yaml rules[23].condition: malformed_expression",
  ),
  canary(
    "a condition on an unknown name",
    "label-rules.yaml",
    ["gates.failed == 0", "gates.broken == 0"],
    "label-rules.yaml rules[23].condition: unknown_fact",
  ),
  canary(
    "a number compared with a text",
    "label-rules.yaml",
    ["gates.failed == 0", 'gates.failed == "none"'],
    "label-rules.yaml rules[23].condition: malformed_expression",
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
      "  - id: validity.first_from\n    expression: application.assessment_date\n    provenance: R\n    source: excellence.md 3.5\n    note: 'valid_from of a first label'\n",
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
  canary(
    "a condition that is a number",
    "label-rules.yaml",
    ["condition: 'gates.failed == 0'", "condition: gates.failed"],
    "label-rules.yaml rules[23].condition: malformed_expression",
  ),
  canary(
    "a fee by a number",
    "label-rules.yaml",
    ["condition: 'true'", "condition: '1'"],
    "label-rules.yaml fees[4].condition: malformed_expression",
  ),
  canary(
    "a day of validity that is none",
    "label-rules.yaml",
    ["expression: application.assessment_date", "expression: total.points"],
    "label-rules.yaml validity[1].expression: malformed_expression",
  ),
  canary(
    "a rule of validity twice",
    "label-rules.yaml",
    [
      "  - id: validity.first_from\n",
      "  - id: validity.first_from\n    expression: previous.valid_until\n    provenance: R\n    source: excellence.md 3.5\n  - id: validity.first_from\n",
    ],
    "label-rules.yaml validity[2].id: duplicate_id",
  ),
];
