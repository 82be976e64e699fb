import type { CompiledEdition, Unit } from "../../packages/core/src/index.ts";

/** Answers of these units have statistics; days and texts have none. */
const WITHOUT_STATISTICS: ReadonlySet<Unit> = new Set<Unit>(["date"]);

/** The facts that are compared in either scheme, in order of the dictionary: what is not asked of a portfolio is not released. */
export function factsToRelease(edition: CompiledEdition): string[] {
  const { dictionary } = edition;
  const wanted = new Set<string>();
  for (const scheme of edition.schemes.values()) {
    for (const row of scheme.rows) wanted.add(row.headline);
    if (scheme.kind !== "interview") continue;
    for (const { compared, question } of scheme.rows) {
      wanted.add(compared.fact);
      for (const fact of Object.values(question.statistics).flat()) wanted.add(fact);
      for (const { fact } of question.answers) if (fact !== undefined && hasStatistics(edition, fact)) wanted.add(fact);
    }
  }
  return dictionary.ids.filter((id) => wanted.has(id));
}

function hasStatistics({ dictionary }: CompiledEdition, fact: string): boolean {
  const unit = dictionary.definitions[dictionary.index.get(fact) as number]?.unit;
  return unit !== undefined && !WITHOUT_STATISTICS.has(unit);
}
