import {
  type AuditRow,
  type Case,
  type ComparedQuestion,
  type CompiledEdition,
  type CompiledInterview,
  type CompiledScheme,
  compareQuestions,
  type FieldToImprove,
  fieldsToImprove,
  fraction,
  meanPosition,
  type PlainValue,
  plain,
  position,
  type QuestionRow,
  quartilesOf,
  type ReleasedPortfolio,
  type StrongField,
  strongFields,
  type Value,
} from "@klynge/core";
import { type ComparedFact, compareRow, type RowToCompare } from "./compare-row.ts";
import { type ComparedWhole, compareWholes } from "./compare-shares.ts";
import { type Choice, chooseGroup, type Group, groupsOf } from "./groups.ts";

/**
 * A case beside the groups that it may be compared with, in codes and numbers: what the page puts into words and the API gives.
 * Of other clusters it knows released statistics and nothing else.
 */
export interface Comparison extends Choice {
  /** The nearest first. */
  readonly groups: readonly Group[];
  readonly main: Group | null;
  readonly rows: readonly PlacedFact[];
  readonly wholes: readonly ComparedWhole[];
  /** Null for an audit, which has a profile of points. */
  readonly interview: ComparedInterview | null;
}

export interface PlacedFact extends ComparedFact {
  /** 0 to 100, 50 is the median; of scales by their own length. Null when it cannot be told. */
  readonly position: number | null;
}

/** The profile belongs to the chosen group; fields to improve and strengths always to the main group. */
export interface ComparedInterview {
  readonly profile: readonly PlacedDimension[];
  readonly improve: readonly FieldToImprove[];
  readonly strengths: readonly StrongField[];
}

export interface PlacedDimension {
  readonly id: string;
  /** 0 to 100; null when nothing of it can be placed in the group. */
  readonly position: number | null;
  /** How many of its questions are placed. */
  readonly placed: number;
  readonly of: number;
}

/** @param wanted the id of a group; without it the usual one */
export function compareCase(
  edition: CompiledEdition,
  released: ReleasedPortfolio,
  { scheme, input }: { readonly scheme: CompiledScheme; readonly input: Case },
  wanted: string | undefined,
): Comparison {
  const toCompare = rowsToCompare(edition, scheme, input);
  const groups = groupsOf(
    { edition, input, released },
    toCompare.map(({ fact }) => fact),
  );
  const choice = chooseGroup(groups, wanted);
  const main = groups.find((group) => group.main) ?? null;
  const compared = toCompare.map((row) => compareRow(edition, row, choice.chosen));
  const common = { ...choice, groups, main };
  if (scheme.kind === "audit") return { ...common, rows: compared.map(placedByQuartiles), wholes: [], interview: null };
  const here = questionsBeside(scheme, input, choice.chosen);
  const measured = choice.chosen === main ? here : questionsBeside(scheme, input, main);
  return {
    ...common,
    rows: compared.map((row, i) => ({ ...row, position: here[i]?.position ?? null })),
    wholes: compareWholes(edition, scheme, input, { groups, chosen: choice.chosen }),
    interview: {
      profile: profileOf(scheme, here),
      improve: fieldsToImprove(measured),
      // a field below the middle is not praised, though nothing in it calls for action
      strengths: strongFields(measured).filter((field) => field.position >= 50),
    },
  };
}

function rowsToCompare(edition: CompiledEdition, scheme: CompiledScheme, input: Case): RowToCompare[] {
  const own = (index: number): PlainValue => plain(input.facts[index] as Value);
  const common = ({ id, dimension }: QuestionRow | AuditRow) => ({ id, dimension });
  if (scheme.kind === "interview")
    return scheme.rows.map((row) => {
      const { fact, as, lowerIsBetter, index } = row.compared;
      return { ...common(row), fact, as, lowerIsBetter, own: own(index) };
    });
  return scheme.rows.map((row) => ({
    ...common(row),
    fact: row.headline,
    as: "quartiles",
    lowerIsBetter: edition.dictionary.definitions[row.headlineIndex]?.lower_is_better === true,
    own: own(row.headlineIndex),
  }));
}

function placedByQuartiles(row: ComparedFact): PlacedFact {
  const { own, shown, lowerIsBetter } = row;
  const placed = typeof own === "number" && shown.kind === "quartiles";
  return { ...row, position: placed ? position(fraction(own), shown, lowerIsBetter) : null };
}

function questionsBeside(scheme: CompiledInterview, input: Case, group: Group | null): ComparedQuestion[] {
  return compareQuestions(scheme, input.facts, quartilesOf(group && { statistics: [...group.statistics.values()] }));
}

function profileOf(scheme: CompiledInterview, questions: readonly ComparedQuestion[]): PlacedDimension[] {
  // scales are placed by their own length; alone they would make a profile that says nothing of the group
  const comparable = questions.some(({ band }) => band !== null);
  return scheme.dimensions.map((id) => {
    const own = questions.filter(({ dimension }) => dimension === id);
    const mean = comparable ? meanPosition(own) : null;
    const placed = comparable ? own.filter((question) => question.position !== null).length : 0;
    return { id, position: mean === null ? null : Math.round(mean), placed, of: own.length };
  });
}
