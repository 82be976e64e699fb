import type { Value } from "../expression/types.ts";
import { compare, type Fraction, toNumber } from "../fraction.ts";
import { type Fault, fault } from "../problem.ts";
import type { FactDefinition } from "../scheme/schema.ts";
import { contradicts } from "./decode.ts";
import type { Dictionary, FactTable } from "./table.ts";

/**
 * Computes every derived fact in place and tells what cannot be: a written value that contradicts its parts, a share
 * above one (README-tables.md, "Facts").
 * @param pathOf the place of a fact in the input
 */
export function deriveChecked(dictionary: Dictionary, table: FactTable, pathOf: (fact: string) => string): Fault[] {
  const faults: Fault[] = [];
  for (const { id, index, compute } of dictionary.derivations) {
    const definition = dictionary.definitions[index] as FactDefinition;
    const [given, computed] = [table[index] as Value, compute(table)];
    if (contradicts(definition, given, computed)) {
      faults.push(fault("contradicts_parts", pathOf(id), { given: shown(given), computed: shown(computed) }));
    }
    if (computed === null) continue;
    table[index] = computed;
    if (definition.unit === "share" && !definition.above_one && compare(computed as Fraction, { n: 1, d: 1 }) > 0) {
      faults.push(fault("share_above_one", pathOf(id), { computed: shown(computed) }));
    }
  }
  return faults;
}

/** A value for a message, with at most six digits. */
export function shown(value: Value): string {
  return typeof value === "object" && value !== null && "n" in value
    ? String(Number(toNumber(value).toPrecision(6)))
    : String(value);
}
