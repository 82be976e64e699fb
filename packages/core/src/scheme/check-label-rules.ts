import { fault } from "../problem.ts";
import type { PartOf } from "./content.ts";
import { type Report, reportRepeated } from "./report-fault.ts";

type Part = PartOf<"label-rules.yaml" | "gold.yaml" | "bronze.yaml" | "texts/label-rules.yaml">;

const FILE = "label-rules.yaml";

/** The rules of validity that a decision looks for. */
const VALIDITY = [
  "validity.kind_renewal",
  "validity.first_from",
  "validity.first_until",
  "validity.renewal_from",
  "validity.renewal_until",
];

/** Parameters that say again what another file counts; they must agree. */
function expectedParameters(edition: Part): Record<string, number> {
  const gold = edition.files["gold.yaml"];
  return {
    "scheme.max_points": gold.total_points,
    "scheme.indicators": gold.indicator_count,
    "scheme.gates": gold.gate_count,
    "scheme.questions": edition.files["bronze.yaml"].question_count,
  };
}

/** Parameters that are computed with, and the unit of each. */
const COMPUTED_WITH: Readonly<Record<string, string>> = {
  "points.step_agreed": "points",
  "points.baseline_step": "step",
  "points.excellence_step": "step",
  "geo.radius_km": "km",
};

/** Rules of the label rules: ids unique together with the label, known labels, reasons with texts, agreeing parameters. */
export function checkLabelRules(edition: Part, report: Report): void {
  const file = edition.files[FILE];
  const labels = [...edition.files["bronze.yaml"].labels, ...edition.files["gold.yaml"].labels, "all"];
  const reasons = edition.files["texts/label-rules.yaml"].reasons;
  for (const group of ["rules", "parameters", "fees"] as const) {
    const keys = file[group].map((row) => `${row.id} ${row.label}`);
    file[group].forEach((row, i) => {
      if (keys.indexOf(keys[i] as string) !== i)
        report(FILE, fault("duplicate_id", `${group}[${i}].id`, { id: row.id }));
      if (!labels.includes(row.label))
        report(FILE, fault("unknown_reference", `${group}[${i}].label`, { given: row.label }));
    });
  }
  file.rules.forEach((row, i) => {
    for (const key of ["code_false", "code_unknown"] as const) {
      if (!(row[key] in reasons)) report("texts/label-rules.yaml", fault("missing_text", `reasons.${row[key]}`, {}));
    }
    if (row.condition.trim() === "") report(FILE, fault("missing_key", `rules[${i}].condition`, { key: "condition" }));
  });
  reportRepeated(
    file.validity.map((row) => row.id),
    (i) => `validity[${i}].id`,
    FILE,
    report,
  );
  for (const id of VALIDITY) {
    if (!file.validity.some((row) => row.id === id)) report(FILE, fault("missing_key", "validity", { key: id }));
  }
  for (const [id, computed] of Object.entries(expectedParameters(edition))) {
    const i = file.parameters.findIndex((row) => row.id === id);
    const given = file.parameters[i]?.value;
    if (given === undefined) report(FILE, fault("missing_key", "parameters", { key: id }));
    else if (given !== computed) report(FILE, fault("wrong_count", `parameters[${i}].value`, { given, computed }));
  }
  checkComputedWith(edition, report);
}

/** Each is there for the highest label, as a number above zero in its unit. */
function checkComputedWith({ files }: Part, report: Report): void {
  const { parameters } = files[FILE];
  const labels = [files["gold.yaml"].labels.at(-1), "all"];
  for (const [id, unit] of Object.entries(COMPUTED_WITH)) {
    if (!parameters.some((row) => row.id === id && labels.includes(row.label)))
      report(FILE, fault("missing_key", "parameters", { key: id }));
    parameters.forEach((row, i) => {
      const place = `parameters[${i}]`;
      if (row.id !== id) return;
      if (typeof row.value !== "number")
        report(FILE, fault("wrong_type", `${place}.value`, { expected: "a number", given: "text" }));
      else if (row.value <= 0)
        report(FILE, fault("not_allowed", `${place}.value`, { given: row.value, allowed: "> 0" }));
      if (row.unit !== unit) report(FILE, fault("wrong_unit", `${place}.unit`, { given: row.unit, allowed: unit }));
    });
  }
}
