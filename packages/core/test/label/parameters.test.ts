import { expect, test } from "vitest";
import { edition } from "../support.ts";

/** The parameters of label-rules.csv (excellence.md section 3): the numbers that its rules, dates and steps are made with. */
test.each([
  ["gold.threshold_share", "gold", 0.8],
  ["scheme.max_points", "gold", 150],
  ["scheme.indicators", "gold", 31],
  ["scheme.gates", "gold", 19],
  ["scheme.questions", "bronze", 36],
  ["points.step_expert", "gold", 1],
  ["points.step_agreed", "gold", 0.5],
  ["points.baseline_step", "gold", 2],
  ["points.excellence_step", "gold", 4],
  ["geo.radius_km", "gold", 150],
  ["silver.interval_min_months", "silver", 18],
  ["silver.interval_max_months", "silver", 24],
  ["silver.improvement_areas", "silver", 3],
  ["validity.first_years", "bronze", 2],
  ["validity.first_years", "silver", 2],
  ["validity.first_years", "gold", 2],
  ["validity.renewal_years", "bronze", 3],
  ["validity.renewal_years", "silver", 3],
  ["validity.renewal_years", "gold", 2],
  ["validity.grace_years", "all", 1],
  ["validity_end", "all", "same_day"],
  ["renewal.earliest", "all", "none"],
  ["experts.cooling_off", "all", 24],
  ["appeal.days", "all", 30],
])("%s for %s is %s", (id, label, value) => {
  const { parameters } = edition.edition.files["label-rules.yaml"];
  expect(parameters.filter((row) => row.id === id && row.label === label).map((row) => row.value)).toEqual([value]);
});
