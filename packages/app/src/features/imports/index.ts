export { countInImports, forgetInImports } from "./forget-in-imports.ts";
export { startImportReader } from "./import-reader.ts";
export { importJobs } from "./run/import-jobs.ts";
export { registerImport } from "./tables.ts";
