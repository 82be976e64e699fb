import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Clash } from "../operations/save-score.ts";
import type { StepFault } from "../read-step.ts";
import type { ReadScore } from "../schema.ts";

/** What could not be saved, and why. */
export interface Attempt {
  readonly read: ReadScore;
  readonly clashes: readonly Clash[];
  /** A sentence: it is not the time, or everything is signed. */
  readonly refused: string | null;
}

export function faultTexts({ var: { say } }: Context<AppEnv>, fault: StepFault | undefined): string[] {
  return fault ? [say(`scoring.fault.${fault}`)] : [];
}
