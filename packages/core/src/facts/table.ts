import { type Compute, compileExpression } from "../expression/compile.ts";
import { namesIn } from "../expression/names.ts";
import type { Value } from "../expression/types.ts";
import type { Edition } from "../scheme/content.ts";
import type { FactDefinition } from "../scheme/schema.ts";

/** The values of all facts of the dictionary, by index; null is unknown. */
export type FactTable = Value[];

export interface Derivation {
  readonly id: string;
  readonly index: number;
  readonly compute: Compute<FactTable>;
  /** The facts named in the formula, in order. */
  readonly parts: readonly string[];
}

/** The fact dictionary, ready to compute: a fixed index per fact and the derivations in an order that works. */
export interface Dictionary {
  readonly ids: readonly string[];
  readonly definitions: readonly FactDefinition[];
  readonly index: ReadonlyMap<string, number>;
  /** Index of `case.reference_date`, which derivations may name like a fact. */
  readonly referenceDate: number;
  readonly derivations: readonly Derivation[];
  /** For each fact the derivations that change with it, in an order that works. */
  readonly dependents: ReadonlyMap<string, readonly Derivation[]>;
  /** The known codes of each vocabulary. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

export const REFERENCE_DATE = "case.reference_date";

export function buildDictionary(edition: Edition): Dictionary {
  const definitions = edition.files["facts.yaml"].facts;
  const ids = Object.keys(definitions);
  const index = new Map(ids.map((id, i) => [id, i]));
  index.set(REFERENCE_DATE, ids.length);
  const resolve = (name: string): Compute<FactTable> => {
    const at = index.get(name);
    if (at === undefined) throw new RangeError(`unknown fact ${name}`);
    return (table) => table[at] as Value;
  };
  const derivations = inOrder(edition).map((id): Derivation => {
    const tree = edition.expressions[definitions[id]?.derived_from as string];
    if (!tree) throw new RangeError(`no derivation of ${id}`);
    return { id, index: index.get(id) as number, compute: compileExpression(tree, resolve), parts: namesIn(tree) };
  });
  return {
    ids,
    definitions: ids.map((id) => definitions[id] as FactDefinition),
    index,
    referenceDate: ids.length,
    derivations,
    dependents: dependentsOf(ids, derivations),
    codes: codesOf(edition),
  };
}

function dependentsOf(ids: readonly string[], derivations: readonly Derivation[]): Map<string, Derivation[]> {
  return new Map(
    ids.map((id) => {
      const changed = new Set([id]);
      const after = derivations.filter((derivation) => {
        const depends = derivation.parts.some((part) => changed.has(part));
        if (depends) changed.add(derivation.id);
        return depends;
      });
      return [id, after];
    }),
  );
}

function codesOf(edition: Edition): Map<string, Set<string>> {
  const vocabularies = Object.entries(edition.files["texts/vocabularies.yaml"]);
  return new Map(vocabularies.map(([name, codes]) => [name, new Set(Object.keys(codes))]));
}

/** Derived facts such that each stands after those it is made of; an edition with a circle is refused by checkEdition. */
function inOrder(edition: Edition): string[] {
  const definitions = edition.files["facts.yaml"].facts;
  const ordered = new Set<string>();
  const visit = (id: string): void => {
    const formula = definitions[id]?.derived_from;
    if (formula === undefined || ordered.has(id)) return;
    for (const part of namesIn(edition.expressions[formula] as never)) visit(part);
    ordered.add(id);
  };
  for (const id of Object.keys(definitions)) visit(id);
  return [...ordered];
}

export function emptyTable(dictionary: Dictionary, referenceDate: string | null): FactTable {
  const table: FactTable = new Array<Value>(dictionary.ids.length + 1).fill(null);
  table[dictionary.referenceDate] = referenceDate;
  return table;
}

/**
 * Computes every derived fact in place. A derived fact that was written directly stays only where it cannot be computed:
 * the computed value counts (README-tables.md, "Facts").
 */
export function deriveFacts(dictionary: Dictionary, table: FactTable): void {
  for (const { index, compute } of dictionary.derivations) {
    const computed = compute(table);
    if (computed !== null) table[index] = computed;
  }
}
