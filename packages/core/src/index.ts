export { answerLabel } from "./answer/answer-label.ts";
export { answerScore } from "./answer/answer-score.ts";
export type { LabelAnswer } from "./answer/label-shape.ts";
export type { IndicatorAnswer, ScoreAnswer } from "./answer/score-shape.ts";
export type { Application, Case } from "./assessment/case.ts";
export { caseFile, readCase } from "./assessment/case.ts";
export { rowsToImprove, strongRows } from "./assessment/improve.ts";
export { type Need, type NextPoint, nextPoint } from "./assessment/next-point.ts";
export * from "./assessment/score.ts";
export { assumedFacts, scoreCase } from "./assessment/score-case.ts";
export * from "./benchmark/compare.ts";
export { groupId, type ReleasedGroup, type ReleasedPortfolio, releasePortfolio, scaleOf } from "./benchmark/groups.ts";
export { mainGroup, nearestGroups, ownPortfolio, quartilesOf } from "./benchmark/main-group.ts";
export * from "./benchmark/portfolio.ts";
export { groupedQuartiles } from "./benchmark/quartiles.ts";
export * from "./benchmark/release.ts";
export type { SharesStatistic } from "./benchmark/shares.ts";
export * from "./calendar.ts";
export { countryCodes, isCountryCode } from "./country.ts";
export { MAX_DOCUMENT_BYTES, printable, readDocument } from "./document.ts";
export * from "./experts/agreement.ts";
export * from "./experts/appeal.ts";
export * from "./experts/conflicts.ts";
export type { EmptiedBy, Reason as ProposalReason } from "./experts/explain.ts";
export { type Alpha, krippendorffAlpha, type Metric } from "./experts/krippendorff.ts";
export * from "./experts/pool.ts";
export * from "./experts/proposal.ts";
export * from "./experts/quorum.ts";
export * from "./experts/reminders.ts";
export { misfit, PROPOSAL_WEIGHTS, type ProposalQuestion } from "./experts/settled.ts";
export type { Comparator, Expression, FunctionName, Value } from "./expression/types.ts";
export type { FactTable } from "./facts/table.ts";
export type { FactOrigin, WrittenFact } from "./facts/written.ts";
export { compare, type Fraction, fraction, toNumber } from "./fraction.ts";
export { distanceKm, type Point } from "./geo/distance.ts";
export { isRegionCode, isRegionOf } from "./geo/nuts.ts";
export { type Decision, decideLabel, type Reason } from "./label/decide.ts";
export { type EligibilityItem, eligibilityItems, enteredFacts } from "./label/eligibility.ts";
export * from "./label/held.ts";
export type { ContextName } from "./label/names.ts";
export { LANGUAGES, type Language } from "./languages.ts";
export { plainLetters } from "./plain-letters.ts";
export * from "./problem.ts";
export * from "./process/index.ts";
export { computeFacts } from "./register/compute-facts.ts";
export { type Asked, askedBy, type Gap, type RegisterFact, type RegisterFacts } from "./register/facts.ts";
export { type NaceGap, type ReadNaceCode, readNaceCode } from "./register/nace/read-code.ts";
export * from "./register/nace/table.ts";
export { nameKey } from "./register/name-key.ts";
export { committedOn, type ParticipantYear, participantYears } from "./register/participants.ts";
export { covers, merged } from "./register/period.ts";
export * from "./register/profile-rules.ts";
export * from "./register/register.ts";
export { agreesWithFigures, type SizeFigures, type SizeRange, sizeClass, sizeRange } from "./register/size-class.ts";
export * from "./scheme/compile.ts";
export { type Edition, type EditionTexts, hashEdition } from "./scheme/content.ts";
export { diffEditions, type EditionChange } from "./scheme/diff.ts";
export { type CaseData, type Judgement, type PreviewedCase, previewCase, readUnder } from "./scheme/preview.ts";
export type { Scale } from "./scheme/scale.ts";
export type {
  DisclosureRules,
  EditionFileName,
  EditionFiles,
  FactDefinition,
  LocalPlural,
  LocalText,
  Unit,
} from "./scheme/schema.ts";
export type { Touches } from "./scheme/touches.ts";
