export {
  type Changed,
  caseData,
  caseOf,
  type LoadedAssessment,
  loadAssessment,
  scoreAssessment,
} from "./load-assessment.ts";
export { reopenAssessment } from "./operations/reopen-assessment.ts";
export { type Conflict, saveRow } from "./operations/save-row.ts";
export { startAssessment } from "./operations/start-assessment.ts";
export { submitAssessment } from "./operations/submit-assessment.ts";
export { mayAnswer } from "./policy.ts";
export { type AssessmentView, pointsNeeded, presentAssessment, wordingIn } from "./present.ts";
export { listAssessments, listSubmissions, type SubmissionRow } from "./queries.ts";
export { type AskedRow, askedRows } from "./schema.ts";
export { assessment, factValue, rowNote, submission } from "./tables.ts";
