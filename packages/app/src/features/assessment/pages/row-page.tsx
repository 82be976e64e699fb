import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { EvidencePanel, type ShownEvidence } from "../../evidence/index.ts";
import type { Clash } from "../merge-row.ts";
import { mayAnswer } from "../policy.ts";
import type { AssessmentView, RowEntry } from "../present.ts";
import type { ReadForm } from "../read-form.ts";
import { wordsOf } from "../row-words.ts";
import { ELIGIBILITY } from "../schema.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { Conflicts } from "./conflicts.tsx";
import { FilledFrom } from "./filled-from.tsx";
import { AssessmentFrame, isLocked, nameOf } from "./frame.tsx";
import { LastChanged } from "./last-changed.tsx";
import { NotInRegister } from "./not-in-register.tsx";
import { partId, partName } from "./parts.ts";
import { Thresholds } from "./thresholds.tsx";
import { ShownScore } from "./told.tsx";

export interface RowPageProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly row: RowEntry;
  /** Files and links under the row: as they stand now, or as they were submitted. */
  readonly evidence: readonly ShownEvidence[];
  readonly attempt?: Attempt;
}

/** What could not be saved, with the reasons; faults by part of the form. */
export interface Attempt {
  readonly form: ReadForm;
  readonly faults: ReadonlyMap<string, readonly string[]>;
  readonly clashes: readonly Clash[];
}

/** One row of an assessment: question, why, rule, answer, evidence, comment. */
export function RowPage(props: RowPageProps) {
  const { c, view, row, attempt } = props;
  return (
    <AssessmentFrame
      c={c}
      view={view}
      title={`${row.id} ${row.name}`}
      row={row}
      refused={attempt && refusalTitle(c, attempt)}
    >
      <RowContent {...props} />
    </AssessmentFrame>
  );
}

function RowContent({ c, view, row, evidence, attempt }: RowPageProps) {
  const { say, services } = c.var;
  const words = wordsOf(services.edition, view, row.id);
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
      <div id="attempt">{attempt && <Refusal c={c} view={view} attempt={attempt} />}</div>
      <div id="thresholds">
        <Thresholds c={c} view={view} row={row} />
      </div>
      {row.asked.group === ELIGIBILITY && <Elsewhere c={c} view={view} row={row} />}
      <AnswerForm c={c} view={view} row={row} attempt={attempt} />
      <EvidencePanel
        c={c}
        assessment={view.loaded.assessment}
        rowId={row.id}
        items={evidence}
        mayWrite={mayAnswer(view.loaded.standing)}
      />
    </>
  );
}

/** Nothing was saved: why, above the question. */
export function Refusal({ c, view, attempt }: Pick<RowPageProps, "c" | "view"> & { attempt: Attempt }) {
  const { say } = c.var;
  const errors = [...attempt.faults].flatMap(([part, texts]) =>
    texts.map((text) => ({ field: partName(say, view, part), text, href: `#${partId(part)}` })),
  );
  return (
    <>
      <ErrorSummary title={refusalTitle(c, attempt)} errors={errors} />
      <Conflicts c={c} view={view} clashes={attempt.clashes} />
    </>
  );
}

/** What the top of the page says of an attempt: how much is to be mended, or that a choice is to be made. */
export function refusalTitle({ var: { say } }: Context<AppEnv>, { faults, clashes }: Attempt): string {
  const count = [...faults.values()].flat().length;
  return clashes.length > 0 ? say("assessment.conflict.state") : say("assessment.not_saved", { count });
}

function over({ var: { say } }: Context<AppEnv>, view: AssessmentView, { id, asked, scored }: RowEntry): string {
  const group = view.groups.find((one) => one.id === asked.group)?.name ?? "";
  if (!scored) return say("assessment.over_eligibility", { group, id });
  return scored.max > 0
    ? say("assessment.over_points", { group, id, max: scored.max })
    : say("assessment.over", { group, id });
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
            <dt>{partName(say, view, fact)}</dt>
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

function AnswerForm({ c, view, row, attempt }: Omit<RowPageProps, "evidence">) {
  const { say, language, services } = c.var;
  const { assessment, standing, notes } = view.loaded;
  const locked = isLocked(view);
  const note = notes.get(row.id);
  const address = `/assessments/${assessment.id}/rows/${row.id}`;
  const typed = typedIn(attempt);
  const text = (part: string, stored: string | undefined) => ({
    id: partId(part),
    name: part,
    kind: "textarea" as const,
    value: typed.get(part) ?? stored ?? "",
    errors: [...(attempt?.faults.get(part) ?? [])],
    disabled: locked,
  });
  return (
    <form
      class="k-form"
      id="answer"
      method="post"
      action={address}
      {...(!locked && savedWhileTyping(address))}
      data-locked={locked ? "" : undefined}
      data-autosave={standing.person.id}
      data-row={`${row.id} ${row.name}`}
      data-of={nameOf(c, view)}
    >
      <FormToken c={c} />
      <input type="hidden" name="language" value={language} />
      {!locked && <EnterKey after={view.rows[view.rows.indexOf(row) + 1]} />}
      <ShownScore view={view} />
      <FilledFrom view={view} row={row} kept={keptBy(attempt)} />
      {row.asked.facts.length > 0 && <h2>{say("assessment.your_answer")}</h2>}
      <AnswerFields c={c} view={view} facts={row.asked.facts} typed={typed} faults={attempt?.faults} locked={locked} />
      {!locked && <NotInRegister c={c} view={view} row={row} />}
      {row.asked.texts.map((id) => (
        <Field {...text(`text:${id}`, note?.texts[id])} label={say("assessment.in_words")} />
      ))}
      <h2>{say("assessment.evidence")}</h2>
      <Field
        {...text("evidence", note?.evidence)}
        rows={2}
        label={say("assessment.evidence_label")}
        hint={wordsOf(services.edition, view, row.id).evidence}
      />
      <Field
        {...text("comment", note?.comment)}
        label={say("assessment.comment")}
        optional={say("assessment.optional")}
      />
      <LastChanged c={c} view={view} row={row} />
      {locked && (
        <p class="k-small">{say(assessment.state === "draft" ? "assessment.read_only" : "assessment.frozen")}</p>
      )}
      <Onward c={c} view={view} row={row} locked={locked} />
    </form>
  );
}

/** The first button of a form is the one that the Enter key presses: it goes on, and never takes a value over from the register. */
function EnterKey({ after }: { after: RowEntry | undefined }) {
  return <button type="submit" name="enter" value={after ? `rows/${after.id}` : "review"} hidden />;
}

function savedWhileTyping(address: string) {
  return { "hx-post": address, "hx-trigger": "change delay:200ms", "hx-target": "#score", "hx-swap": "outerHTML" };
}

/** Where it goes on: with an answer by the button that saves it, without one by a link. */
function Onward({ c, view, row, locked }: Omit<RowPageProps, "evidence"> & { locked: boolean }) {
  const { say } = c.var;
  const base = `/assessments/${view.loaded.assessment.id}`;
  const index = view.rows.indexOf(row);
  const [before, after] = [view.rows[index - 1], view.rows[index + 1]];
  return (
    <div class="k-actions-spread">
      {before ? (
        <a href={`${base}/rows/${before.id}`} rel="prev">
          {say("assessment.back_to", { row: before.id })}
        </a>
      ) : (
        <span />
      )}
      {locked ? (
        after && (
          <a class="k-button" href={`${base}/rows/${after.id}`} rel="next">
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
  );
}

/** What was typed wins over what is stored; a field that was left alone shows what stands there now. */
function typedIn(attempt: Attempt | undefined): ReadonlyMap<string, string> {
  const { typed = new Map<string, string>(), untouched = new Set<string>() } = attempt?.form ?? {};
  return new Map([...typed].filter(([part]) => !untouched.has(part)));
}

/** A fault is no reason to forget what a field was filled from; a clash is told, and the next saving settles it. */
function keptBy(attempt: Attempt | undefined) {
  if (!attempt || attempt.clashes.length > 0) return undefined;
  return { form: attempt.form, keeps: (part: string) => !attempt.form.untouched.has(part) };
}
