import { type Case, type CompiledEdition, MAX_DOCUMENT_BYTES, readCase, readDocument } from "@klynge/core";
import { refuseAll } from "../problem.ts";
import { readText } from "./read-text.ts";

/** @throws BadInput with every fault of the file */
export function loadCase(edition: CompiledEdition, file: string): Case {
  const document = readDocument(readText(file, MAX_DOCUMENT_BYTES));
  if (!document.ok) throw refuseAll(file, document.faults);
  const read = readCase(edition, document.value);
  if (!read.ok) throw refuseAll(file, read.faults);
  return read.value;
}
