export { afterwards } from "./afterwards.ts";
export { type CheckedTrail, checkTrails } from "./check-trails.ts";
export { commandOf } from "./command-of.ts";
export { type CorrectedRow, correctedRows } from "./corrected-facts.ts";
export { type DecisionRound, decisionRounds } from "./decision-rounds.ts";
export { type Explained, explain, neededPoints } from "./explained.ts";
export { readStep } from "./forms.ts";
export { isLetter, LETTERS, type LetterName } from "./letter-names.ts";
export {
  fillLetter,
  type LetterText,
  PLACEHOLDERS,
  programText,
  titleOfLetter,
} from "./letters.ts";
export { type LineOf, linesOf, standingFindings } from "./lines-of.ts";
export { holdCase, judgedBy, judgedNow, type LoadedCase, loadCase, schemeOf } from "./load-case.ts";
export { loadFound } from "./load-found.ts";
export { openCase } from "./operations/open-case.ts";
export { type Sealed, takeStep, takeStepIn } from "./operations/take-step.ts";
export { CorrectedAnswers, CorrectedPoints, CorrectedValues } from "./pages/corrected-values.tsx";
export { DecisionHistory } from "./pages/decision-history.tsx";
export { fieldErrors } from "./pages/field-names.ts";
export { NotTaken, type NotTakenProps } from "./pages/not-taken.tsx";
export { caseCrumbs, pointsOf, refusalText, StateTag, titleOf } from "./pages/parts.tsx";
export { PointsByDimension } from "./pages/points-by-dimension.tsx";
export { PointsByRow } from "./pages/points-by-row.tsx";
export { pointsAgainst, Requirements } from "./pages/requirements.tsx";
export { ReturnedNote } from "./pages/returned-note.tsx";
export { StepForm } from "./pages/step-form.tsx";
export { StepToken } from "./pages/step-token.tsx";
export { WAITS_FOR_OWNER } from "./policy.ts";
export { type CaseView, presentCase, type TrailLine } from "./present.ts";
export {
  type CaseRow,
  holdersOf,
  namesOf,
  ownTemplates,
  stoodInFor,
  updateCase,
} from "./queries.ts";
export { readTrail } from "./read-trail.ts";
export { caseEvent, caseExpert, caseText, labelCase, letterTemplate } from "./tables.ts";
export { pathOfTask } from "./task-path.ts";
export { dayIn } from "./time-zone.ts";
export { type SchemeWords, schemeWords } from "./words.ts";
