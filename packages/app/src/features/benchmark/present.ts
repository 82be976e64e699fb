import {
  type AuditRow,
  type ComparedQuestion,
  type CompiledAudit,
  type CompiledEdition,
  type CompiledInterview,
  compareQuestions,
  fieldsToImprove,
  type Language,
  meanPosition,
  type PlainValue,
  plain,
  type QuestionRow,
  quartilesOf,
  rowsToImprove,
  type ScoredRow,
  strongFields,
  strongRows,
  type Value,
} from "@klynge/core";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import {
  type AssessmentView,
  type LoadedAssessment,
  mayAnswer,
  pointsNeeded,
  presentAssessment,
} from "../assessment/index.ts";
import { type ComparedRow, compareRow, type RowToCompare } from "./compare-row.ts";
import { type Choice, chooseGroup, type Group, groupsOf } from "./groups.ts";

/** The only place that decides what of a result is shown. Of other clusters it knows released statistics and nothing else. */

export interface Result extends Choice {
  readonly view: AssessmentView;
  readonly synthetic: boolean;
  /** How the edition of the statistics is called. */
  readonly statistics: string;
  readonly groups: readonly Group[];
  readonly main: Group | null;
  readonly rows: readonly ComparedRow[];
  readonly dimensions: readonly Dimension[];
  /** Questions on how often a service was given. */
  readonly services: readonly ComparedRow[];
  /** Counts of the rows that have a place in the group. */
  readonly placed: Readonly<Record<"upper" | "middle" | "lower", number>>;
  readonly mayAnswer: boolean;
  readonly part: InterviewPart | AuditPart;
}

export interface Dimension {
  readonly id: string;
  readonly name: string;
  readonly short: string;
}

export interface InterviewPart {
  readonly kind: "interview";
  readonly profile: readonly ProfileEntry[];
  readonly improve: readonly ImproveEntry[];
  readonly strengths: readonly { readonly name: string; readonly position: number }[];
}

export interface ProfileEntry extends Dimension {
  /** 0 to 100; null when nothing of it can be placed in the group. */
  readonly position: number | null;
  /** How many of its questions are placed. */
  readonly placed: number;
  readonly of: number;
}

export interface ImproveEntry {
  readonly field: string;
  readonly name: string;
  readonly questions: readonly { readonly id: string; readonly name: string }[];
  /** Of how many that can be judged. */
  readonly of: number;
}

export interface AuditPart {
  readonly kind: "audit";
  readonly profile: readonly PointsEntry[];
  readonly ladders: readonly LadderEntry[];
  readonly improve: readonly LadderEntry[];
  readonly strengths: readonly LadderEntry[];
  readonly gates: readonly LadderEntry[];
  /** Points that the label takes; null for a label that is not given by points. */
  readonly needed: number | null;
  /** False when no statistic exists for any of its facts: then there is no comparison. */
  readonly compared: boolean;
}

export interface PointsEntry extends Dimension {
  readonly points: number;
  readonly unknown: number;
  readonly max: number;
}

export interface LadderEntry {
  readonly id: string;
  readonly name: string;
  readonly dimension: string;
  readonly scored: ScoredRow;
  /** Which steps are met, from the first; null is not known. Empty for a row without points. */
  readonly steps: readonly (boolean | null)[];
  readonly ownText: string;
}

export interface Reader {
  readonly say: Say;
  readonly language: Language;
}

export function presentResult(
  services: Pick<Services, "edition" | "released">,
  loaded: LoadedAssessment,
  reader: Reader,
  wanted: string | undefined,
): Result {
  const { edition, released } = services;
  const view = presentAssessment(services, loaded, reader);
  const { scheme, input, wording } = view;
  const toCompare = rowsToCompare(edition, view);
  const groups = groupsOf(
    { edition, input, released, wording, say: reader.say },
    toCompare.map(({ fact }) => fact),
  );
  const choice = chooseGroup(groups, wanted);
  const rows = toCompare.map((row) => compareRow(edition, row, choice.chosen));
  const dimensions = dimensionsOf(view);
  const main = groups.find((group) => group.main) ?? null;
  const inBand = (wantedBand: string): number => rows.filter((row) => row.band === wantedBand).length;
  return {
    ...choice,
    view,
    synthetic: released.synthetic,
    statistics: released.edition,
    groups,
    main,
    rows,
    dimensions,
    services: rows.filter(
      ({ fact, definition }) => fact.startsWith(SERVICES) && definition.unit === "count" && scheme.kind === "interview",
    ),
    placed: { upper: inBand("upper"), middle: inBand("middle"), lower: inBand("lower") },
    mayAnswer: mayAnswer(loaded.standing) && loaded.assessment.state === "draft",
    part:
      scheme.kind === "interview"
        ? interviewPart(view, scheme, dimensions, choice.chosen, main)
        : auditPart(edition, view, scheme, dimensions, groups),
  };
}

const SERVICES = "services.";

function rowsToCompare(edition: CompiledEdition, { scheme, input, rows }: AssessmentView): RowToCompare[] {
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const own = (index: number): PlainValue => plain(input.facts[index] as Value);
  const common = ({ id, dimension }: QuestionRow | AuditRow) => ({ id, dimension, name: names.get(id) ?? id });
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

function dimensionsOf({ scheme, wording }: AssessmentView): Dimension[] {
  const texts = wording.edition.files["texts/dimensions.yaml"][scheme.kind === "audit" ? "gold" : "bronze"];
  return scheme.dimensions.map((id) => ({
    id,
    name: wording.text(texts[id]?.name ?? {}),
    short: wording.text(texts[id]?.short ?? {}),
  }));
}

/**
 * The profile belongs to the group that is looked at; fields to improve and strengths always to the main group, so that nobody
 * can choose the group in which there is nothing to do.
 */
function interviewPart(
  { input, wording, rows }: AssessmentView,
  scheme: CompiledInterview,
  dimensions: readonly Dimension[],
  chosen: Group | null,
  main: Group | null,
): InterviewPart {
  const against = (group: Group | null): ComparedQuestion[] =>
    compareQuestions(scheme, input.facts, quartilesOf(group ? { statistics: [...group.statistics.values()] } : null));
  const here = against(chosen);
  const measured = chosen === main ? here : against(main);
  const texts = wording.edition.files["texts/dimensions.yaml"].field_groups;
  const fieldName = (field: string): string => wording.text(texts[field]?.name ?? {});
  const rowName = (id: string): string => rows.find((row) => row.id === id)?.name ?? id;
  // scales are placed by their own length; alone they would make a profile that says nothing of the group
  const comparable = here.some(({ band: place }) => place !== null);
  return {
    kind: "interview",
    profile: dimensions.map((dimension) => {
      const questions = here.filter((question) => question.dimension === dimension.id);
      const mean = comparable ? meanPosition(questions) : null;
      return {
        ...dimension,
        position: mean === null ? null : Math.round(mean),
        placed: comparable ? questions.filter(({ position }) => position !== null).length : 0,
        of: questions.length,
      };
    }),
    improve: fieldsToImprove(measured).map(({ field, questions, of }) => ({
      field,
      name: fieldName(field),
      questions: questions.map((id) => ({ id, name: rowName(id) })),
      of,
    })),
    // a field below the middle is not praised, though nothing in it calls for action
    strengths: strongFields(measured)
      .filter(({ position }) => position >= 50)
      .map(({ field, position }) => ({ name: fieldName(field), position: Math.round(position) })),
  };
}

function auditPart(
  edition: CompiledEdition,
  view: AssessmentView,
  scheme: CompiledAudit,
  dimensions: readonly Dimension[],
  groups: readonly Group[],
): AuditPart {
  const { score, wording } = view;
  const ladders = scheme.rows.map((row, i): LadderEntry => {
    const scored = score.rows[i] as ScoredRow;
    return {
      id: row.id,
      name: view.rows.find(({ id }) => id === row.id)?.name ?? row.id,
      dimension: row.dimension,
      scored,
      steps: row.scored ? scored.explanation.flatMap((part) => (part.code === "step" ? [part.met] : [])) : [],
      ownText: wording.value(row.headline, scored.value),
    };
  });
  const named = (ids: readonly string[]): LadderEntry[] =>
    ids.flatMap((id) => ladders.find((row) => row.id === id) ?? []);
  return {
    kind: "audit",
    profile: dimensions.map((dimension) => {
      const total = score.dimensions.find(({ id }) => id === dimension.id);
      const open = score.rows.filter((row) => row.dimension === dimension.id && row.points === null);
      return {
        ...dimension,
        points: total?.points ?? 0,
        max: total?.max ?? 0,
        unknown: open.reduce((sum, { max }) => sum + max, 0),
      };
    }),
    ladders,
    improve: named(rowsToImprove(score)),
    strengths: named(strongRows(scheme, score)),
    gates: ladders.filter(({ scored }) => scored.gate !== "none"),
    needed: pointsNeeded(view, edition),
    compared: groups.some(({ withheld }) => withheld === null),
  };
}
