/** A table of a file, row by row, whatever it was written with. */

/** Numbers only where the file says that it is one; CSV has texts alone. A day of a spreadsheet is `2026-03-01`. */
export type Cell = string | number;

export interface Row {
  /** As the program that made the file counts them, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export const ENCODINGS = ["utf-8", "windows-1252", "windows-1250", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const SEPARATORS = [";", ",", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** How a file is read; what does not concern its kind is null. */
export type HowToRead =
  | { readonly kind: "csv"; readonly encoding: Encoding; readonly separator: Separator }
  | { readonly kind: "xlsx"; readonly sheet: string };

/** The largest table that is taken: more rows than any cluster has members, and than a person looks through. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 400;
/** Of a file as it is brought. */
export const MOST_BYTES = 50_000_000;

export function textOfCell(cell: Cell | undefined): string {
  return cell === undefined ? "" : String(cell).trim();
}
