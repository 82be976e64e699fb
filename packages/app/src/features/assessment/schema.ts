import type { CompiledEdition, CompiledScheme, FactDefinition } from "@klynge/core";
import { eligibilityItems, enteredFacts } from "@klynge/core";

/**
 * What an assessment asks: its rows in the order of the scheme, first the twelve items of eligibility; for each row the facts
 * that people enter. One source for the form, the check and the API.
 */
export interface AskedRow {
  readonly id: string;
  readonly group: string;
  /** Facts to be entered here. */
  readonly facts: readonly AskedFact[];
  /** Facts that an earlier row of the scheme asks; shown with a link, not asked again. */
  readonly elsewhere: readonly { readonly fact: string; readonly row: string }[];
  /** Free texts of the interview. */
  readonly texts: readonly string[];
}

export interface AskedFact {
  readonly id: string;
  readonly definition: FactDefinition;
}

/** The part of a form that says why an answer is not what the register says. */
export function reasonPart(fact: string): string {
  return `reason:${fact}`;
}

/** The other way round; null for another part. */
export function reasonedFact(part: string): string | null {
  return part.startsWith("reason:") ? part.slice("reason:".length) : null;
}

export const ELIGIBILITY = "eligibility";

const asked = new WeakMap<CompiledScheme, readonly AskedRow[]>();

export function askedRows(edition: CompiledEdition, scheme: CompiledScheme): readonly AskedRow[] {
  const known = asked.get(scheme);
  if (known) return known;
  const rows = [...eligibilityRows(edition, scheme), ...schemeRows(edition, scheme)];
  asked.set(scheme, rows);
  return rows;
}

/** Rows of the scheme ask every fact they rest on; the first one asks, later ones ask too, as it is the same fact. */
function schemeRows(edition: CompiledEdition, scheme: CompiledScheme): AskedRow[] {
  return scheme.rows.map((row) => ({
    id: row.id,
    group: row.dimension,
    facts: enteredFacts(edition.dictionary, row.basis).map((fact) => askedFact(edition, fact)),
    elsewhere: [],
    texts: "question" in row ? row.question.answers.filter((answer) => !answer.fact).map((answer) => answer.id) : [],
  }));
}

function eligibilityRows(edition: CompiledEdition, scheme: CompiledScheme): AskedRow[] {
  const askedBy = new Map<string, string>();
  for (const row of schemeRows(edition, scheme))
    for (const { id } of row.facts) if (!askedBy.has(id)) askedBy.set(id, row.id);
  return eligibilityItems(edition).map(({ id, entered }) => ({
    id,
    group: ELIGIBILITY,
    facts: entered.filter((fact) => !askedBy.has(fact)).map((fact) => askedFact(edition, fact)),
    elsewhere: entered.flatMap((fact) => {
      const row = askedBy.get(fact);
      return row ? [{ fact, row }] : [];
    }),
    texts: [],
  }));
}

function askedFact(edition: CompiledEdition, id: string): AskedFact {
  const definition = edition.dictionary.definitions[edition.dictionary.index.get(id) as number] as FactDefinition;
  return { id, definition };
}
