import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { openFacts } from "../open-facts.ts";
import { mayAnswer } from "../policy.ts";
import type { AssessmentView } from "../present.ts";

/** Answers that the register knows and nobody has given: one button gives them all. Afterwards it says how many there were. */
export function FillBox({ c, view }: { c: Context<AppEnv>; view: AssessmentView }) {
  const { say, services } = c.var;
  const { assessment, standing } = view.loaded;
  const filled = Number(c.req.query("filled") ?? 0);
  const contradicting = (c.req.query("open") ?? "")
    .split(" ")
    .filter((fact) => services.edition.dictionary.index.has(fact));
  const count = mayAnswer(standing) ? openFacts(view.loaded).size : 0;
  return (
    <>
      {filled > 0 && (
        <div class="k-filled">
          <Note kind="done">{say("assessment.register.filled", { count: filled })}</Note>
        </div>
      )}
      {contradicting.length > 0 && (
        <div class="k-filled">
          <Note kind="warn">
            {say("assessment.register.contradicting", {
              count: contradicting.length,
              facts: view.wording.list(contradicting.map((fact) => view.wording.factName(fact))),
            })}
          </Note>
        </div>
      )}
      {count > 0 && (
        <form class="k-fill" method="post" action={`/assessments/${assessment.id}/fill`}>
          <FormToken c={c} />
          <input type="hidden" name="back" value={new URL(c.req.url).pathname} />
          <p>{say("assessment.register.fill_lead", { count })}</p>
          <button class="k-button k-button-second" type="submit">
            {say("assessment.register.fill", { count })}
          </button>
        </form>
      )}
    </>
  );
}
