import {
  type Case,
  type ComparedQuestion,
  type CompiledEdition,
  type CompiledInterview,
  compareQuestions,
  mainGroup,
  quartilesOf,
  type ReleasedPortfolio,
} from "@klynge/core";

/** What the answers of an interview were compared with. */
export interface Against {
  readonly edition: string;
  readonly synthetic: boolean;
  readonly group: string;
  readonly n: number;
}

export interface Comparison {
  readonly against: Against | null;
  readonly compared: readonly ComparedQuestion[];
}

/** Compares with the same group as the report. */
export function compareWith(
  edition: CompiledEdition,
  scheme: CompiledInterview,
  input: Case,
  released: ReleasedPortfolio,
): Comparison {
  const group = mainGroup(edition, input, released);
  return {
    against: group && { edition: released.edition, synthetic: released.synthetic, group: group.id, n: group.n },
    compared: compareQuestions(scheme, input.facts, quartilesOf(group)),
  };
}
