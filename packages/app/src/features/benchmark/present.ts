import {
  type CompiledAudit,
  type CompiledEdition,
  type Language,
  type ReleasedGroup,
  rowsToImprove,
  type ScoredRow,
  strongRows,
} from "@klynge/core";
import type { Wording } from "@klynge/report/wording";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import {
  type AssessmentView,
  type LoadedAssessment,
  mayAnswer,
  pointsNeeded,
  presentAssessment,
} from "../assessment/index.ts";
import { type ComparedInterview, type Comparison, compareCase, type PlacedDimension } from "./compare-case.ts";
import type { ComparedRow } from "./compare-row.ts";
import type { ComparedPart, ComparedWhole } from "./compare-shares.ts";
import type { Choice, Group } from "./groups.ts";

/** The only place that decides what of a result is shown on pages, in pictures and in the CSV. */

export interface Result {
  /** Null when no group may be shown at all. */
  readonly chosen: NamedGroup | null;
  readonly refused: Choice["refused"];
  readonly view: AssessmentView;
  readonly synthetic: boolean;
  /** How the edition of the statistics is called. */
  readonly statistics: string;
  readonly groups: readonly NamedGroup[];
  readonly main: NamedGroup | null;
  readonly rows: readonly ComparedRow[];
  /** Questions of which it is told how a whole divides. */
  readonly wholes: readonly NamedWhole[];
  /** How many rows are known: of an audit those that are scored or settled, of an interview those with an own value. */
  readonly known: number;
  readonly dimensions: readonly Dimension[];
  /** Questions on how often a service was given. */
  readonly services: readonly ComparedRow[];
  /** Counts of the rows that have a place in the group. */
  readonly placed: Readonly<Record<"upper" | "middle" | "lower", number>>;
  readonly mayAnswer: boolean;
  readonly part: InterviewPart | AuditPart;
}

export interface NamedGroup extends Group {
  readonly name: string;
}

export interface NamedWhole extends ComparedWhole {
  readonly name: string;
  readonly parts: readonly NamedPart[];
}

export interface NamedPart extends ComparedPart {
  readonly name: string;
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

export type ProfileEntry = Dimension & PlacedDimension;

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
  { released }: Pick<Services, "released">,
  loaded: LoadedAssessment,
  reader: Reader,
  wanted: string | undefined,
): Result {
  const { edition } = loaded;
  const view = presentAssessment(loaded, reader);
  const { scheme, wording } = view;
  const compared = compareCase(edition, released, view, wanted);
  const nameOf = (row: string): string => view.rows.find(({ id }) => id === row)?.name ?? row;
  const groups = compared.groups.map((group) => ({ ...group, name: groupName(group.of, wording, reader.say) }));
  const named = (group: Group | null): NamedGroup | null => groups.find(({ id }) => id === group?.id) ?? null;
  const rows = compared.rows.map((row) => ({ ...row, name: nameOf(row.id) }));
  const inBand = (band: string): number => rows.filter((row) => row.band === band).length;
  return {
    chosen: named(compared.chosen),
    refused: compared.refused,
    view,
    synthetic: released.synthetic,
    statistics: released.edition,
    groups,
    main: named(compared.main),
    rows,
    wholes: compared.wholes.map((whole) => ({
      ...whole,
      name: nameOf(whole.id),
      parts: whole.parts.map((part) => ({ ...part, name: wording.factName(part.fact) })),
    })),
    known:
      scheme.kind === "audit"
        ? view.score.rows.filter(isSettled).length
        : rows.filter(({ own }) => own !== null).length,
    dimensions: dimensionsOf(view),
    services: rows.filter(
      ({ fact, definition }) => fact.startsWith(SERVICES) && definition.unit === "count" && scheme.kind === "interview",
    ),
    placed: { upper: inBand("upper"), middle: inBand("middle"), lower: inBand("lower") },
    mayAnswer: mayAnswer(loaded.standing) && loaded.assessment.state === "draft",
    part:
      scheme.kind === "audit"
        ? auditPart(edition, view, scheme, compared)
        : interviewPart(view, compared.interview as ComparedInterview, nameOf),
  };
}

const SERVICES = "services.";

/** A row without points has no state that could be unknown, but its baseline can be. */
function isSettled({ state, max, gate }: ScoredRow): boolean {
  return state !== "unknown" && (max > 0 || gate !== "unknown");
}

function groupName(of: ReleasedGroup["of"], wording: Wording, say: Say): string {
  const parts = [
    ...(of.portfolio ? [wording.code("portfolio", of.portfolio)] : []),
    ...(of.label ? [say("benchmark.group_labelled", { label: wording.code("label", of.label) })] : []),
    ...(of.country ? [wording.country(of.country)] : []),
  ];
  return parts.length === 0 ? say("benchmark.group_all") : parts.join(", ");
}

function dimensionsOf({ scheme, wording }: AssessmentView): Dimension[] {
  const texts = wording.edition.files["texts/dimensions.yaml"][scheme.kind === "audit" ? "gold" : "bronze"];
  return scheme.dimensions.map((id) => ({
    id,
    name: wording.text(texts[id]?.name ?? {}),
    short: wording.text(texts[id]?.short ?? {}),
  }));
}

function interviewPart(
  view: AssessmentView,
  { profile, improve, strengths }: ComparedInterview,
  nameOf: (question: string) => string,
): InterviewPart {
  const { wording } = view;
  const dimensions = new Map(dimensionsOf(view).map((dimension) => [dimension.id, dimension]));
  const texts = wording.edition.files["texts/dimensions.yaml"].field_groups;
  const fieldName = (field: string): string => wording.text(texts[field]?.name ?? {});
  return {
    kind: "interview",
    profile: profile.map((placed) => ({ ...(dimensions.get(placed.id) as Dimension), ...placed })),
    improve: improve.map(({ field, questions, of }) => ({
      field,
      name: fieldName(field),
      questions: questions.map((id) => ({ id, name: nameOf(id) })),
      of,
    })),
    strengths: strengths.map(({ field, position }) => ({ name: fieldName(field), position: Math.round(position) })),
  };
}

function auditPart(
  edition: CompiledEdition,
  view: AssessmentView,
  scheme: CompiledAudit,
  { groups }: Comparison,
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
    profile: dimensionsOf(view).map((dimension) => {
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
