/** Something of a profile that is computed. */
export interface Figure {
  readonly name: string;
  readonly text: string;
  /** Where it does not come from the register. */
  readonly note?: string;
}
