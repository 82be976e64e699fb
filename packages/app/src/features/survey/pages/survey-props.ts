import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Contact, FoundSurvey, Invited } from "../queries.ts";
import type { QuestionResult } from "../results.ts";
import type { Faults, Values } from "./parts.tsx";

/** What the page of a survey shows, in each of its states. */
export interface SurveyPageProps {
  readonly c: Context<AppEnv>;
  readonly seen: FoundSurvey;
  readonly mayRun: boolean;
  /** Of a draft. */
  readonly invited: readonly Invited[];
  readonly contacts: readonly Contact[];
  /** Of a survey that is closed; null when fewer than five have answered. */
  readonly results: readonly QuestionResult[] | null;
  readonly remarks: readonly string[];
  readonly values?: Values;
  readonly faults?: Faults;
}
