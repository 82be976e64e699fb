import {
  type Case,
  type CaseData,
  type CompiledEdition,
  MAX_DOCUMENT_BYTES,
  readCase,
  readDocument,
} from "@klynge/core";
import { refuseAll } from "../problem.ts";
import { readText } from "./read-text.ts";

/** A case as it stands in its file, beside what was understood of it. */
export interface CaseFile {
  readonly file: string;
  readonly data: CaseData;
  readonly input: Case;
}

/** @throws BadInput with every fault of the file */
export function loadCase(edition: CompiledEdition, file: string): Case {
  return loadCaseFile(edition, file).input;
}

/** @throws BadInput with every fault of the file */
export function loadCaseFile(edition: CompiledEdition, file: string): CaseFile {
  const document = readDocument(readText(file, MAX_DOCUMENT_BYTES));
  if (!document.ok) throw refuseAll(file, document.faults);
  const read = readCase(edition, document.value);
  if (!read.ok) throw refuseAll(file, read.faults);
  return { file, data: document.value as CaseData, input: read.value };
}
