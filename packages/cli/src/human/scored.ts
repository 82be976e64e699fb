import type { CompiledEdition, CompiledScheme, ScoreAnswer } from "@klynge/core";
import type { Telling } from "../command.ts";
import type { Wording } from "./wording.ts";

/** What the lines of a score are written from. */
export interface Scored {
  readonly edition: CompiledEdition;
  readonly scheme: CompiledScheme;
  readonly answer: ScoreAnswer;
  readonly telling: Telling;
  readonly wording: Wording;
}
