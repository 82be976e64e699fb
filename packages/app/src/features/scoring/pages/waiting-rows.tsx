import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import { titleOf } from "../../cases/index.ts";
import type { ScoringView } from "../load-scoring.ts";

/** What only a person can settle, on the page of its row. */
const ASKING = ["conflict", "refused"] as const;

/**
 * What this browser keeps of other pages of the case: in one line what is sent by itself, and in the open what waits for a choice. The
 * island `unsaved` fills the lists and shows what there is. Before it, for the island `visit`, why nobody gets further without a network.
 */
export function WaitingRows({ c, view }: { c: Context<AppEnv>; view: ScoringView }) {
  const { say, person } = c.var;
  return (
    <>
      <div class="k-note k-note-warn" id="no-network" tabindex={-1} role="alert" hidden>
        {say("scoring.visit.no_network")}
      </div>
      <section
        class="k-note k-note-warn k-unsaved"
        id="unsaved"
        aria-label={say("scoring.unsaved.title")}
        data-person={person?.id}
        data-of={titleOf(c, view.case)}
        data-typed={say("scoring.unsaved.typed")}
        hidden
      >
        <details data-part="waiting">
          <summary data-count={say("scoring.unsaved.waiting", { n: "[count]" })} />
          <p>{say("scoring.unsaved.waiting_text")}</p>
          <ul />
        </details>
        {(view.writable ? ASKING : [...ASKING, "locked" as const]).map((part) => (
          <div data-part={part}>
            <p>{say(`scoring.unsaved.${part}`)}</p>
            <ul />
          </div>
        ))}
        {!view.writable && (
          <template>
            <button type="button" class="k-quiet">
              {say("scoring.unsaved.discard")}
            </button>
          </template>
        )}
      </section>
    </>
  );
}
