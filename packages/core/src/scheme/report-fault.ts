import { type Fault, fault } from "../problem.ts";
import type { EditionFileName } from "./schema.ts";

/** What a check of one kind reports; the file is part of every fault of a scheme. */
export type Report = (file: EditionFileName, fault: Fault) => void;

/** Reports every id that stands more than once in a list of rows; the lists by the key they stand under. */
export function reportRepeatedRows(
  lists: Readonly<Record<string, readonly { readonly id: string }[]>>,
  file: EditionFileName,
  report: Report,
): void {
  for (const [key, rows] of Object.entries(lists)) {
    reportRepeated(
      rows.map((row) => row.id),
      (i) => `${key}[${i}].id`,
      file,
      report,
    );
  }
}

/** Reports every id that stands more than once. */
export function reportRepeated(
  ids: readonly string[],
  at: (index: number) => string,
  file: EditionFileName,
  report: Report,
): void {
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) report(file, fault("duplicate_id", at(i), { id }));
  });
}
