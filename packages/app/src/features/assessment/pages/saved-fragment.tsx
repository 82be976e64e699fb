import { Note } from "../../../platform/web/components/note.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { Problem } from "../../../platform/web/problem.ts";
import type { ReadForm } from "../read-form.ts";
import { changedElsewhere, FilledFrom } from "./filled-from.tsx";
import { ScoreStrip } from "./frame.tsx";
import { LastChanged } from "./last-changed.tsx";
import { sayMoment } from "./moment.ts";
import { NavigationLead } from "./navigation.tsx";
import { partName } from "./parts.ts";
import { type Attempt, Refusal, type RowPageProps } from "./row-page.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { Thresholds } from "./thresholds.tsx";
import { ShownScore, TellSaved } from "./told.tsx";

type FragmentProps = Omit<RowPageProps, "attempt">;

/**
 * What changes on the page when an answer was saved behind the reader's back: score, what the form is filled from, the word
 * that it is saved.
 */
export function RowSaved({ c, view, row, form, gained }: FragmentProps & { form: ReadForm; gained: number }) {
  const { say, language, services } = c.var;
  const time = sayMoment(language, services.now(), "time");
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
      <LastChanged c={c} view={view} row={row} swap />
      <div hx-swap-oob="outerHTML:#nav-lead">
        <NavigationLead c={c} view={view} />
      </div>
      <NavigationLine c={c} view={view} row={row} />
    </>
  );
}

/** Only the line of this row: other rows keep their place until the page is opened anew. */
function NavigationLine({ c, row }: FragmentProps) {
  const { say } = c.var;
  return (
    <div hx-swap-oob={`innerHTML:#nav-${row.id.replaceAll(".", "-")}`}>
      <StateIcon state={row.state} text={say(`assessment.state.${row.state}`)} />
      <span class="k-nav-number">{row.id}</span>
      <span class="k-nav-name">{row.name}</span>
      <span class="k-nav-points">{row.end}</span>
    </div>
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
  const { say } = c.var;
  const { faults, clashes, form } = attempt;
  const count = [...faults.values()].flat().length;
  return (
    <>
      <SavingState
        id="saving"
        state="failed"
        text={clashes.length > 0 ? say("assessment.conflict.state") : say("assessment.not_saved", { count })}
        swap
      />
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
          <p>{say(`problem.${problem.code}.detail`, problem.details)}</p>
        </section>
      </div>
    </>
  );
}

/** Fields that were left alone show what they showed. */
function keptBy(form: ReadForm) {
  return { form, keeps: (part: string) => form.untouched.has(part) };
}
