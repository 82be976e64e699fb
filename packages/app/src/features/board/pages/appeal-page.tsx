import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { DecisionHistory, PointsByRow, pointsAgainst, Requirements, StepToken, titleOf } from "../../cases/index.ts";
import type { Appeal } from "../load-appeal.ts";
import { FindingList } from "./dossier-findings.tsx";
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
  const { say } = c.var;
  const { view, rounds, may } = appeal;
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
      <PageHead title={say("board.appeal.title")}>
        {titleOf(c, view)}. {say(`cases.appeal.${appeal.state}`)}
      </PageHead>
      <Done c={c} />
      {tried && <Refused c={c} refused={tried.refused} />}
      <section class="k-section k-narrow" aria-labelledby="history">
        <h2 id="history">{say("cases.history.title")}</h2>
        <DecisionHistory c={c} rounds={rounds} words={wordsIn(c)} />
        {appeal.officer && (
          <dl class="k-case-facts">
            <dt>{say("board.appeal.officer")}</dt>
            <dd>{appeal.officer}</dd>
          </dl>
        )}
      </section>
      <RestsOn {...props} />
      {may.assign && <Assign {...props} />}
      {!may.assign && !may.decide && appeal.state === "open" && <Note kind="warn">{say("board.appeal.nobody")}</Note>}
      {may.decide && <Decide {...props} />}
    </Layout>
  );
}

/** Points, requirements, findings and replies: what experts and board had before them, and the trail. */
function RestsOn({ c, appeal: { view, content } }: AppealPageProps) {
  const { say } = c.var;
  const words = wordsIn(c);
  const { final, needed, rows, findings, replies } = content;
  return (
    <section class="k-section" aria-labelledby="rests-on">
      <h2 id="rests-on">{say("board.appeal.rests_on")}</h2>
      <dl class="k-case-facts">
        {final && (
          <>
            <dt>{say("cases.decision.final")}</dt>
            <dd>{pointsAgainst(c, final, needed)}</dd>
          </>
        )}
        <Requirements c={c} explained={content} words={words} />
      </dl>
      <PointsByRow c={c} rows={rows} words={words} />
      <h3>{say("board.findings")}</h3>
      {findings.length === 0 && <p>{say("board.appeal.no_findings")}</p>}
      <FindingList c={c} findings={findings} />
      {replies.length > 0 && <h3>{say("cases.report.replies")}</h3>}
      <ul class="k-list k-case-findings" hidden={replies.length === 0}>
        {replies.map((text) => (
          <li>
            <p class="k-case-text">{text}</p>
          </li>
        ))}
      </ul>
      <p class="k-section">
        <a href={`/cases/${view.id}/trail`}>{say("cases.trail.title")}</a>
      </p>
    </section>
  );
}

function Assign({ c, appeal: { view, officers } }: AppealPageProps) {
  const { say } = c.var;
  return (
    <section class="k-section k-narrow" aria-labelledby="assign">
      <h2 id="assign">{say("cases.step.assign_appeal")}</h2>
      <form method="post" action={`/cases/${view.id}/appeal/assign`} class="k-form">
        <StepToken c={c} />
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
        <StepToken c={c} />
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
