import {
  applicationOf,
  type CompiledEdition,
  countedFacts,
  countedPoints,
  type PreviewedCase,
  previewCase,
  withFacts,
} from "@klynge/core";
import type { LoadedCase } from "../cases/index.ts";

/** A case before it is moved. */
export interface Move {
  readonly from: CompiledEdition;
  readonly to: CompiledEdition;
  /** Null while nothing is submitted: then nothing is judged yet. */
  readonly preview: PreviewedCase | null;
}

/** What becomes of a case by another edition. */
export function editionToMoveTo(loaded: LoadedCase, to: CompiledEdition): Move {
  const { edition: from, submitted } = loaded;
  return { from, to, preview: submitted ? previewCase(from, to, asJudged(loaded)) : null };
}

/** What was submitted with what the experts found, as the rules of the label are asked. */
export function asJudged({ data, process }: LoadedCase): Readonly<Record<string, unknown>> {
  return {
    ...withFacts(data, countedFacts(process)),
    application: applicationOf(process),
    agreed_points: Object.fromEntries(countedPoints(process)),
  };
}
