export { initialise } from "./initialise.ts";
export { StartProblem } from "./platform/start-problem.ts";
export { type ProgramOptions, type RunningProgram, startProgram } from "./program.ts";
