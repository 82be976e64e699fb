import { Note } from "../../../platform/web/components/note.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import { presentTime } from "../../../platform/web/moment.ts";
import type { Problem } from "../../../platform/web/problem.ts";
import { problemDetail } from "../../../platform/web/problem-page.tsx";
import { isOverridden } from "../provenance.ts";
import type { ReadForm } from "../read-form.ts";
import { reasonPart } from "../schema.ts";
import { changedElsewhere, FilledFrom } from "./filled-from.tsx";
import { ScoreStrip } from "./frame.tsx";
import { LastChanged } from "./last-changed.tsx";
import { GroupTotal, NavigationLead, NavigationLine, navId, totalId } from "./navigation.tsx";
import { partName } from "./parts.ts";
import { RegisterSays } from "./register-says.tsx";
import { type Attempt, Refusal, type RowPageProps, refusalTitle } from "./row-page.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { Thresholds } from "./thresholds.tsx";
import { ShownScore, TellSaved } from "./told.tsx";

type FragmentProps = Omit<RowPageProps, "attempt" | "evidence">;

/**
 * What changes on the page when an answer was saved behind the reader's back: score, what the form is filled from, the word
 * that it is saved.
 */
export function RowSaved({ c, view, row, form, gained }: FragmentProps & { form: ReadForm; gained: number }) {
  const { say, language, services } = c.var;
  const time = presentTime(services.now(), language);
  return (
    <>
      <ScorePanel c={c} view={view} row={row} gained={gained} />
      <TellSaved c={c} view={view} gained={gained} />
      <ShownScore view={view} swap />
      <FilledFrom view={view} row={row} kept={keptBy(form)} swap />
      <div id="attempt" hx-swap-oob="true">
        <Elsewhere c={c} view={view} row={row} form={form} />
      </div>
      <SavingState id="saving" state="saved" text={say("assessment.saved_at", { time })} swap />
      <ScoreStrip c={c} view={view} swap />
      <div id="thresholds" hx-swap-oob="true">
        <Thresholds c={c} view={view} row={row} />
      </div>
      <Provenance c={c} view={view} row={row} form={form} />
      <LastChanged c={c} view={view} row={row} swap />
      <div hx-swap-oob="outerHTML:#nav-lead">
        <NavigationLead c={c} view={view} />
      </div>
      <NavigationSaved c={c} view={view} />
    </>
  );
}

/** Where an answer comes from now; not while a reason is being typed there, which the page goes on showing. */
function Provenance({ c, view, row, form }: FragmentProps & { form: ReadForm }) {
  const typedIn = (fact: string): boolean =>
    form.typed.has(reasonPart(fact)) && isOverridden(view.loaded.facts.get(fact));
  return (
    <>
      {row.asked.facts
        .filter(({ id }) => form.answer.facts.has(id) && !typedIn(id))
        .map(({ id }) => (
          <RegisterSays c={c} view={view} fact={id} locked={false} swap />
        ))}
    </>
  );
}

/** All lines: rows share facts, denominators most of all, and somebody else may have answered others. */
function NavigationSaved({ c, view }: Pick<FragmentProps, "c" | "view">) {
  return (
    <>
      {view.groups
        .filter(({ max }) => max > 0)
        .map((group) => (
          <div hx-swap-oob={`innerHTML:#${totalId(group)}`}>
            <GroupTotal group={group} />
          </div>
        ))}
      {view.rows.map((one) => (
        <div hx-swap-oob={`innerHTML:#${navId(one)}`}>
          <NavigationLine c={c} row={one} />
        </div>
      ))}
    </>
  );
}

/** Fields that somebody else wrote meanwhile still show what they did: typing goes on undisturbed, and the page says so. */
function Elsewhere({ c, view, row, form }: FragmentProps & { form: ReadForm }) {
  const { say } = c.var;
  const parts = changedElsewhere(view, row, form);
  if (parts.length === 0) return null;
  return (
    <Note>
      {say("assessment.changed_elsewhere", { fields: parts.map((part) => partName(say, view, part)).join("; ") })}{" "}
      <a href={new URL(c.req.url).pathname}>{say("assessment.show_present")}</a>
    </Note>
  );
}

/** Nothing was saved: why, above the question; everything typed stays in the form. */
export function RowRefused({ c, view, row, attempt }: FragmentProps & { attempt: Attempt }) {
  const { clashes, form } = attempt;
  return (
    <>
      <SavingState id="saving" state="failed" text={refusalTitle(c, attempt)} swap />
      {clashes.length > 0 && <FilledFrom view={view} row={row} kept={keptBy(form)} swap />}
      <div id="attempt" hx-swap-oob="true">
        <Refusal c={c} view={view} attempt={attempt} />
      </div>
    </>
  );
}

/** The row cannot be written at all, as when it was submitted meanwhile. */
export function RowClosed({ c, problem }: Pick<FragmentProps, "c"> & { problem: Problem }) {
  const { say } = c.var;
  const title = say(`problem.${problem.code}.title`, problem.details);
  return (
    <>
      <SavingState id="saving" state="failed" text={title} swap />
      <div id="attempt" hx-swap-oob="true">
        <section class="k-error-summary" role="alert">
          <h2>{title}</h2>
          <p>{problemDetail(problem, say)}</p>
        </section>
      </div>
    </>
  );
}

/** Fields that were left alone show what they showed. */
function keptBy(form: ReadForm) {
  return { form, keeps: (part: string) => form.untouched.has(part) };
}
