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
export { judgeCase, type PointsInParts, pointsInParts, schemeRules, withFacts } from "./judge.ts";
export { countedFacts, countedPoints, openRows } from "./points.ts";
export * from "./process.ts";
export { ballot, type DecisionHindrance, decisionHindrance } from "./rules/board.ts";
export { type CaseState, OPEN_STATES, PARTIES, type Party, REPORTING, STATES } from "./states.ts";
export * from "./steps.ts";
export { STEP_RULES, stepsFor, take } from "./take.ts";
export { type CaseTask, TASKS, type TaskName, tasksOf } from "./tasks.ts";
export * from "./trail.ts";
export { isTimeZone, localDay, localTime, momentAt } from "./zoned.ts";
