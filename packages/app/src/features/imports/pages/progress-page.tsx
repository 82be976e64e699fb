import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import { JobProgress, type JobStep } from "../../../platform/web/components/job-progress.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { mayImport } from "../policy.ts";
import type { FoundImport } from "../queries.ts";
import { ImportFrame } from "./frame.tsx";

/** The work under way: how far it is. The page loads itself again when the work is over. */
export function ProgressPage({ c, of }: { c: Context<AppEnv>; of: FoundImport }) {
  const { say } = c.var;
  const { import: row } = of;
  return (
    <ImportFrame
      c={c}
      of={of}
      title={say(`imports.state.${row.state}`)}
      head={
        <noscript>
          <meta http-equiv="refresh" content={`2; url=/imports/${row.id}`} />
        </noscript>
      }
    >
      <section class="k-section">
        <ProgressCard c={c} of={of} />
        <p class="k-sr" id="import-news" role="status" />
      </section>
    </ImportFrame>
  );
}

/** Asks every second how far it is; an answer that says nothing new is empty. */
export function ProgressCard({ c, of }: { c: Context<AppEnv>; of: FoundImport }) {
  const { say, language } = c.var;
  const { import: row } = of;
  const { rows, rowsDone } = row;
  const text = (value: number): string => sayNumber(value, language);
  return (
    <div
      id="import-progress"
      hx-get={`/imports/${row.id}?seen=${seenOf(of)}`}
      hx-trigger="every 1s"
      hx-swap="outerHTML"
    >
      <JobProgress
        id="progress"
        title={row.fileName}
        countText={
          rows > 0 && row.state !== "reading"
            ? say("imports.progress", { done: text(rowsDone), of: text(rows) })
            : say("imports.starting")
        }
        done={rowsDone}
        of={Math.max(1, rows)}
        steps={stepsOf(c, of)}
        note={say("imports.may_leave")}
        actions={
          mayImport(of) &&
          row.state !== "undoing" && (
            <form method="post" action={`/imports/${row.id}/cancel`}>
              <FormToken c={c} />
              <button class="k-button k-button-second k-button-small" type="submit" id="cancel">
                {say("imports.cancel")}
              </button>
            </form>
          )
        }
      />
    </div>
  );
}

/** What a page shows of the way, in a word. */
export function seenOf({ import: { state, rowsDone, rows } }: FoundImport): string {
  return `${state}-${rowsDone}-${rows}`;
}

function stepsOf({ var: { say } }: Context<AppEnv>, { import: { state, rowsDone } }: FoundImport): JobStep[] {
  const step = (name: "read" | "understand" | "compare" | "write" | "undo", is: JobStep["state"]): JobStep => ({
    text: say(`imports.step.${name}`),
    state: is,
    timeText: is === "running" ? say("imports.running") : "",
  });
  if (state === "reading") return [step("read", "running")];
  if (state === "undoing") return [step("undo", "running")];
  if (state === "importing") return [step("read", "done"), step("compare", "done"), step("write", "running")];
  const begun = rowsDone > 0;
  return [
    step("read", "done"),
    step("understand", begun ? "done" : "running"),
    step("compare", begun ? "running" : "waiting"),
  ];
}
