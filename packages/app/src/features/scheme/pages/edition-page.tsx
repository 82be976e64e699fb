import type { EditionFiles } from "@klynge/core";
import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentDay, sayDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { EditionView } from "../present.ts";
import type { ShownDifference } from "../present-difference.ts";
import type { ShownPreview } from "../present-preview.ts";
import { Difference, StandingTag } from "./parts.tsx";
import { PreviewTable } from "./preview-table.tsx";

interface EditionPageProps {
  readonly c: Context<AppEnv>;
  readonly view: EditionView;
  readonly own: EditionFiles["edition.yaml"];
  /** What it is set beside: the one in force, or once it is that itself the one before it. */
  readonly comparedWith: string;
  readonly difference: ShownDifference;
  /** Null once it is in force, or was withdrawn. */
  readonly preview: ShownPreview | null;
  readonly mayKeep: boolean;
  readonly today: string;
  readonly tried?: {
    readonly effectiveFrom: string;
    readonly fault: "day" | "too_early" | "not_sure";
    readonly latest?: string;
  };
}

/** An edition: what differs from the one in force, whom it concerns, and from when it holds. */
export function EditionPage(props: EditionPageProps) {
  const { c, view, comparedWith, difference, preview, mayKeep } = props;
  const { say } = c.var;
  const title = say("scheme.edition", { name: view.name });
  return (
    <Layout
      c={c}
      title={title}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        { text: say("scheme.title"), href: "/editions" },
      ]}
    >
      <PageHead title={title} tags={<StandingTag c={c} standing={view.standing} />}>
        {say(`scheme.lead_${view.standing}`)}
      </PageHead>
      <Happened c={c} />
      <About {...props} />
      <section class="k-scheme k-section" aria-labelledby="difference">
        <h2 id="difference">{say("scheme.difference.title", { name: comparedWith })}</h2>
        <Difference c={c} difference={difference} />
      </section>
      {preview && <PreviewTable c={c} preview={preview} />}
      {mayKeep && view.standing === "draft" && <Publish {...props} />}
      {mayKeep && (view.standing === "draft" || view.standing === "coming") && <Withdraw c={c} view={view} />}
    </Layout>
  );
}

function Happened({ c }: Pick<EditionPageProps, "c">) {
  const done = (["brought", "published"] as const).find((one) => one === c.req.query("done"));
  return done ? <Note kind="done">{c.var.say(`scheme.done.${done}`)}</Note> : null;
}

function About({ c, view, own }: EditionPageProps) {
  const { say, language } = c.var;
  const { effectiveFrom, brought, hash } = view;
  return (
    <dl class="k-scheme k-section k-pairs">
      <div>
        <dt>{say("scheme.column.from")}</dt>
        <dd>{effectiveFrom ? sayDay(effectiveFrom, language) : say("scheme.no_day")}</dd>
      </div>
      <div>
        <dt>{say("scheme.column.brought")}</dt>
        <dd>{brought && `${shownName(brought.by, say)}, ${presentDay(brought.at, language)}`}</dd>
      </div>
      <div>
        <dt>{say("scheme.owner")}</dt>
        <dd>{own.owner[language]}</dd>
      </div>
      <div>
        <dt>{say("scheme.hash")}</dt>
        <dd class="k-scheme-place">{hash}</dd>
      </div>
    </dl>
  );
}

function Publish({ c, view, own, tried, today }: EditionPageProps) {
  const { say, language } = c.var;
  const proposed = own.effective_from > today ? own.effective_from : today;
  const fault = tried && (tried.fault === "too_early" || tried.fault === "day") ? tried.fault : null;
  return (
    <section class="k-scheme k-section k-narrow" aria-labelledby="publish">
      <h2 id="publish">{say("scheme.publish.title")}</h2>
      <p>{say("scheme.publish.text")}</p>
      <form method="post" action={`/editions/${view.id}/publish`} class="k-form" novalidate>
        <FormToken c={c} />
        <Field
          id="effective_from"
          name="effective_from"
          kind="date"
          size="medium"
          label={say("scheme.publish.day")}
          hint={say("scheme.publish.hint")}
          value={tried?.effectiveFrom ?? proposed}
          errors={
            fault
              ? [
                  say(fault === "day" ? "scheme.publish.not_a_day" : "scheme.publish.too_early", {
                    day: tried?.latest ? sayDay(tried.latest, language) : "",
                  }),
                ]
              : []
          }
          required
        />
        <Choices
          id="sure"
          name="sure"
          type="checkbox"
          legend={say("scheme.publish.sure_legend")}
          errors={tried?.fault === "not_sure" ? [say("scheme.publish.not_sure")] : []}
          choices={[{ value: "yes", title: say("scheme.publish.sure") }]}
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("scheme.publish.submit")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Withdraw({ c, view }: Pick<EditionPageProps, "c" | "view">) {
  const { say } = c.var;
  const draft = view.standing === "draft";
  return (
    <section class="k-scheme k-section k-narrow" aria-labelledby="withdraw">
      <h2 id="withdraw">{say(draft ? "scheme.discard.title" : "scheme.withdraw.title")}</h2>
      <p>{say(draft ? "scheme.discard.text" : "scheme.withdraw.text")}</p>
      <form method="post" action={`/editions/${view.id}/withdraw`}>
        <FormToken c={c} />
        <button type="submit" class="k-button k-button-danger">
          {say(draft ? "scheme.discard.submit" : "scheme.withdraw.submit")}
        </button>
      </form>
    </section>
  );
}
