export { holdCase, judgedNow, type LoadedCase, loadCase, schemeOf } from "./load-case.ts";
export { openCase } from "./operations/open-case.ts";
export { takeStep, takeStepIn } from "./operations/take-step.ts";
export { partiesOf } from "./policy.ts";
export { type CaseRow, namesOf, updateCase } from "./queries.ts";
export { caseExpert, caseTask, labelCase } from "./tables.ts";
