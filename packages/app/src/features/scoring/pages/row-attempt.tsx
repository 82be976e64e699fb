import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { presentMoment, presentTime } from "../../../platform/web/moment.ts";
import type { RowEntry } from "../../assessment/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import type { Clash } from "../operations/save-score.ts";
import type { ScorePart, VerdictPart } from "../schema.ts";
import type { Attempt } from "./attempt.ts";
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
  if (attempt.clashes.length > 0) return <Clashes c={c} view={view} clashes={attempt.clashes} />;
  const errors = Object.entries(attempt.read.faults).map(([name, fault]) => ({
    text: say(`scoring.fault.${fault}`),
    href: `#${name.replace(":", "-")}`,
  }));
  return <ErrorSummary title={say("scoring.not_saved")} errors={errors} />;
}

/**
 * Another device of the same person was faster. Both values are shown, and the person chooses; until then the island `autosave` sends
 * nothing.
 */
function Clashes({ c, view, clashes }: Pick<AttemptProps, "c" | "view"> & { clashes: readonly Clash[] }) {
  const { say } = c.var;
  return (
    <section class="k-error-summary k-clashes" role="alert" aria-labelledby="conflict-title" data-conflict>
      <h2 id="conflict-title">{say("scoring.conflict.title")}</h2>
      <p>{say("scoring.conflict.text")}</p>
      {clashes.map((clash) => (
        <OneClash c={c} view={view} clash={clash} />
      ))}
      <div class="k-actions">
        <button class="k-button" type="submit" form="answer" name="choose" value="mine">
          {say("scoring.conflict.mine")}
        </button>
        <button class="k-button k-button-second" type="submit" form="answer" name="choose" value="theirs">
          {say("scoring.conflict.theirs")}
        </button>
      </div>
    </section>
  );
}

function OneClash({ c, view, clash }: Pick<AttemptProps, "c" | "view"> & { clash: Clash }) {
  const { say, language } = c.var;
  const [part, title] =
    clash.part === "score"
      ? ["score", say("scoring.conflict.score")]
      : [clash.mine.evidenceId, titleOfPiece(view, clash.mine.evidenceId)];
  return (
    <>
      <input type="hidden" form="answer" name={`standing:${part}`} value={String(clash.theirs.version)} />
      <h3>{title}</h3>
      <dl class="k-scoring-facts">
        <div>
          <dt>{say("scoring.conflict.there", { when: presentMoment(clash.theirs.changedAt, language) })}</dt>
          <dd>
            <Said c={c} part={clash.theirs} />
          </dd>
        </div>
        <div>
          <dt>{say("scoring.conflict.here")}</dt>
          <dd>
            <Said c={c} part={clash.mine} />
          </dd>
        </div>
      </dl>
    </>
  );
}

function titleOfPiece(view: ScoringView, id: string): string {
  return view.own.evidence.find(({ evidence }) => evidence.id === id)?.version.title ?? "";
}

/** Everything that a part says, field by field. */
function Said({ c, part }: { c: Context<AppEnv>; part: ScorePart | VerdictPart }) {
  const { say } = c.var;
  const said: [string, string][] =
    "verdict" in part
      ? [
          [say("scoring.evidence"), say(`scoring.verdict.${part.verdict ?? "none"}`)],
          [say("scoring.verdict_note"), part.note],
        ]
      : [
          [say("scoring.points"), String(part.points ?? "")],
          [say("scoring.because"), part.because],
          [say("scoring.note"), part.note],
        ];
  return (
    <>
      {said.map(([name, text]) => (
        <p class="k-clash-text">
          <strong>{name}:</strong> {text || say("scoring.conflict.nothing")}
        </p>
      ))}
    </>
  );
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
