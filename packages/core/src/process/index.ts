export { applicationOf } from "./application.ts";
export { ASSESSED, type CaseChange, type Changing, changesBetween } from "./changes.ts";
export {
  type Circumstances,
  type FactFault,
  isRefusal,
  type Judged,
  REFUSALS,
  type RefusalCode,
  type SchemeRules,
} from "./circumstances.ts";
export { evolve, fold } from "./evolve.ts";
export {
  caseAsFound,
  judgeCase,
  type PointsInParts,
  pointsInParts,
  type RulePoints,
  rulePoints,
  schemeRules,
  withFacts,
} from "./judge.ts";
export { countedFacts, countedPoints, openRows, pointsOpen, rowsWithOpenFacts } from "./points.ts";
export * from "./process.ts";
export {
  ballot,
  type DecisionHindrance,
  decisionHindrance,
  hadPart,
  type OutOfVote,
  outOfVote,
} from "./rules/board.ts";
export { type CaseState, ON_DESK, OPEN_STATES, PARTIES, type Party, REPORTING, STAFFING, STATES } from "./states.ts";
export * from "./steps.ts";
export { STEP_RULES, stepsFor, take } from "./take.ts";
export { type CaseTask, TASKS, type TaskName, tasksOf } from "./tasks.ts";
export * from "./trail.ts";
export { isLocalTime, isTimeZone, localDay, localTime, momentAt } from "./zoned.ts";
