import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayAnswer } from "../policy.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import { ELIGIBILITY } from "../schema.ts";
import { AnswerFields, changedBy, fieldId } from "./answer-fields.tsx";
import { type ConflictNote, Conflicts } from "./conflicts.tsx";
import { AssessmentFrame } from "./frame.tsx";
import { Thresholds } from "./thresholds.tsx";

export interface RowPageProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly row: RowEntry;
  /** What could not be saved, with the reasons. */
  readonly attempt?: {
    readonly typed: ReadonlyMap<string, string>;
    readonly faults: ReadonlyMap<string, readonly string[]>;
    readonly conflicts: readonly ConflictNote[];
  };
}

/** One row of an assessment: question, why, rule, answer, evidence, comment. */
export function RowPage(props: RowPageProps) {
  const { c, view, row } = props;
  return (
    <AssessmentFrame c={c} view={view} title={`${row.id} ${row.name}`} row={row}>
      <RowContent {...props} />
    </AssessmentFrame>
  );
}

export function RowContent({ c, view, row, attempt }: RowPageProps) {
  const { say } = c.var;
  const words = wordsOf(c, view, row);
  const errors = [...(attempt?.faults ?? [])].flatMap(([fact, texts]) =>
    texts.map((text) => ({ text, href: `#${fieldId(fact)}` })),
  );
  return (
    <>
      <p class="k-over">{over(c, view, row)}</p>
      <h1>{words.name}</h1>
      <p class="k-lead">{words.question}</p>
      {words.why && (
        <p class="k-small k-text">
          <strong>{say("assessment.why_asked")}</strong> {words.why}
        </p>
      )}
      <div id="attempt">
        <ErrorSummary title={say("assessment.not_saved", { count: errors.length })} errors={errors} />
        {attempt && attempt.conflicts.length > 0 && <Conflicts c={c} view={view} conflicts={attempt.conflicts} />}
      </div>
      <div id="thresholds">
        <Thresholds c={c} view={view} row={row} />
      </div>
      {row.asked.group === ELIGIBILITY && <Elsewhere c={c} view={view} row={row} />}
      <AnswerForm c={c} view={view} row={row} attempt={attempt} />
    </>
  );
}

function over({ var: { say } }: Context<AppEnv>, view: AssessmentView, { id, asked, scored }: RowEntry): string {
  const group = view.groups.find((one) => one.id === asked.group)?.name ?? "";
  if (!scored) return say("assessment.over_eligibility", { group, id });
  return scored.max > 0
    ? say("assessment.over_points", { group, id, max: scored.max })
    : say("assessment.over", { group, id });
}

function wordsOf(c: Context<AppEnv>, { scheme, wording }: AssessmentView, { id }: RowEntry) {
  const { files } = c.var.services.edition.edition;
  const item = files["texts/label-rules.yaml"].eligibility[id];
  if (item)
    return {
      name: wording.text(item.name),
      question: wording.text(item.condition),
      why: wording.text(item.why),
      evidence: wording.text(item.evidence),
    };
  const gold = files["texts/gold.yaml"][id];
  const bronze = files["texts/bronze.yaml"][id];
  const text = scheme.kind === "audit" ? gold : bronze;
  return {
    name: wording.text(text?.name ?? {}),
    question: wording.text((scheme.kind === "audit" ? gold?.measures : bronze?.question) ?? {}),
    why: wording.text(text?.why ?? {}),
    evidence: wording.text(text?.evidence ?? {}),
  };
}

/** Facts of an item that another row asks: shown here, asked there. */
function Elsewhere({ c, view, row }: Pick<RowPageProps, "c" | "view" | "row">) {
  const { say } = c.var;
  if (row.asked.elsewhere.length === 0) return null;
  return (
    <section class="k-section">
      <h2>{say("assessment.known_already")}</h2>
      <dl class="k-pairs">
        {row.asked.elsewhere.map(({ fact, row: other }) => (
          <div>
            <dt>{view.wording.factName(fact)}</dt>
            <dd>
              <strong>{view.wording.value(fact, view.loaded.facts.get(fact)?.value ?? null)}</strong>{" "}
              <a href={`/assessments/${view.loaded.assessment.id}/rows/${other}`}>
                {say("assessment.asked_in", { row: other })}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function AnswerForm({ c, view, row, attempt }: RowPageProps) {
  const { say } = c.var;
  const { assessment, standing, notes } = view.loaded;
  const locked = assessment.state !== "draft" || !mayAnswer(standing);
  const note = notes.get(row.id);
  const address = `/assessments/${assessment.id}/rows/${row.id}`;
  const index = view.rows.indexOf(row);
  const [before, after] = [view.rows[index - 1], view.rows[index + 1]];
  const typed = (name: string, stored: string | undefined): string => attempt?.typed.get(name) ?? stored ?? "";
  return (
    <form
      class="k-form"
      id="answer"
      method="post"
      action={address}
      hx-post={address}
      hx-trigger="change delay:200ms"
      hx-target="#score"
      hx-swap="outerHTML"
      data-autosave={standing.person.id}
    >
      <FormToken c={c} />
      <Versions view={view} row={row} />
      {row.asked.facts.length > 0 && <h2>{say("assessment.your_answer")}</h2>}
      <AnswerFields
        c={c}
        view={view}
        facts={row.asked.facts}
        typed={attempt?.typed}
        faults={attempt?.faults}
        locked={locked}
      />
      {row.asked.texts.map((id) => (
        <Field
          id={`t-${id}`}
          name={`text:${id}`}
          label={say("assessment.in_words")}
          kind="textarea"
          value={typed(`text:${id}`, note?.texts[id])}
          disabled={locked}
        />
      ))}
      <h2>{say("assessment.evidence")}</h2>
      <Field
        id="evidence"
        name="evidence"
        kind="textarea"
        rows={2}
        label={say("assessment.evidence_label")}
        hint={wordsOf(c, view, row).evidence}
        value={typed("evidence", note?.evidence)}
        disabled={locked}
      />
      <Field
        id="comment"
        name="comment"
        kind="textarea"
        rows={3}
        label={say("assessment.comment")}
        optional={say("assessment.optional")}
        value={typed("comment", note?.comment)}
        disabled={locked}
      />
      {note && <p class="k-fine">{changedBy(c, note)}</p>}
      {locked && (
        <p class="k-small">{say(assessment.state === "draft" ? "assessment.read_only" : "assessment.frozen")}</p>
      )}
      <div class="k-actions-spread">
        {before ? (
          <a href={`/assessments/${assessment.id}/rows/${before.id}`} rel="prev">
            {say("assessment.back_to", { row: before.id })}
          </a>
        ) : (
          <span />
        )}
        {locked ? (
          after && (
            <a class="k-button" href={`/assessments/${assessment.id}/rows/${after.id}`} rel="next">
              {say("assessment.go_to", { row: after.id })}
            </a>
          )
        ) : (
          <button class="k-button" type="submit" name="next" value={after ? `rows/${after.id}` : "review"}>
            {after ? say("assessment.save_and_go", { row: after.id }) : say("assessment.save_and_review")}{" "}
            <Icon name="arrow" />
          </button>
        )}
      </div>
    </form>
  );
}

/** The versions that the form was filled from; replaced after each saving. */
export function Versions({ view, row, swap = false }: { view: AssessmentView; row: RowEntry; swap?: boolean }) {
  const { facts, notes } = view.loaded;
  return (
    <div id="versions" hidden hx-swap-oob={swap ? "true" : undefined}>
      {row.asked.facts.map(({ id }) => (
        <input type="hidden" name={`version:${id}`} value={String(facts.get(id)?.version ?? 0)} />
      ))}
      <input type="hidden" name="version" value={String(notes.get(row.id)?.version ?? 0)} />
    </div>
  );
}
