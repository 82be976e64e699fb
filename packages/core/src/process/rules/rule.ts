import type { Circumstances, Refusal } from "../circumstances.ts";
import type { CaseProcess } from "../process.ts";
import type { CaseState, Party } from "../states.ts";
import type { Added, StepName, StepOf } from "../steps.ts";

/** Who takes a step in which states, and what else has to be true. */
export interface StepRule<N extends StepName> {
  readonly by: readonly Party[];
  readonly from: readonly CaseState[];
  readonly check?: (now: CaseProcess, step: StepOf<N>, by: Circumstances) => Refusal | null;
  /** What enters the trail besides; it may refuse as well, where what it needs cannot be known. */
  readonly add?: (now: CaseProcess, step: StepOf<N>, by: Circumstances) => AddedBy<N> | Refusal;
}

type AddedBy<N extends StepName> = N extends keyof Added ? Added[N] : never;
export type RulesOf<N extends StepName> = { readonly [Name in N]: StepRule<Name> };
