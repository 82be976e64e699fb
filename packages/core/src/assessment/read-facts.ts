import { printable } from "../document.ts";
import { decodeFact } from "../facts/decode.ts";
import { deriveChecked, shown } from "../facts/derive-checked.ts";
import { type Dictionary, emptyTable, type FactTable } from "../facts/table.ts";
import type { FactOrigin, WrittenFact } from "../facts/written.ts";
import { add, compare, type Fraction, ZERO } from "../fraction.ts";
import { type Fault, fault, type Warning } from "../problem.ts";

export interface Sum {
  readonly code: "categories_do_not_add_up";
  readonly whole: string;
  readonly parts: readonly string[];
}

export interface FactsRead {
  readonly table: FactTable;
  readonly origins: Map<string, FactOrigin>;
  readonly faults: Fault[];
  readonly warnings: Warning[];
}

/**
 * Decodes the facts of a case and derives the rest.
 * @param written values as in the file, plain or with their origin
 * @param sums parts that should add up to a whole; only a warning when they do not
 */
export function readFacts(
  dictionary: Dictionary,
  written: Readonly<Record<string, WrittenFact>>,
  referenceDate: string,
  sums: readonly Sum[],
): FactsRead {
  const table = emptyTable(dictionary, referenceDate);
  const origins = new Map<string, FactOrigin>();
  const faults: Fault[] = [];
  for (const [id, entry] of Object.entries(written)) {
    const index = dictionary.index.get(id);
    const definition = index === undefined ? undefined : dictionary.definitions[index];
    if (index === undefined || !definition) {
      faults.push(
        fault("unknown_fact", `facts.${printable(id)}`, { given: printable(id), nearest: nearest(id, dictionary.ids) }),
      );
      continue;
    }
    const { value, ...origin } = unfold(entry);
    const decoded = decodeFact(definition, value, `facts.${id}`, referenceDate);
    if ("fault" in decoded) faults.push(decoded.fault);
    else {
      table[index] = decoded.value;
      origins.set(id, origin);
    }
  }
  faults.push(...deriveChecked(dictionary, table, (id) => `facts.${id}`));
  const warnings = faults.length > 0 ? [] : factWarnings(dictionary, table, sums, (id) => `facts.${id}`);
  return { table, origins, faults, warnings };
}

/**
 * What is odd about the facts of one cluster.
 * @param pathOf the place of a fact in the input
 */
export function factWarnings(
  dictionary: Dictionary,
  table: FactTable,
  sums: readonly Sum[],
  pathOf: (fact: string) => string,
): Warning[] {
  return [
    ...codeWarnings(dictionary, table, pathOf),
    ...sumWarnings(dictionary, table, sums, pathOf),
    ...partWarnings(dictionary, table, pathOf),
  ];
}

function unfold(entry: WrittenFact): FactOrigin & { value: unknown } {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    return { value: entry, assumed: false, note: null, source: null };
  return {
    value: entry.value,
    assumed: entry.assumed ?? false,
    note: entry.note ?? null,
    source: entry.source ?? null,
    ...(entry.register && { register: entry.register }),
  };
}

function numberOf(dictionary: Dictionary, table: FactTable, id: string): Fraction | null {
  return table[dictionary.index.get(id) as number] as Fraction | null;
}

/** Codes outside their vocabulary are kept and compared with nothing. */
function codeWarnings(dictionary: Dictionary, table: FactTable, pathOf: (fact: string) => string): Warning[] {
  return dictionary.ids.flatMap((id, i): Warning[] => {
    const known = dictionary.codes.get(dictionary.definitions[i]?.vocabulary ?? "");
    const value = table[i];
    if (!known || value === null || value === undefined) return [];
    const unknown = (Array.isArray(value) ? value : [value]).filter((code) => !known.has(code));
    return unknown.map((given) => ({ code: "unknown_code", path: pathOf(id), details: { given } }));
  });
}

function sumWarnings(
  dictionary: Dictionary,
  table: FactTable,
  sums: readonly Sum[],
  pathOf: (fact: string) => string,
): Warning[] {
  return sums.flatMap(({ code, whole, parts }): Warning[] => {
    const [total, known] = [numberOf(dictionary, table, whole), parts.map((part) => numberOf(dictionary, table, part))];
    if (total === null || known.includes(null)) return [];
    const sum = (known as Fraction[]).reduce(add, ZERO);
    return compare(sum, total) === 0
      ? []
      : [{ code, path: pathOf(whole), details: { given: shown(total), computed: shown(sum) } }];
  });
}

function partWarnings(dictionary: Dictionary, table: FactTable, pathOf: (fact: string) => string): Warning[] {
  return dictionary.ids.flatMap((id, i): Warning[] => {
    const whole = dictionary.definitions[i]?.part_of;
    const [part, limit] = [table[i] as Fraction | null, whole ? numberOf(dictionary, table, whole) : null];
    if (!whole || part === null || limit === null || compare(part, limit) <= 0) return [];
    return [
      {
        code: "part_exceeds_whole",
        path: pathOf(id),
        details: { given: shown(part), whole, computed: shown(limit) },
      },
    ];
  });
}

/** The known id with the fewest edits, or an empty text when none is near. */
function nearest(given: string, known: readonly string[]): string {
  let [best, distance] = ["", 4];
  if (given.length > 100) return best;
  for (const id of known) {
    if (Math.abs(id.length - given.length) >= distance) continue;
    const edits = editDistance(given, id);
    if (edits < distance) [best, distance] = [id, edits];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
