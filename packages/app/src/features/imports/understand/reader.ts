import type { Cell } from "../read/table.ts";
import type { CompleteMapping } from "../schema.ts";
import type { Field } from "./fields.ts";
import type { Notice, Refusal } from "./reasons.ts";

/** Thrown inside of the reading of a row, and caught around it. */
export class RowRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** A row and what its columns are. */
export interface Reader {
  readonly mapping: CompleteMapping;
  /** The first value of a field that is not blank, as text. */
  text(field: Field): string;
  cells(field: Field): readonly { readonly cell: Cell; readonly column: number }[];
  notice(notice: Notice): void;
}
