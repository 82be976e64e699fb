/** Why a file cannot be read at all; the texts say each under `imports.failure.<code>`. */
export const FILE_FAULTS = [
  "empty", // nothing in it, or nothing but blanks
  "header_only", // names of columns, and no row below
  "not_a_table", // neither CSV nor XLSX
  "other_spreadsheet", // .xls, .ods, .xlsb, .numbers
  "protected", // with a password
  "damaged", // a ZIP or XML that breaks off or contradicts itself
  "unpacks_too_large", // a small file that unpacks to a huge one; {limit}
  "too_many_rows", // {limit}
  "too_many_columns", // {limit}
  "quote_open", // a quotation mark that is never closed; {row}
  "not_these_answers", // no case file, no profile
] as const;
export type FileFaultCode = (typeof FILE_FAULTS)[number];
export type FaultDetails = Readonly<Record<string, string | number>>;

/** Leaves a thread by its code (workers/answer-tasks.ts); details travel as JSON in the message. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  constructor(code: FileFaultCode, details: FaultDetails = {}) {
    super(JSON.stringify(details));
    this.name = "FileFault";
    this.code = code;
  }
}
