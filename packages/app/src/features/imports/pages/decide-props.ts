import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { countQuestions, FoundImport, ListedQuestion } from "../queries.ts";
import type { RefusedRows } from "../refused-by-reason.ts";

/** What waits for decisions before an import is carried out. */
export interface DecideProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly refused: readonly RefusedRows[];
  readonly questions: readonly ListedQuestion[];
  readonly kinds: Awaited<ReturnType<typeof countQuestions>>;
  readonly page: number;
  readonly more: boolean;
}
