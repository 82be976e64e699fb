export type { Conflict } from "./changed-facts.ts";
export { fingerprint } from "./fingerprint.ts";
export {
  type Changed,
  caseData,
  caseOf,
  caseWithOrigins,
  type LoadedAssessment,
  loadAssessment,
  scoreAssessment,
  withRegister,
} from "./load-assessment.ts";
export { fillFromRegister } from "./operations/fill-from-register.ts";
export { reopenAssessment } from "./operations/reopen-assessment.ts";
export { saveRow } from "./operations/save-row.ts";
export { startAssessment } from "./operations/start-assessment.ts";
export { submitAssessment } from "./operations/submit-assessment.ts";
export { AnswerField } from "./pages/answer-fields.tsx";
export { SavingWords } from "./pages/saving-words.tsx";
export { Thresholds } from "./pages/thresholds.tsx";
export { type FactInput, showAnswer } from "./parse-answer.ts";
export { mayAnswer } from "./policy.ts";
export {
  type AssessmentView,
  pointsNeeded,
  presentAssessment,
  type RowEntry,
  type RowGroup,
  wordingIn,
} from "./present.ts";
export { isFromRegister, isOverridden, sameValue } from "./provenance.ts";
export { listAssessments, listSubmissions, type SubmissionRow } from "./queries.ts";
export { type ReadForm, readRowForm } from "./read-form.ts";
export { wordsOf } from "./row-words.ts";
export { sayFaults } from "./say-faults.ts";
export { type AskedRow, askedRows, ELIGIBILITY } from "./schema.ts";
export { assessment, factValue, rowNote, submission } from "./tables.ts";
