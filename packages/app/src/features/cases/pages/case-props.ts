import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
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
  readonly mayAccept: boolean;
  /** A form that was not taken: what stood in it, and why. */
  readonly tried?: {
    readonly step: string;
    readonly values: Readonly<Record<string, string>>;
    readonly faults: Readonly<Record<string, string>>;
    readonly refused: Readonly<Record<string, string | number>> | null;
  };
}
