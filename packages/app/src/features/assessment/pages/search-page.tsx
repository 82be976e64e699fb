import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView } from "../present.ts";
import { wordsOf } from "../row-words.ts";
import { searchRows } from "../search-rows.ts";
import { AssessmentFrame } from "./frame.tsx";

/** Rows found by number and words. */
export function SearchPage({ c, view, search }: { c: Context<AppEnv>; view: AssessmentView; search: string }) {
  const { say, services } = c.var;
  const found = searchRows(view, services.edition, search);
  const base = `/assessments/${view.loaded.assessment.id}`;
  return (
    <AssessmentFrame c={c} view={view} title={say("assessment.search")} row={null} search={search} found={found}>
      <h1>{say("assessment.search_title", { search })}</h1>
      {found.length > 0 ? (
        <>
          <p class="k-lead">{say("assessment.found", { count: found.length })}</p>
          <ul class="k-list k-found">
            {found.map((row) => (
              <li class="k-with-icon">
                <StateIcon state={row.state} text={say(`assessment.state.${row.state}`)} />
                <span>
                  <a href={`${base}/rows/${row.id}`}>
                    {row.id} {row.name}
                  </a>
                  <span class="k-small k-muted">{wordsOf(services.edition, view, row.id).question}</span>
                </span>
              </li>
            ))}
          </ul>
          <p class="k-more">
            <a href={base}>{say("assessment.all_rows")}</a>
          </p>
        </>
      ) : (
        <EmptyBox title={say("assessment.nothing_found")} actions={<a href={base}>{say("assessment.all_rows")}</a>}>
          {say("assessment.nothing_found_text")}
        </EmptyBox>
      )}
    </AssessmentFrame>
  );
}
