import { decodeFact } from "../../packages/core/src/facts/decode.ts";
import { type CompiledEdition, plain, type Value } from "../../packages/core/src/index.ts";
import { type Facts, REFERENCE_DAY } from "./facts/facts.ts";
import { factTable } from "./generate.ts";
import { LAWS, type Read } from "./written-laws.ts";

/**
 * What is impossible in a cluster, invented or not. Two sources: the dictionary (`part_of`, sums, ranges, days, shares) and
 * the definitions of the facts, written out in written-laws.ts. Where a part is unknown nothing is claimed.
 */
export function brokenLaws(edition: CompiledEdition, facts: Facts): string[] {
  const table = factTable(edition, facts);
  const { dictionary } = edition;
  const read: Read = (fact) => {
    const index = dictionary.index.get(fact);
    if (index === undefined) throw new RangeError(`unknown fact ${fact}`);
    return plain(table[index] as Value);
  };
  return [
    ...refused(edition, facts),
    ...overTheirWhole(edition, read),
    ...sharesAboveOne(edition, read),
    ...LAWS.flatMap((law) => law(read) ?? []),
  ];
}

/** Values that the core would refuse in a case file. */
function refused({ dictionary }: CompiledEdition, facts: Facts): string[] {
  return Object.entries(facts).flatMap(([fact, value]) => {
    const definition = dictionary.definitions[dictionary.index.get(fact) as number];
    if (!definition) return [`${fact} is no fact`];
    const decoded = decodeFact(definition, value, fact, REFERENCE_DAY);
    return "fault" in decoded
      ? [`${fact}: ${decoded.fault.code}`]
      : strangeCodes(dictionary.codes.get(definition.vocabulary ?? ""), fact, value);
  });
}

function strangeCodes(known: ReadonlySet<string> | undefined, fact: string, value: Facts[string]): string[] {
  if (known === undefined || value === null || value === undefined) return [];
  const codes = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return codes.filter((code) => !known.has(code)).map((code) => `${fact}: unknown code ${code}`);
}

function overTheirWhole({ dictionary }: CompiledEdition, read: Read): string[] {
  return dictionary.ids.flatMap((fact, i) => {
    const whole = dictionary.definitions[i]?.part_of;
    if (whole === undefined) return [];
    const [part, all] = [read(fact), read(whole)];
    return typeof part === "number" && typeof all === "number" && part > all ? [`${fact} exceeds ${whole}`] : [];
  });
}

function sharesAboveOne({ dictionary }: CompiledEdition, read: Read): string[] {
  return dictionary.ids
    .filter((fact, i) => {
      const definition = dictionary.definitions[i];
      const value = read(fact);
      return definition?.unit === "share" && !definition.above_one && typeof value === "number" && value > 1;
    })
    .map((fact) => `${fact} is above one`);
}
