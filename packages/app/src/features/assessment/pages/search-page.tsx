import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView } from "../present.ts";
import { AssessmentFrame } from "./frame.tsx";

/** Rows found by words; the list itself stands in the navigation. */
export function SearchPage({ c, view, search }: { c: Context<AppEnv>; view: AssessmentView; search: string }) {
  const { say } = c.var;
  return (
    <AssessmentFrame c={c} view={view} title={say("assessment.search")} row={null} search={search}>
      <h1>{say("assessment.search_title", { search })}</h1>
      <p class="k-lead">{say("assessment.search_lead")}</p>
      <p>
        <a href={`/assessments/${view.loaded.assessment.id}`}>{say("assessment.all_rows")}</a>
      </p>
    </AssessmentFrame>
  );
}
