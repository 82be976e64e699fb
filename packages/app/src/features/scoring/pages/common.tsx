import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import type { CommonWork } from "../load-consensus.ts";
import { isWorkStep, type Tried, type WorkStep } from "../read-step.ts";

export interface CommonProps {
  readonly c: Context<AppEnv>;
  readonly work: CommonWork;
  readonly tried?: Tried | undefined;
}

/** What was done last, said on the page after it. */
export function Done({ c }: Pick<CommonProps, "c">) {
  const done = c.req.query("done") ?? "";
  return isWorkStep(done) ? <Note kind="done">{c.var.say(`cases.done.${done}`)}</Note> : null;
}

/** A form of one step on this page. */
export function StepBox({
  c,
  work,
  step,
  main = false,
  children,
}: Omit<CommonProps, "tried"> & { step: WorkStep; main?: boolean; children?: Child }) {
  return (
    <form method="post" action={`/cases/${work.view.id}/findings/${step}`} class="k-form" novalidate>
      <FormToken c={c} />
      <input type="hidden" name="command" value={randomUUID()} />
      {children}
      <div class="k-actions">
        <button type="submit" class={main ? "k-button" : "k-button k-button-second"}>
          {c.var.say(`cases.step.${step}`)}
        </button>
      </div>
    </form>
  );
}

/** What is wrong with a reason or a text. */
export function textErrors({ var: { say } }: Context<AppEnv>, tried: Tried | undefined): string[] {
  const { fault } = tried ?? {};
  return fault === "text_missing" || fault === "too_long" ? [say(`scoring.fault.${fault}`)] : [];
}
