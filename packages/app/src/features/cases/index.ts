export { holdCase, judgedNow, type LoadedCase, loadCase, schemeOf } from "./load-case.ts";
export { openCase } from "./operations/open-case.ts";
export { takeStep, takeStepIn } from "./operations/take-step.ts";
export { caseCrumbs, refusalText, StateTag, titleOf } from "./pages/parts.tsx";
export { partiesOf } from "./policy.ts";
export { type CaseView, presentCase, presentTrail, type TrailLine } from "./present.ts";
export { type CaseRow, namesOf, readableTexts, readableTrail, updateCase } from "./queries.ts";
export { caseExpert, caseTask, labelCase } from "./tables.ts";
export { type SchemeWords, schemeWords } from "./words.ts";
