import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";

/**
 * Answers to other rows that this browser keeps because they are not saved: the island `unsaved` fills the list and shows it, with
 * a link to each, until none is left.
 */
export function Unsaved({ c, of, locked }: { c: Context<AppEnv>; of?: string; locked?: boolean }) {
  const { say, person } = c.var;
  return (
    <section
      class="k-note k-note-warn k-unsaved"
      id="unsaved"
      aria-label={say("assessment.unsaved.title")}
      data-person={person?.id}
      data-of={of}
      hidden
    >
      <p>
        <strong>{say("assessment.unsaved.title")}</strong>{" "}
        {say(locked ? "assessment.unsaved.locked" : "assessment.unsaved.open")}
      </p>
      <ul />
      {locked && (
        <template>
          <button type="button" class="k-quiet">
            {say("assessment.unsaved.discard")}
          </button>
        </template>
      )}
    </section>
  );
}
