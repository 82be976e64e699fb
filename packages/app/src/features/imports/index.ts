export { startImportReader } from "./import-reader.ts";
export { importJobs } from "./work/import-jobs.ts";
