/**
 * A small fault in one file of schemes/ecei: one replacement, and all faults that must follow, as `file path: code`. Where one
 * slip breaks two rules both are named.
 */
export interface SchemeCanary {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly faults: readonly string[];
}

export function canary(
  name: string,
  file: string,
  [from, to]: readonly [from: string, to: string],
  ...faults: string[]
): SchemeCanary {
  return { name, file, from, to, faults };
}
