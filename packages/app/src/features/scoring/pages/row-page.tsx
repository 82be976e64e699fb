import type { Context } from "hono";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type RowEntry, SavingWords } from "../../assessment/index.ts";
import { CorrectedValues, titleOf } from "../../cases/index.ts";
import type { ScoringView } from "../load-scoring.ts";
import type { Attempt } from "./attempt.ts";
import { WorkFrame } from "./frame.tsx";
import { HandedIn } from "./handed-in.tsx";
import { Attempted } from "./row-attempt.tsx";
import { RowForm } from "./row-form.tsx";
import { WaitingRows } from "./waiting-rows.tsx";

export interface RowPageProps {
  readonly c: Context<AppEnv>;
  readonly view: ScoringView;
  readonly row: RowEntry;
  readonly attempt?: Attempt | undefined;
}

/** A row as the expert judges it: what was handed in beside what he gives himself. */
export function RowPage({ c, view, row, attempt }: RowPageProps) {
  const { say } = c.var;
  const base = `/cases/${view.case.id}/scoring`;
  const title = `${row.id} ${row.name}`;
  return (
    <WorkFrame
      c={c}
      view={view.case}
      title={title}
      wide
      above={[{ text: say(view.scored.size > 0 ? "scoring.title" : "scoring.title_interview"), href: base }]}
    >
      <div data-scoring={base} data-person={c.var.person?.id} />
      <header class="k-subhead">
        <p class="k-subhead-name">{titleOf(c, view.case)}</p>
        <div class="k-subhead-side">
          {view.writable ? (
            <SavingState id="saving" state={attempt ? "failed" : "saved"} text={savingText(c, attempt)} />
          ) : (
            <span>{say(view.own.signedAt ? "scoring.is_signed" : "scoring.is_closed")}</span>
          )}
        </div>
      </header>
      <SavingWords c={c} />
      <p class="k-sr" id="told" role="status" />
      <WaitingRows c={c} view={view} />
      <div class="k-scoring">
        <HandedIn c={c} view={view} row={row} />
        <div class="k-scoring-own">
          <div id="attempt">{attempt && <Attempted c={c} view={view} attempt={attempt} />}</div>
          <RowForm c={c} view={view} row={row} attempt={attempt} />
          <Otherwise c={c} view={view} row={row} />
        </div>
      </div>
    </WorkFrame>
  );
}

/** The way to say that an answer is not as it was found; what this expert said so far. */
function Otherwise({ c, view, row }: RowPageProps) {
  const { say } = c.var;
  if (view.scored.size === 0 || row.asked.facts.length === 0) return null;
  const facts = view.own.corrections.get(row.id)?.facts ?? {};
  const count = Object.keys(facts).length;
  if (!view.correctable && view.correctableFrom === null && count === 0) return null;
  return (
    <section class="k-section k-card" aria-labelledby="otherwise">
      <h2 id="otherwise">{say("scoring.facts.title")}</h2>
      <p>{count > 0 ? say("scoring.facts.count", { count }) : say("scoring.facts.offer")}</p>
      {view.correctableFrom && <p>{say("scoring.facts.from", { when: view.correctableFrom })}</p>}
      {count > 0 && <CorrectedValues c={c} facts={facts} submitted={view.own.loaded.scheme.submitted} />}
      <p>
        <a href={`/cases/${view.case.id}/scoring/${row.id}/facts`}>{say("scoring.facts.to")}</a>
      </p>
    </section>
  );
}

function savingText({ var: { say } }: Context<AppEnv>, attempt: Attempt | undefined): string {
  if (!attempt) return say("scoring.all_saved");
  return say(attempt.clashes.length > 0 ? "scoring.conflict.state" : "scoring.not_saved");
}
