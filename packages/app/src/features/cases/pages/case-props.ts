import type { PointsInParts } from "@klynge/core";
import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { DecisionRound } from "../decision-rounds.ts";
import type { Explained } from "../explained.ts";
import type { Faults } from "../faults.ts";
import type { LabelFacts } from "../load-label-facts.ts";
import type { CaseView, TrailLine } from "../present.ts";
import type { SchemeWords } from "../words.ts";

/** What the page of a case shows, in each of its parts. */
export interface CasePageProps {
  readonly c: Context<AppEnv>;
  readonly view: CaseView;
  /** Whether the person is one of the cluster's. */
  readonly inCluster: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly trail: readonly TrailLine[];
  readonly eligibility: readonly string[];
  readonly words: SchemeWords;
  /** Assessments of the cluster that could be handed in. */
  readonly assessments: readonly { readonly id: string; readonly referenceDate: string; readonly submitted: boolean }[];
  readonly mayAnswer: boolean;
  readonly labelFacts: LabelFacts;
  /** Where the points come from, for whoever may see them; empty for everybody else. */
  readonly dimensions: PointsInParts["dimensions"];
  /** What was decided, the oldest first. */
  readonly rounds: readonly DecisionRound[];
  /** Null before there is a decision that the person knows. */
  readonly explained: Explained | null;
  /** A form that was not taken: what stood in it, and why. */
  readonly tried?: {
    readonly step: string;
    readonly values: Readonly<Record<string, string>>;
    readonly faults: Faults;
    readonly refused: Readonly<Record<string, string | number>> | null;
  };
}
