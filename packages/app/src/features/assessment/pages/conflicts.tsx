import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Conflict } from "../operations/save-row.ts";
import type { AssessmentView } from "../present.ts";
import { changedBy } from "./answer-fields.tsx";

export type ConflictNote = Conflict;

/**
 * Somebody else was faster. Nothing was saved: the form below holds what was typed here, with the present versions, so that
 * saving again by its button takes mine; the link opens the page with theirs. Until then the island `autosave` sends nothing.
 */
export function Conflicts({
  c,
  view,
  conflicts,
}: {
  c: Context<AppEnv>;
  view: AssessmentView;
  conflicts: readonly ConflictNote[];
}) {
  const { say } = c.var;
  const words = (of: string, value: Conflict["mine"]): string =>
    view.loaded.facts.has(of) ? view.wording.value(of, value) : String(value ?? "");
  return (
    <section class="k-error-summary" role="alert" aria-labelledby="conflict-title" data-conflict>
      <h2 id="conflict-title">{say("assessment.conflict_title")}</h2>
      <ul>
        {conflicts.map((conflict) => (
          <li>
            <strong>
              {view.loaded.facts.has(conflict.of) ? view.wording.factName(conflict.of) : say("assessment.comment")}
            </strong>
            : {say("assessment.conflict_theirs", { value: words(conflict.of, conflict.theirs) })} (
            {changedBy(c, { changedByName: conflict.who, changedAt: conflict.when })}){". "}
            {say("assessment.conflict_mine", { value: words(conflict.of, conflict.mine) })}
          </li>
        ))}
      </ul>
      <p>{say("assessment.conflict_choose")}</p>
      <p>
        <a href={new URL(c.req.url).pathname} data-discard>
          {say("assessment.conflict_take_theirs")}
        </a>
      </p>
    </section>
  );
}
