import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { titleOf } from "../../cases/index.ts";
import type { Appeal } from "../load-appeal.ts";
import type { TriedStep } from "./dossier-props.ts";
import { Done, Refused, wordsIn } from "./parts.tsx";

interface AppealPageProps {
  readonly c: Context<AppEnv>;
  readonly appeal: Appeal;
  readonly tried?: TriedStep;
}

/** An appeal: what was decided, what speaks against it, and for the officer the form that ends it. */
export function AppealPage(props: AppealPageProps) {
  const { c, appeal, tried } = props;
  const { say, language } = c.var;
  const words = wordsIn(c);
  const { view, decided, filedOn, may } = appeal;
  return (
    <Layout
      c={c}
      title={say("board.appeal.title")}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        { text: titleOf(c, view), href: `/cases/${view.id}` },
      ]}
    >
      <header class="k-page-head">
        <div>
          <h1>{say("board.appeal.title")}</h1>
          <p class="k-lead">
            {titleOf(c, view)}. {say(`cases.appeal.${appeal.state}`)}
          </p>
        </div>
      </header>
      <Done c={c} />
      {tried && <Refused c={c} refused={tried.refused} />}
      <dl class="k-case-facts">
        <dt>{say("board.appeal.filed")}</dt>
        <dd>{filedOn && presentDay(filedOn, language)}</dd>
        <dt>{say("board.appeal.grounds")}</dt>
        <dd class="k-case-text">{appeal.grounds}</dd>
        <dt>{say("board.appeal.reasons")}</dt>
        <dd>
          {decided.reasons.map((code) => words.reason(code)).join(" ")}
          {decided.because && <p class="k-case-text">{decided.because}</p>}
        </dd>
        {appeal.officer && (
          <>
            <dt>{say("board.appeal.officer")}</dt>
            <dd>{appeal.officer}</dd>
          </>
        )}
        {appeal.answer && (
          <>
            <dt>{say("board.appeal.answer")}</dt>
            <dd class="k-case-text">{appeal.answer}</dd>
          </>
        )}
      </dl>
      <p>
        <a href={`/cases/${view.id}/trail`}>{say("cases.trail.title")}</a>
      </p>
      {may.assign && <Assign {...props} />}
      {!may.assign && !may.decide && appeal.state === "open" && <Note kind="warn">{say("board.appeal.nobody")}</Note>}
      {may.decide && <Decide {...props} />}
    </Layout>
  );
}

function Assign({ c, appeal: { view, officers } }: AppealPageProps) {
  const { say } = c.var;
  return (
    <section class="k-section k-narrow" aria-labelledby="assign">
      <h2 id="assign">{say("cases.step.assign_appeal")}</h2>
      <form method="post" action={`/cases/${view.id}/appeal/assign`} class="k-form">
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <Field
          id="officer"
          name="officer"
          kind="select"
          size="medium"
          label={say("board.appeal.officer")}
          hint={say("board.appeal.officer_hint")}
          options={officers.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("cases.step.assign_appeal")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Decide({ c, appeal: { view }, tried }: AppealPageProps) {
  const { say } = c.var;
  const values = tried?.step === "decide_appeal" ? tried.values : {};
  return (
    <section class="k-section k-narrow" aria-labelledby="decide">
      <h2 id="decide">{say("cases.step.decide_appeal")}</h2>
      <form method="post" action={`/cases/${view.id}/appeal/decide`} class="k-form">
        <FormToken c={c} />
        <input type="hidden" name="command" value={randomUUID()} />
        <Choices
          id="outcome"
          name="outcome"
          legend={say("board.appeal.outcome")}
          choices={(["dismissed", "returned"] as const).map((value) => ({
            value,
            title: say(`cases.appeal.${value}`),
            checked: values.outcome === value,
          }))}
        />
        <Field
          id="because"
          name="because"
          kind="textarea"
          rows={6}
          label={say("cases.field.because")}
          hint={say("board.appeal.because_hint")}
          value={values.because ?? ""}
          required
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("cases.step.decide_appeal")}
          </button>
        </div>
      </form>
    </section>
  );
}
