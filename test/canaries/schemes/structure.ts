import { canary } from "./canary.ts";

/** Reading: a file that is no document or has another shape; and the dates of the edition. */

const FTE = "  team.fte:\n    unit: fte\n    kind: stock\n    window: reference_date\n";

export const STRUCTURE_CANARIES = [
  canary(
    "broken YAML",
    "disclosure.yaml",
    ["source: disclosure.md", "source: 'disclosure.md"],
    "disclosure.yaml : malformed_yaml",
  ),
  canary("a tag", "edition.yaml", ["family: ecei", "family: !secret ecei"], "edition.yaml : malformed_yaml"),
  canary(
    "the same key twice",
    "disclosure.yaml",
    ["  median_from: 6\n", "  median_from: 6\n  median_from: 5\n"],
    "disclosure.yaml : duplicate_key",
  ),
  canary("a key that is missing", "gold.yaml", ["total_points: 150\n", ""], "gold.yaml total_points: missing_key"),
  canary("a key of few values that is missing", "gold.yaml", ["kind: audit\n", ""], "gold.yaml kind: missing_key"),
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
    "an edition without a name",
    "edition.yaml",
    ['edition: "2026-1"', 'edition: ""'],
    "edition.yaml edition: empty_text",
  ),
  canary(
    "two faults of shape and two of days in one file",
    "edition.yaml",
    [
      "family: ecei\npublished_on: 2026-01-01\neffective_from: 2026-01-01\n",
      "familiy: ecei\npublished_on: 2026-02-30\neffective_from: soon\n",
    ],
    "edition.yaml familiy: unknown_key",
    "edition.yaml family: missing_key",
    "edition.yaml published_on: not_a_date",
    "edition.yaml effective_from: not_a_date",
  ),
  canary(
    "a language that is not known",
    "edition.yaml",
    ['  da: "EUCLES', '  sv: "EUCLES og ESCA"\n  da: "EUCLES'],
    "edition.yaml owner.sv: unknown_key",
  ),
];

export const DATES_CANARIES = [
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

const LABEL_LEVEL = "{ id: label, by: [label], parents: [all] }";

export const PORTFOLIOS_CANARIES = [
  canary(
    "a portfolio twice",
    "portfolios.yaml",
    ["  - transportation\n", "  - transportation\n  - transportation\n"],
    "portfolios.yaml portfolios[14]: duplicate_id",
  ),
  canary(
    "a level of groups twice",
    "portfolios.yaml",
    [LABEL_LEVEL, `${LABEL_LEVEL}\n  - ${LABEL_LEVEL}`],
    "portfolios.yaml hierarchy[3].id: duplicate_id",
  ),
  canary(
    "a level below no other",
    "portfolios.yaml",
    [LABEL_LEVEL, LABEL_LEVEL.replace("parents: [all]", "parents: [everything]")],
    "portfolios.yaml hierarchy[2].parents[0]: unknown_reference",
  ),
];

export const DISCLOSURE_CANARIES = [
  canary(
    "the median of one",
    "disclosure.yaml",
    ["median_from: 6", "median_from: 1"],
    "disclosure.yaml rules.median_from: discloses",
  ),
  canary(
    "a size below zero",
    "disclosure.yaml",
    ["median_from: 6", "median_from: -3"],
    "disclosure.yaml rules.median_from: discloses",
  ),
  canary(
    "quartiles of few",
    "disclosure.yaml",
    ["quartiles_from: 10", "quartiles_from: 1"],
    "disclosure.yaml rules.quartiles_from: discloses",
  ),
  canary(
    "quartiles before the median",
    "disclosure.yaml",
    ["median_from: 6", "median_from: 11"],
    "disclosure.yaml rules.quartiles_from: discloses",
  ),
  canary(
    "no rounding",
    "disclosure.yaml",
    ["step_share: 0.05", "step_share: 0"],
    "disclosure.yaml rules.step_share: discloses",
  ),
  canary(
    "small groups hardly rounded",
    "disclosure.yaml",
    ["step_share_small: 0.2", "step_share_small: 0.0001"],
    "disclosure.yaml rules.step_share_small: discloses",
  ),
  canary(
    "small groups rounded less than large ones",
    "disclosure.yaml",
    ["step_share: 0.05", "step_share: 0.3"],
    "disclosure.yaml rules.step_share_small: discloses",
  ),
  canary(
    "a step larger than its scale",
    "disclosure.yaml",
    ["step_share_small: 0.2", "step_share_small: 2"],
    "disclosure.yaml rules.step_share_small: above_highest",
  ),
  canary(
    "half a cluster",
    "disclosure.yaml",
    ["difference_at_most: 5", "difference_at_most: 5.5"],
    "disclosure.yaml rules.difference_at_most: not_whole",
  ),
];
