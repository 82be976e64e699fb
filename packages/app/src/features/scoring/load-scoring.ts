import type { Corrections, FactValue, RulePoints } from "@klynge/core";
import type { Context } from "hono";
import type { Transaction } from "../../platform/database/database.ts";
import type { Services } from "../../platform/services.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { sayLocal } from "../../platform/web/moment.ts";
import { found } from "../../platform/web/problem.ts";
import {
  type AssessmentView,
  ELIGIBILITY,
  type FactInput,
  type LoadedAssessment,
  loadAssessment,
  presentAssessment,
  type RowEntry,
  type RowGroup,
} from "../assessment/index.ts";
import { type CaseView, type LoadedCase, loadCase, presentCase } from "../cases/index.ts";
import { listSubmitted, type ShownEvidence } from "../evidence/index.ts";
import { asExpert, isCorrected, isOpen, isWritten, visitAhead } from "./policy.ts";
import {
  type CorrectionRow,
  listCorrections,
  listScores,
  listSheets,
  listVerdicts,
  type ScoreRow,
  type VerdictRow,
} from "./queries.ts";

/** One expert's own work in a case, with what was handed in. */
export interface LoadedScoring {
  readonly loaded: LoadedCase;
  /** Null while nothing has been handed in, and when the decision is made. */
  readonly assessment: LoadedAssessment | null;
  readonly evidence: readonly ShownEvidence[];
  /** By row. */
  readonly scores: ReadonlyMap<string, ScoreRow>;
  /** By piece of evidence. */
  readonly verdicts: ReadonlyMap<string, VerdictRow>;
  /** By row: what he found otherwise. */
  readonly corrections: ReadonlyMap<string, CorrectionRow>;
  readonly signedAt: Date | null;
}

/** @throws Problem not_found, not_allowed for everybody but experts of the case who are free of conflicts */
export async function loadScoring(
  services: Pick<Services, "editions" | "now">,
  tx: Transaction,
  caseId: string,
  person: Person,
): Promise<LoadedScoring> {
  const loaded = await loadCase(services, tx, caseId, person);
  asExpert(loaded);
  const { id } = loaded.case;
  const own = ({ personId }: { readonly personId: string }): boolean => personId === person.id;
  const handedIn = isOpen(loaded) ? loaded.process.submission : null;
  return {
    loaded,
    // read as the case is judged: it may have been moved since its answers were submitted
    assessment: handedIn && {
      ...(await loadAssessment(services, tx, handedIn.assessment, person)),
      edition: loaded.edition,
    },
    evidence: handedIn ? await listSubmitted(tx, handedIn.assessment) : [],
    scores: new Map((await listScores(tx, id)).filter(own).map((one) => [one.rowId, one])),
    verdicts: new Map((await listVerdicts(tx, id)).filter(own).map((one) => [one.evidenceId, one])),
    corrections: new Map((await listCorrections(tx, id)).filter(own).map((one) => [one.rowId, one])),
    signedAt: (await listSheets(tx, id)).find(own)?.signedAt ?? null,
  };
}

/** What of it the pages show. */
export interface ScoringView {
  readonly case: CaseView;
  readonly own: LoadedScoring;
  /** The answers, and what the rules give for them. */
  readonly answers: AssessmentView;
  readonly groups: readonly RowGroup[];
  readonly rows: readonly RowEntry[];
  /** Rows with points, by their highest; empty where the label has none. */
  readonly scored: ReadonlyMap<string, number>;
  /** Rows that have points and a reason. */
  readonly given: ReadonlySet<string>;
  readonly writable: boolean;
  /** What was answered can be corrected now. */
  readonly correctable: boolean;
  /** When the planned visit begins, in words: corrections are written down before, and taken from then on. Null when that is not ahead. */
  readonly correctableFrom: string | null;
  /** What the scheme gives over what this expert found; null while he corrected nothing. */
  readonly found: RulePoints | null;
  /** The answers as this expert found them, with what the rules give for them; null while he corrected nothing. */
  readonly foundAnswers: AssessmentView | null;
}

export function presentScoring(c: Context<AppEnv>, own: LoadedScoring): ScoringView {
  const assessment = found(own.assessment);
  const answers = presentAssessment(assessment, c.var);
  const groups = answers.groups.filter(({ id }) => id !== ELIGIBILITY);
  const { scored } = own.loaded.scheme;
  const now = c.var.services.now();
  const ahead = own.signedAt === null && scored.size > 0 ? visitAhead(own.loaded, now) : null;
  return {
    case: presentCase(own.loaded),
    own,
    answers,
    groups,
    rows: groups.flatMap(({ rows }) => rows),
    scored,
    given: givenRows(own.scores.values()),
    writable: own.signedAt === null && isWritten(own.loaded),
    found: foundPoints(own),
    foundAnswers: foundFacts(own).size > 0 ? presentAssessment(asFound(assessment, foundFacts(own)), c.var) : null,
    correctable: own.signedAt === null && isCorrected(own.loaded, now),
    correctableFrom: ahead && sayLocal(new Date(ahead.starts), c.var.language, ahead.timeZone),
  };
}

function foundFacts({ corrections }: LoadedScoring): ReadonlyMap<string, FactValue> {
  return new Map([...corrections.values()].flatMap((one) => Object.entries(one.facts)));
}

/** The answers with what was found in place of what was handed in. */
function asFound(assessment: LoadedAssessment, found: ReadonlyMap<string, FactValue>): LoadedAssessment {
  const facts = [...found].map(([fact, value]) => {
    const known = assessment.facts.get(fact) ?? NEVER_ANSWERED;
    return [fact, { ...known, value: value as FactInput }] as const;
  });
  return { ...assessment, facts: new Map([...assessment.facts, ...facts]) };
}
const NEVER_ANSWERED = {
  ...{ version: 0, changedBy: "", changedByName: null, changedAt: new Date(0) },
  ...{ register: null, reason: "" },
} as const;

function foundPoints(own: LoadedScoring): RulePoints | null {
  const { loaded } = own;
  const facts = foundFacts(own);
  return facts.size > 0 && loaded.scheme.scored.size > 0 ? loaded.byRules(facts) : null;
}

/** Facts that were found otherwise, by row, as the trail keeps them. */
export function correctionsOf(corrections: Iterable<CorrectionRow>): Corrections {
  const given = [...corrections].filter(({ facts }) => Object.keys(facts).length > 0);
  return Object.fromEntries(given.map(({ rowId, facts }) => [rowId, facts]));
}

/** Points count with a reason only. */
export function givenRows(scores: Iterable<ScoreRow>): ReadonlySet<string> {
  return new Set(
    [...scores].filter(({ points, because }) => points !== null && because !== "").map((one) => one.rowId),
  );
}
