import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ScoringView } from "../load-scoring.ts";

/**
 * For a visit without a network: the pages of this case and its evidence are kept on the device, and what is typed there is sent later.
 * The island `visit` shows it where the browser can do that.
 */
export function TakeAlong({ c, view }: { c: Context<AppEnv>; view: ScoringView }) {
  const { say } = c.var;
  const base = `/cases/${view.case.id}/scoring`;
  return (
    <section class="k-section k-card" id="take-along" aria-labelledby="take-along-title" data-scope={base} hidden>
      <h2 id="take-along-title">{say("scoring.visit.title")}</h2>
      <p>{say("scoring.visit.text")}</p>
      <div class="k-actions">
        <button type="button" class="k-button k-button-second" data-take>
          {say("scoring.visit.take")}
        </button>
        <button type="button" class="k-quiet" data-leave hidden>
          {say("scoring.visit.remove")}
        </button>
      </div>
      <p role="status" data-told />
      <template data-words="taking">{say("scoring.visit.taking")}</template>
      <template data-words="taken">{say("scoring.visit.taken")}</template>
      <template data-words="failed">{say("scoring.visit.failed")}</template>
      <template data-words="removed">{say("scoring.visit.removed")}</template>
      <ul hidden>
        {(view.correctable || view.correctableFrom !== null) &&
          view.rows
            .filter(({ asked }) => asked.facts.length > 0)
            .map(({ id }) => <li data-file={`${base}/${id}/facts`} />)}
        {view.own.evidence
          .filter(({ version }) => version.sha256)
          .map(({ evidence, version }) => (
            <li data-file={`${base}/evidence/${evidence.id}/${version.number}`} />
          ))}
      </ul>
    </section>
  );
}
