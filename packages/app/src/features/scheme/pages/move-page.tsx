import type { Context } from "hono";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Problem } from "../../../platform/web/problem.ts";
import { type CaseView, caseCrumbs, refusalText, type SchemeWords, StepToken, titleOf } from "../../cases/index.ts";
import type { Move } from "../load-move.ts";
import type { ShownDifference } from "../present-difference.ts";
import { Difference } from "./parts.tsx";
import { ChangeTag, outcomeText, pointsText, Why } from "./preview-table.tsx";

interface MovePageProps {
  readonly c: Context<AppEnv>;
  readonly view: CaseView;
  readonly move: Move;
  readonly difference: ShownDifference;
  /** What is new in the judgement. */
  readonly why: readonly string[];
  readonly words: SchemeWords;
  readonly tried?: { readonly because: string; readonly refused: Problem["details"] };
}

/** A case before it is moved to the edition in force: what becomes of it, and why it is moved. */
export function MovePage(props: MovePageProps) {
  const { c, view, move, difference, words, tried } = props;
  const { say } = c.var;
  const title = say("scheme.move.title");
  const same = move.from.hash === move.to.hash;
  const lawful = move.preview === null || move.preview.after.readable;
  return (
    <Layout
      c={c}
      title={title}
      place="tasks"
      crumbs={[...caseCrumbs(c, view, false), { text: titleOf(c, view), href: `/cases/${view.id}` }]}
    >
      <PageHead title={title}>
        {say(same ? "scheme.move.same" : "scheme.move.lead", { from: move.from.id, to: move.to.id })}
      </PageHead>
      {tried && tried.refused.refusal !== "because_missing" && (
        <Note kind="bad">{refusalText(c, words, tried.refused)}</Note>
      )}
      {!same && (
        <>
          <Foreseen {...props} />
          <section class="k-scheme k-section" aria-labelledby="difference">
            <h2 id="difference">{say("scheme.difference.title", { name: move.from.id })}</h2>
            <Difference c={c} difference={difference} />
          </section>
          {lawful ? <MoveForm {...props} /> : <Note kind="bad">{say("scheme.move.not_lawful")}</Note>}
        </>
      )}
    </Layout>
  );
}

function Foreseen({ c, move: { preview }, why }: MovePageProps) {
  const { say } = c.var;
  return (
    <section class="k-scheme k-section" aria-labelledby="foreseen">
      <h2 id="foreseen">{say("scheme.move.foreseen")}</h2>
      {preview === null ? (
        <p>{say("scheme.move.nothing_submitted")}</p>
      ) : (
        <dl class="k-pairs">
          <div>
            <dt>{say("scheme.column.change")}</dt>
            <dd>
              <ChangeTag c={c} change={preview.change} />
            </dd>
          </div>
          <div>
            <dt>{say("scheme.column.points")}</dt>
            <dd>{pointsText(c, preview)}</dd>
          </div>
          <div>
            <dt>{say("scheme.column.label")}</dt>
            <dd>{outcomeText(c, preview)}</dd>
          </div>
          <div>
            <dt>{say("scheme.column.why")}</dt>
            <dd>
              <Why reasons={why} />
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}

function MoveForm({ c, view, move, tried }: MovePageProps) {
  const { say } = c.var;
  return (
    <section class="k-scheme k-section k-narrow" aria-labelledby="move">
      <h2 id="move">{say("scheme.move.do")}</h2>
      <p>{say("scheme.move.text")}</p>
      <form method="post" action={`/cases/${view.id}/edition`} class="k-form" novalidate>
        <StepToken c={c} />
        <input type="hidden" name="hash" value={move.to.hash} />
        <Field
          id="because"
          name="because"
          kind="textarea"
          label={say("scheme.move.because")}
          hint={say("scheme.move.hint")}
          value={tried?.because ?? ""}
          errors={tried?.refused.refusal === "because_missing" ? [say("scheme.move.because_missing")] : []}
          required
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("scheme.move.submit", { to: move.to.id })}
          </button>
        </div>
      </form>
    </section>
  );
}
