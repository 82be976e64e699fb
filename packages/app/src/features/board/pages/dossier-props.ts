import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import type { Dossier } from "../load-dossier.ts";

/** A form that was not taken: what stood in it, and why. */
export interface TriedStep {
  readonly step: string;
  readonly values: Readonly<Record<string, string>>;
  readonly refused: ProblemDetails;
}

export interface DossierProps {
  readonly c: Context<AppEnv>;
  readonly dossier: Dossier;
  readonly tried?: TriedStep;
}
