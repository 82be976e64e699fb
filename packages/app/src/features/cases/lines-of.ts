import type { StepName, StepOf } from "@klynge/core";
import type { TrailLine } from "./present.ts";

export type LineOf<Name extends StepName> = TrailLine & { readonly data: StepOf<Name> };

/**
 * The entries of one step, the oldest first.
 * @param trail the newest first, as `readTrail` gives it
 */
export function linesOf<Name extends StepName>(trail: readonly TrailLine[], step: Name): LineOf<Name>[] {
  return trail.filter((line): line is LineOf<Name> => line.data.step === step).reverse();
}

/**
 * Findings that were not taken back, the oldest first; those taken back stand in the trail alone.
 * @param standing their numbers, from the case: not everybody who reads a finding reads that it was taken back
 */
export function standingFindings(standing: readonly number[], trail: readonly TrailLine[]): LineOf<"write_finding">[] {
  return linesOf(trail, "write_finding").filter(({ number }) => standing.includes(number));
}
