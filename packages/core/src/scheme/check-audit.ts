import type { Comparison, Expression } from "../expression/types.ts";
import { compare, type Fraction } from "../fraction.ts";
import { type Fault, fault } from "../problem.ts";
import { asComparison } from "./compile.ts";
import type { PartOf } from "./content.ts";
import { type Report, reportRepeatedRows } from "./report-fault.ts";
import type { Indicator } from "./schema.ts";

type Part = PartOf<"gold.yaml" | "facts.yaml">;

const FILE = "gold.yaml";
const STEPS = 5;

/** Rules of the audit: ids, dimensions, maximum points, gates, steps. */
export function checkAudit(edition: Part, report: Report): void {
  const file = edition.files[FILE];
  reportRepeatedRows({ indicators: file.indicators, dimensions: file.dimensions }, FILE, report);
  file.indicators.forEach((row, i) => {
    for (const found of rowFaults(edition, row, `indicators[${i}]`)) report(FILE, found);
  });
  for (const found of totalFaults(edition)) report(FILE, found);
}

function totalFaults(edition: Part): Fault[] {
  const { indicators, total_points, indicator_count, gate_count } = edition.files[FILE];
  const sum = indicators.reduce((total, row) => total + (row.max_points ?? 0), 0);
  const gates = indicators.filter((row) => row.gate).length;
  const faults: Fault[] = [];
  if (sum !== total_points) faults.push(fault("wrong_sum", "total_points", { given: total_points, computed: sum }));
  if (indicators.length !== indicator_count)
    faults.push(fault("wrong_count", "indicator_count", { given: indicator_count, computed: indicators.length }));
  if (gates !== gate_count) faults.push(fault("wrong_count", "gate_count", { given: gate_count, computed: gates }));
  return faults;
}

function rowFaults(edition: Part, row: Indicator, path: string): Fault[] {
  const faults: Fault[] = [];
  const { dimensions } = edition.files[FILE];
  if (!dimensions.some((d) => d.id === row.dimension))
    faults.push(fault("unknown_reference", `${path}.dimension`, { given: row.dimension }));
  if (!/^\d+(\.\d+)+$/.test(row.id) || row.id.split(".")[0] !== row.dimension)
    faults.push(fault("wrong_id", `${path}.id`, { id: row.id }));
  if (!(row.headline_fact in edition.files["facts.yaml"].facts)) {
    faults.push(fault("unknown_fact", `${path}.headline_fact`, { given: row.headline_fact, nearest: "" }));
  }
  if (row.scored && row.max_points !== STEPS)
    faults.push(fault("wrong_sum", `${path}.max_points`, { given: row.max_points ?? 0, expected: STEPS }));
  if (!row.scored && row.max_points !== undefined)
    faults.push(fault("unknown_key", `${path}.max_points`, { key: "max_points" }));
  if (row.steps.length !== STEPS) faults.push(fault("missing_steps", `${path}.steps`, { given: row.steps.length }));
  return [...faults, ...stepFaults(edition, row, path)];
}

/** Each step is a conjunction of comparisons, and none asks less of a fact than a step before it. */
function stepFaults(edition: Part, row: Indicator, path: string): Fault[] {
  const faults: Fault[] = [];
  const asked = new Map<string, Comparison>();
  row.steps.forEach((text, s) => {
    const at = `${path}.steps[${s}]`;
    const tree = edition.expressions[text];
    const parts = conjunction(tree);
    if (tree && parts.length === 0) faults.push(fault("not_a_comparison", at, { given: text }));
    let adds = false;
    for (const part of parts) {
      const before = asked.get(part.fact);
      if (before && isWeaker(before, part)) faults.push(fault("not_monotone", at, { fact: part.fact }));
      if (!before || !isSame(before, part)) adds = true;
      asked.set(part.fact, part);
    }
    if (parts.length > 0 && !adds) faults.push(fault("not_monotone", at, { fact: parts[0]?.fact ?? "" }));
  });
  return faults;
}

/** The comparisons of a step; none when it is anything else. */
function conjunction(tree: Expression | undefined): Comparison[] {
  if (!tree) return [];
  if (tree.kind !== "and") {
    const one = asComparison(tree);
    return one ? [one] : [];
  }
  const [left, right] = [conjunction(tree.left), conjunction(tree.right)];
  return left.length > 0 && right.length > 0 ? [...left, ...right] : [];
}

function isSame(a: Comparison, b: Comparison): boolean {
  return a.op === b.op && !isWeaker(a, b) && !isWeaker(b, a);
}

/** True when the later comparison can hold where the earlier one does not, or turns its direction. */
function isWeaker(earlier: Comparison, later: Comparison): boolean {
  if (typeof earlier.threshold === "boolean" || typeof later.threshold === "boolean") {
    return earlier.threshold !== later.threshold || earlier.op !== later.op;
  }
  const [upward, laterUpward] = [direction(earlier), direction(later)];
  if (upward !== laterUpward) return true;
  const order = compare(later.threshold as Fraction, earlier.threshold as Fraction);
  if (upward === 0) return order !== 0;
  return order * upward < 0 || (order === 0 && isStrict(earlier) && !isStrict(later));
}

function direction({ op }: Comparison): -1 | 0 | 1 {
  if (op === ">=" || op === ">") return 1;
  return op === "<=" || op === "<" ? -1 : 0;
}

function isStrict({ op }: Comparison): boolean {
  return op === ">" || op === "<";
}
