export type { Conflict } from "./changed-facts.ts";
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
export { mayAnswer } from "./policy.ts";
export { type AssessmentView, pointsNeeded, presentAssessment, wordingIn } from "./present.ts";
export { listAssessments, listSubmissions, type SubmissionRow } from "./queries.ts";
export { type AskedRow, askedRows } from "./schema.ts";
export { assessment, factValue, rowNote, submission } from "./tables.ts";
