export { type CheckedTrail, checkTrails } from "./check-trails.ts";
export { commandOf } from "./command-of.ts";
export { type CorrectedRow, correctedRows } from "./corrected-facts.ts";
export {
  fillLetter,
  isLetter,
  LETTERS,
  type LetterName,
  type LetterText,
  PLACEHOLDERS,
  programText,
  titleOfLetter,
} from "./letters.ts";
export { holdCase, judgedBy, judgedNow, type LoadedCase, loadCase, schemeOf } from "./load-case.ts";
export { openCase } from "./operations/open-case.ts";
export { type Sealed, takeStep, takeStepIn } from "./operations/take-step.ts";
export { CorrectedAnswers, CorrectedValues } from "./pages/corrected-values.tsx";
export { caseCrumbs, refusalText, StateTag, titleOf } from "./pages/parts.tsx";
export { StepForm } from "./pages/step-form.tsx";
export { type CaseView, presentCase, presentTrail, type TrailLine } from "./present.ts";
export {
  type CaseRow,
  holdersOf,
  namesOf,
  ownTemplates,
  readableTexts,
  readableTrail,
  stoodInFor,
  updateCase,
} from "./queries.ts";
export { caseEvent, caseExpert, caseTask, caseText, labelCase, labelReminder, letterTemplate } from "./tables.ts";
export { pathOfTask } from "./task-path.ts";
export { type SchemeWords, schemeWords } from "./words.ts";
