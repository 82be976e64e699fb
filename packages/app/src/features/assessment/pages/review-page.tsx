import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import type { Problem } from "../../../platform/web/problem.ts";
import { type ShownEvidence, SubmittedEvidence } from "../../evidence/index.ts";
import { mayReopen, maySubmit } from "../policy.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { withoutReason } from "../provenance.ts";
import type { SubmissionRow } from "../queries.ts";
import { AssessmentFrame, nameOf } from "./frame.tsx";

interface ReviewProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly submissions: readonly SubmissionRow[];
  /** What was submitted last; empty in a draft. */
  readonly evidence: readonly ShownEvidence[];
  /** Why the answers should be opened again, as it was typed and is not enough. */
  readonly tooShort?: string;
  /** Why it cannot be submitted. */
  readonly refused?: Problem;
}

/** What is open, then one button: submit. After it, what was submitted with its hash. */
export function ReviewPage(props: ReviewProps) {
  const { c, view } = props;
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
      {draft ? <Open {...props} /> : <Reopen {...props} />}
      <Submissions {...props} />
      <SubmittedEvidence c={c} assessment={view.loaded.assessment} items={props.evidence} />
      <p class="k-actions">
        <a href={`/assessments/${view.loaded.assessment.id}/result`}>{say("benchmark.see_result")}</a>
        <a href={`/assessments/${view.loaded.assessment.id}/print`}>{say("assessment.print")}</a>
      </p>
    </AssessmentFrame>
  );
}

function Open({ c, view, refused }: ReviewProps) {
  const { say } = c.var;
  const { assessment, standing } = view.loaded;
  const unanswered = view.rows.filter(({ state }) => state === "unanswered");
  const withoutEvidence = view.rows.filter((row) => row.lacksEvidence);
  const missed = view.rows.filter(({ scored }) => scored?.gate === "failed");
  const unexplained = view.rows.filter(({ asked }) => withoutReason(asked, view.loaded.facts).length > 0);
  return (
    <>
      {refused && (
        <ErrorSummary
          title={say(`problem.${refused.code}.title`)}
          errors={unexplained.map(({ id, name }) => ({
            text: `${id} ${name}`,
            href: `/assessments/${assessment.id}/rows/${id}`,
          }))}
        />
      )}
      {unanswered.length > 0 ? (
        <section class="k-section">
          <h2>{say("assessment.open_rows", { count: unanswered.length })}</h2>
          <p class="k-muted">{say("assessment.open_hint")}</p>
          <RowLinks c={c} view={view} rows={unanswered} />
        </section>
      ) : (
        <Note kind="done">{say("assessment.nothing_open")}</Note>
      )}
      {missed.length > 0 && (
        <Note kind="warn">
          {say("assessment.review_missed", {
            count: missed.length,
            rows: missed.map(({ id, name }) => `${id} ${name}`).join("; "),
          })}
        </Note>
      )}
      {unexplained.length > 0 && (
        <section class="k-section">
          <h2>{say("assessment.register.unexplained", { count: unexplained.length })}</h2>
          <p class="k-muted">{say("assessment.register.unexplained_hint")}</p>
          <RowLinks c={c} view={view} rows={unexplained} />
        </section>
      )}
      {withoutEvidence.length > 0 && (
        <section class="k-section">
          <h2>{say("assessment.rows_without_evidence", { count: withoutEvidence.length })}</h2>
          <p class="k-muted">{say("assessment.evidence_hint")}</p>
          <RowLinks c={c} view={view} rows={withoutEvidence} />
        </section>
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

function RowLinks({ c, view, rows }: Pick<ReviewProps, "c" | "view"> & { rows: readonly RowEntry[] }) {
  return (
    <ul class="k-list">
      {rows.map((row) => (
        <li class="k-with-icon">
          <StateIcon state={row.state} text={c.var.say(`assessment.state.${row.state}`)} />
          <a href={`/assessments/${view.loaded.assessment.id}/rows/${row.id}`}>
            {row.id} {row.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Reopen({ c, view, tooShort }: ReviewProps) {
  const { say } = c.var;
  const errors = tooShort === undefined ? [] : [say("assessment.reopen_too_short")];
  const { assessment, standing } = view.loaded;
  return (
    <>
      <Note kind="done">{say("assessment.frozen")}</Note>
      {mayReopen(standing) && (
        <details class="k-section" open={errors.length > 0}>
          <summary>{say("assessment.reopen")}</summary>
          <form class="k-form" method="post" action={`/assessments/${assessment.id}/reopen`}>
            <FormToken c={c} />
            <Field
              id="because"
              name="because"
              kind="textarea"
              label={say("assessment.reopen_because")}
              hint={say("assessment.reopen_hint")}
              value={tooShort}
              errors={errors}
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
            presentMoment(one.submittedAt, language),
            <code>{one.sha256}</code>,
            one.reopenedAt ? `${presentMoment(one.reopenedAt, language)}: ${one.reopenedBecause}` : "",
          ],
        }))}
      />
    </section>
  );
}
