import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Result } from "../present.ts";
import { clustersOf } from "../sentences.ts";

/** A form that asks for the same page with another group in its address, so that the link reproduces the view. */
export function GroupChooser({ c, result }: { c: Context<AppEnv>; result: Result }) {
  const { say } = c.var;
  const { groups, chosen, refused, view } = result;
  const path = `/assessments/${view.loaded.assessment.id}/result`;
  if (groups.length === 0) return <Note kind="warn">{say("benchmark.no_group")}</Note>;
  return (
    <section class="k-section" id="groups">
      {refused && chosen && <Note kind="warn">{say(`benchmark.note_${refused}`, { group: chosen.name })}</Note>}
      {!chosen && <Note kind="warn">{say("benchmark.no_group")}</Note>}
      <form
        class="k-form"
        method="get"
        action={path}
        hx-get={path}
        hx-trigger="change, submit"
        hx-target="#main"
        hx-select="#main"
        hx-swap="outerHTML"
        hx-push-url="true"
      >
        <Choices
          id="group"
          name="group"
          layout="row"
          legend={say("benchmark.compare_with")}
          choices={groups.map((group) => ({
            value: group.id,
            title: group.name,
            text: group.withheld
              ? say(`benchmark.group_withheld.${group.withheld}`)
              : clustersOf(say, view.wording, group.n),
            checked: group.id === chosen?.id,
            withheld: group.withheld !== null,
          }))}
        />
        {c.req.query("lang") && <input type="hidden" name="lang" value={c.var.language} />}
        <div class="k-actions">
          <button class="k-button k-button-second k-button-small" type="submit">
            {say("benchmark.compare")}
          </button>
          <p class="k-fine k-text">{say("benchmark.group_hint")}</p>
        </div>
      </form>
    </section>
  );
}
