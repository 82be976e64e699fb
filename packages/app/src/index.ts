export { examineInstallation } from "./examine.ts";
export { FileFaults, type ImportedVocabulary } from "./features/vocabulary/index.ts";
export { importVocabularyInto } from "./import-vocabulary.ts";
export { initialise } from "./initialise.ts";
export { StartProblem } from "./platform/start-problem.ts";
export { type ProgramOptions, type RunningProgram, startProgram } from "./program.ts";
