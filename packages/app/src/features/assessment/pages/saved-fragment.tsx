import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AssessmentView, RowEntry } from "../present.ts";
import { fieldId } from "./answer-fields.tsx";
import { Conflicts } from "./conflicts.tsx";
import { ScoreStrip } from "./frame.tsx";
import { NavigationLead } from "./navigation.tsx";
import { type RowPageProps, Versions } from "./row-page.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { Thresholds } from "./thresholds.tsx";

/** What changes on the page when an answer was saved behind the reader's back: score, versions, the word that it is saved. */
export function RowSaved({ c, view, row }: Omit<RowPageProps, "attempt">) {
  const { say, language } = c.var;
  const time = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeStyle: "short" }).format(
    c.var.services.now(),
  );
  return (
    <>
      <ScorePanel c={c} view={view} row={row} />
      <Versions view={view} row={row} swap />
      <div id="attempt" hx-swap-oob="true" />
      <SavingState id="saving" state="saved" text={say("assessment.saved_at", { time })} swap />
      <ScoreStrip c={c} view={view} swap />
      <div id="thresholds" hx-swap-oob="true">
        <Thresholds c={c} view={view} row={row} />
      </div>
      <div hx-swap-oob="outerHTML:#nav-lead">
        <NavigationLead c={c} view={view} />
      </div>
      <NavigationLines view={view} row={row} c={c} />
    </>
  );
}

/** Only the line of this row: other rows keep their place until the page is opened anew. */
function NavigationLines({ c, row }: { c: RowPageProps["c"]; view: AssessmentView; row: RowEntry }) {
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

/** Nothing was saved: why, above the question; everything typed stays in the form. */
export function RowRefused({ c, view, row, attempt }: RowPageProps) {
  const { say } = c.var;
  const errors = [...(attempt?.faults ?? [])].flatMap(([fact, texts]) =>
    texts.map((text) => ({ text, href: `#${fieldId(fact)}` })),
  );
  return (
    <>
      <ScorePanel c={c} view={view} row={row} />
      <SavingState
        id="saving"
        state="failed"
        text={say("assessment.not_saved", { count: Math.max(errors.length, 1) })}
        swap
      />
      {attempt && attempt.conflicts.length > 0 && <Versions view={view} row={row} swap />}
      <div id="attempt" hx-swap-oob="true">
        <ErrorSummary title={say("assessment.not_saved", { count: errors.length })} errors={errors} />
        {attempt && attempt.conflicts.length > 0 && <Conflicts c={c} view={view} conflicts={attempt.conflicts} />}
      </div>
    </>
  );
}
