import { deriveFacts, emptyTable, type FactTable } from "../../packages/core/src/facts/table.ts";
import {
  type CompiledEdition,
  fraction,
  type KnownValue,
  type Portfolio,
  type PortfolioCluster,
  plain,
  type Value,
} from "../../packages/core/src/index.ts";
import { type Sketch, sketchClusters } from "./clusters.ts";
import { type Facts, REFERENCE_DAY } from "./facts/facts.ts";
import { makeFacts } from "./facts/make.ts";
import { factsToRelease } from "./released-facts.ts";
import { hideSome } from "./unknown.ts";

/**
 * The synthetic portfolio: 1,292 invented cluster organisations. Pure and without any input but the edition, which says
 * what is derived from what and which facts are compared; the same edition gives the same portfolio on every machine.
 */
export function generatePortfolio(
  edition: CompiledEdition,
  clusters: readonly MadeCluster[] = makeClusters(),
): Portfolio {
  const facts = factsToRelease(edition);
  return {
    facts,
    columns: ["country", "portfolio", "label"],
    clusters: clusters.map((cluster) => toPortfolioCluster(edition, facts, cluster)),
  };
}

/** A cluster with all that was made of it. */
export interface MadeCluster {
  readonly sketch: Sketch;
  readonly facts: Facts;
}

export function makeClusters(): MadeCluster[] {
  return sketchClusters().map((sketch) => ({ sketch, facts: makeFacts(sketch) }));
}

function toPortfolioCluster(
  edition: CompiledEdition,
  released: readonly string[],
  { sketch, facts }: MadeCluster,
): PortfolioCluster {
  const table = factTable(edition, hideSome(sketch.id, facts));
  return {
    id: sketch.id,
    groups: {
      country: sketch.countryCode,
      portfolio: sketch.portfolio,
      ...(sketch.label !== null && { label: sketch.label }),
    },
    values: released.map(
      (fact) => plain(table[edition.dictionary.index.get(fact) as number] as Value) as KnownValue | null,
    ),
  };
}

/** Entered facts with everything that the core derives from them. */
export function factTable({ dictionary }: CompiledEdition, facts: Facts): FactTable {
  const table = emptyTable(dictionary, REFERENCE_DAY);
  for (const [fact, value] of Object.entries(facts)) {
    const index = dictionary.index.get(fact);
    if (index === undefined) throw new RangeError(`unknown fact ${fact}`);
    table[index] = typeof value === "number" ? fraction(value) : value;
  }
  deriveFacts(dictionary, table);
  return table;
}
