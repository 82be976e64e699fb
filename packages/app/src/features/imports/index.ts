export { startImportReader } from "./import-reader.ts";
export { registerImport } from "./tables.ts";
export { importJobs } from "./work/import-jobs.ts";
