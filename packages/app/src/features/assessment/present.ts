import {
  type Case,
  type CompiledScheme,
  type Decision,
  decideLabel,
  enteredFacts,
  type Language,
  nextPoint,
  parameter,
  type Score,
  type ScoredRow,
} from "@klynge/core";
import { Wording } from "@klynge/report/wording";
import type { Say } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import type { State } from "../../platform/web/components/state-icon.tsx";
import { type LoadedAssessment, scoreAssessment } from "./load-assessment.ts";
import { isFromRegister, withoutReason } from "./provenance.ts";
import { type AskedRow, askedRows, ELIGIBILITY } from "./schema.ts";

/** The only place that decides what of an assessment is shown, and how it is said. */

export type RowState = Exclude<State, "scored_by_both" | "withheld">;

export interface RowEntry {
  readonly id: string;
  readonly asked: AskedRow;
  readonly name: string;
  readonly state: RowState;
  /** Answered, but nothing shows it yet: also where all of it came from the register. */
  readonly lacksEvidence: boolean;
  readonly scored: ScoredRow | null;
  /** What stands at the end of the line in the navigation: points, a question mark, or a dash where there are none. */
  readonly end: string;
}

export interface RowGroup {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly RowEntry[];
  readonly points: number;
  readonly max: number;
  readonly unknown: number;
}

export interface AssessmentView {
  readonly loaded: LoadedAssessment;
  readonly scheme: CompiledScheme;
  readonly input: Case;
  readonly score: Score;
  readonly decision: Decision;
  readonly wording: Wording;
  readonly groups: readonly RowGroup[];
  readonly rows: readonly RowEntry[];
  readonly answered: number;
  readonly withoutEvidence: number;
}

export function presentAssessment(
  loaded: LoadedAssessment,
  { say, language }: { say: Say; language: Language },
): AssessmentView {
  const { edition } = loaded;
  const { scheme, case: input, score } = scoreAssessment(loaded);
  const wording = wordingIn(edition, language, say);
  const scored = new Map(score.rows.map((row) => [row.id, row]));
  const decision = decideLabel(edition, input, score);
  const eligible = new Map(decision.rules.map((rule) => [rule.id, rule.holds]));
  const files = edition.edition.files;
  const texts = scheme.kind === "audit" ? files["texts/gold.yaml"] : files["texts/bronze.yaml"];
  const rows = askedRows(edition, scheme).map((asked): RowEntry => {
    const row = scored.get(asked.id) ?? null;
    const name = row
      ? wording.text(texts[asked.id]?.short ?? {})
      : wording.text(files["texts/label-rules.yaml"].eligibility[asked.id]?.name ?? {});
    return {
      id: asked.id,
      asked,
      name,
      scored: row,
      state: stateOf(asked, row, loaded, eligible),
      lacksEvidence: row !== null && isSettled(asked, row, eligible) && !isShown(asked, loaded),
      end: endOf(row, eligible.get(asked.id)),
    };
  });
  const names = files["texts/dimensions.yaml"][scheme.kind === "audit" ? "gold" : "bronze"];
  const groups = [ELIGIBILITY, ...scheme.dimensions].map((id): RowGroup => {
    const total = score.dimensions.find((dimension) => dimension.id === id);
    return {
      id,
      name: id === ELIGIBILITY ? say("assessment.eligibility") : `${id} ${wording.text(names[id]?.name ?? {})}`,
      rows: rows.filter(({ asked }) => asked.group === id),
      points: total?.points ?? 0,
      max: total?.max ?? 0,
      unknown: total?.unknown ?? 0,
    };
  });
  const own = rows.filter(({ asked }) => asked.group !== ELIGIBILITY);
  return {
    loaded,
    scheme,
    input,
    score,
    decision,
    wording,
    groups,
    rows,
    answered: own.filter(({ state }) => state !== "unanswered").length,
    withoutEvidence: own.filter((row) => row.lacksEvidence).length,
  };
}

const wordings = new WeakMap<Services["edition"], Map<Language, Wording>>();

/** Values, facts and conditions in words; kept, because formats of numbers and dates take longer to make than a page. */
export function wordingIn(edition: Services["edition"], language: Language, say: Say): Wording {
  const known = wordings.get(edition) ?? new Map<Language, Wording>();
  wordings.set(edition, known);
  const wording = known.get(language) ?? makeWording(edition, language, say);
  known.set(language, wording);
  return wording;
}

function makeWording(edition: Services["edition"], language: Language, say: Say): Wording {
  return new Wording(edition.edition, language, {
    atLeast: say("condition.at_least"),
    atMost: say("condition.at_most"),
    moreThan: say("condition.more_than"),
    lessThan: say("condition.less_than"),
    yes: say("condition.yes"),
    no: say("condition.no"),
    unknown: say("condition.unknown"),
  });
}

function stateOf(
  asked: AskedRow,
  row: ScoredRow | null,
  loaded: LoadedAssessment,
  eligible: ReadonlyMap<string, boolean | null>,
): RowState {
  if (!isSettled(asked, row, eligible)) return "unanswered";
  if (withoutReason(asked, loaded.facts).length > 0) return "reason_missing";
  if (!row) return "settled";
  if (row.gate === "failed") return "gate_failed";
  if (isShown(asked, loaded)) return row.gate === "met" && row.max === 0 ? "gate_met" : "answered";
  return asked.facts.every(({ id }) => isFromRegister(loaded.facts.get(id))) ? "prefilled" : "evidence_missing";
}

function isSettled({ id }: AskedRow, row: ScoredRow | null, eligible: ReadonlyMap<string, boolean | null>): boolean {
  if (!row) return eligible.get(id) !== null;
  return row.max > 0 ? row.points !== null : row.state !== "unknown" && row.value !== null;
}

/** Something shows the answer: a file, a link, or words that say where it can be found. */
function isShown({ id }: AskedRow, { notes, withEvidence }: LoadedAssessment): boolean {
  return withEvidence.has(id) || (notes.get(id)?.evidence.trim() ?? "") !== "";
}

function endOf(row: ScoredRow | null, eligible: boolean | null | undefined): string {
  if (!row) return eligible === true ? "✓" : eligible === false ? "✗" : "?";
  if (row.max === 0) return "";
  return row.points === null ? "?" : String(row.points);
}

/** What the label takes: a share of the points that can be had; null for an interview, which has no points. */
export function pointsNeeded({ scheme, input, score }: AssessmentView, edition: Services["edition"]): number | null {
  if (scheme.kind !== "audit" || input.label !== scheme.labels.at(-1)) return null;
  return Math.ceil(Number(parameter(edition.edition, "gold.threshold_share", input.label)) * score.total.max * 2) / 2;
}

/** What the next point of a row takes, in words; null when there is no next point. */
export function nextInWords(
  { scheme, input, score, wording }: AssessmentView,
  edition: Services["edition"],
  rowId: string,
) {
  if (scheme.kind !== "audit") return null;
  const row = scheme.rows.find(({ id }) => id === rowId);
  const scored = score.rows.find(({ id }) => id === rowId);
  if (!row || !scored) return null;
  const next = nextPoint(edition, row, scored, input.facts);
  if (!next) return null;
  return { points: next.points, code: next.code ?? null, needs: next.needs.map((need) => wording.need(need)) };
}

/** Facts of a row that are not known yet, by name. */
export function missingFacts(
  { loaded, wording }: AssessmentView,
  edition: Services["edition"],
  row: AskedRow,
): string[] {
  return enteredFacts(
    edition.dictionary,
    row.facts.map(({ id }) => id),
  )
    .filter((fact) => (loaded.facts.get(fact)?.value ?? null) === null)
    .map((fact) => wording.factName(fact));
}
