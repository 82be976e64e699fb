import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentTime } from "../../../platform/web/moment.ts";
import type { RowEntry } from "../../assessment/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import type { Clash } from "../operations/save-score.ts";
import type { Attempt } from "./attempt.ts";
import { ClashChoices, type ClashingPart } from "./clash-choices.tsx";
import { FilledFrom } from "./row-form.tsx";

interface AttemptProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly attempt: Attempt;
}

/** Nothing was saved: why. What was typed stands in the form below. */
export function Attempted({ c, view, attempt }: AttemptProps) {
  const { say } = c.var;
  if (attempt.refused !== null)
    return (
      <section class="k-error-summary" role="alert">
        <h2>{say("scoring.not_saved")}</h2>
        <p>{attempt.refused}</p>
      </section>
    );
  if (attempt.clashes.length > 0)
    return <ClashChoices c={c} parts={attempt.clashes.map((clash) => clashing(c, view, clash))} />;
  const errors = Object.entries(attempt.read.faults).map(([name, fault]) => ({
    field: labelOf(c, view, name),
    text: say(`scoring.fault.${fault}`),
    href: `#${name.replace(":", "-")}`,
  }));
  return <ErrorSummary title={say("scoring.not_saved")} errors={errors} />;
}

function labelOf({ var: { say } }: Context<AppEnv>, view: ScoringView, field: string): string {
  if (field === "points" || field === "because" || field === "note") return say(`scoring.${field}`);
  return `${say("scoring.verdict_note")}, ${titleOfPiece(view, field.slice(field.indexOf(":") + 1))}`;
}

function titleOfPiece(view: ScoringView, id: string): string {
  return view.own.evidence.find(({ evidence }) => evidence.id === id)?.version.title ?? "";
}

/** What two devices say of a part, field by field. */
function clashing(c: Context<AppEnv>, view: ScoringView, clash: Clash): ClashingPart {
  const { say } = c.var;
  if (clash.part === "score") {
    const { mine, theirs } = clash;
    return {
      part: "score",
      stands: theirs,
      fields: [
        {
          name: "points",
          label: say("scoring.points"),
          theirs: String(theirs.points ?? ""),
          mine: String(mine.points ?? ""),
        },
        { name: "because", label: say("scoring.because"), theirs: theirs.because, mine: mine.because },
        { name: "note", label: say("scoring.note"), theirs: theirs.note, mine: mine.note },
      ],
    };
  }
  const { mine, theirs } = clash;
  const title = titleOfPiece(view, mine.evidenceId);
  const verdict = ({ verdict: given }: typeof mine) => (given ? say(`scoring.verdict.${given}`) : "");
  return {
    part: mine.evidenceId,
    stands: theirs,
    fields: [
      {
        name: "verdict",
        label: say("scoring.verdict_of", { title }),
        theirs: verdict(theirs),
        mine: verdict(mine),
      },
      { name: "note", label: `${say("scoring.verdict_note")}, ${title}`, theirs: theirs.note, mine: mine.note },
    ],
  };
}

interface FragmentProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly row: RowEntry;
}

/** What changes on the page when a row was saved behind the reader's back. */
export function RowSaved({ c, view, row }: FragmentProps) {
  const { say, language, services } = c.var;
  const time = presentTime(services.now(), language);
  return (
    <>
      <SavingState id="saving" state="saved" text={say("scoring.saved_at", { time })} swap />
      <FilledFrom view={view} row={row} swap />
      <div id="attempt" hx-swap-oob="true" />
      <div hx-swap-oob="innerHTML:#told">{say("scoring.saved_at", { time })}</div>
    </>
  );
}

/** Nothing was saved; everything typed stays in the form. */
export function RowRefused({ c, view, attempt }: AttemptProps) {
  const { say } = c.var;
  const text = say(attempt.clashes.length > 0 ? "scoring.conflict.state" : "scoring.not_saved");
  return (
    <>
      <SavingState id="saving" state="failed" text={text} swap />
      <div id="attempt" hx-swap-oob="true">
        <Attempted c={c} view={view} attempt={attempt} />
      </div>
    </>
  );
}
