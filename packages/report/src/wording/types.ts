/** A comparison with plain numbers, as it stands in an explanation. */
export interface Comparison {
  readonly fact: string;
  readonly op: string;
  readonly threshold: number | boolean;
}
