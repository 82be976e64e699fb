export { openCase } from "./operations/open-case.ts";
export { takeStep } from "./operations/take-step.ts";
export { expert } from "./tables.ts";
