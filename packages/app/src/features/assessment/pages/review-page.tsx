import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayReopen, maySubmit } from "../policy.ts";
import type { AssessmentView } from "../present.ts";
import type { SubmissionRow } from "../queries.ts";
import { AssessmentFrame, nameOf } from "./frame.tsx";

interface ReviewProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly submissions: readonly SubmissionRow[];
}

/** What is open, then one button: submit. After it, what was submitted with its hash. */
export function ReviewPage({ c, view, submissions }: ReviewProps) {
  const { say } = c.var;
  const draft = view.loaded.assessment.state === "draft";
  return (
    <AssessmentFrame
      c={c}
      view={view}
      title={say(draft ? "assessment.review" : "assessment.see_submission")}
      row={null}
    >
      <h1>{say(draft ? "assessment.review_title" : "assessment.submitted_title")}</h1>
      <p class="k-lead">{nameOf(c, view)}</p>
      {draft ? (
        <Open c={c} view={view} submissions={submissions} />
      ) : (
        <Reopen c={c} view={view} submissions={submissions} />
      )}
      <Submissions c={c} view={view} submissions={submissions} />
      <p>
        <a href={`/assessments/${view.loaded.assessment.id}/result`}>{say("benchmark.see_result")}</a> ·{" "}
        <a href={`/assessments/${view.loaded.assessment.id}/print`}>{say("assessment.print")}</a>
      </p>
    </AssessmentFrame>
  );
}

function Open({ c, view }: ReviewProps) {
  const { say } = c.var;
  const { assessment, standing } = view.loaded;
  const open = view.rows.filter(({ state }) => state === "unanswered");
  return (
    <>
      {open.length > 0 ? (
        <section class="k-section">
          <h2>{say("assessment.open_rows", { count: open.length })}</h2>
          <p>{say("assessment.open_hint")}</p>
          <ul class="k-list">
            {open.map((row) => (
              <li>
                <a href={`/assessments/${assessment.id}/rows/${row.id}`}>
                  {row.id} {row.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <Note kind="done">{say("assessment.nothing_open")}</Note>
      )}
      {maySubmit(standing) && (
        <form class="k-form" method="post" action={`/assessments/${assessment.id}/submit`}>
          <FormToken c={c} />
          <input type="hidden" name="version" value={String(assessment.version)} />
          <p class="k-text">{say("assessment.submit_means")}</p>
          <button class="k-button" type="submit">
            {say("assessment.submit")}
          </button>
        </form>
      )}
    </>
  );
}

function Reopen({ c, view }: ReviewProps) {
  const { say } = c.var;
  const { assessment, standing } = view.loaded;
  return (
    <>
      <Note kind="done">{say("assessment.frozen")}</Note>
      {mayReopen(standing) && (
        <details class="k-section">
          <summary>{say("assessment.reopen")}</summary>
          <form class="k-form" method="post" action={`/assessments/${assessment.id}/reopen`}>
            <FormToken c={c} />
            <Field
              id="because"
              name="because"
              kind="textarea"
              label={say("assessment.reopen_because")}
              hint={say("assessment.reopen_hint")}
              required
            />
            <button class="k-button k-button-danger" type="submit">
              {say("assessment.reopen")}
            </button>
          </form>
        </details>
      )}
    </>
  );
}

function Submissions({ c, submissions }: ReviewProps) {
  const { say, language } = c.var;
  if (submissions.length === 0) return null;
  const moment = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "long",
    timeStyle: "short",
  });
  return (
    <section class="k-section">
      <h2>{say("assessment.submissions")}</h2>
      <DataTable
        caption={say("assessment.submissions")}
        captionHidden
        head={[
          { text: say("assessment.number"), numeric: true },
          { text: say("assessment.when") },
          { text: "SHA-256" },
          { text: say("assessment.reopened") },
        ]}
        rows={submissions.map((one) => ({
          cells: [
            String(one.number),
            moment.format(one.submittedAt),
            <code>{one.sha256}</code>,
            one.reopenedAt ? `${moment.format(one.reopenedAt)}: ${one.reopenedBecause}` : "",
          ],
        }))}
      />
    </section>
  );
}
