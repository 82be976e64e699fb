import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { countQuestions, FoundImport, ListedQuestion } from "../queries.ts";

/** What waits for decisions before an import is carried out. */
export interface DecideProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly questions: readonly ListedQuestion[];
  readonly kinds: Awaited<ReturnType<typeof countQuestions>>;
  readonly page: number;
  readonly more: boolean;
}
