import { randomUUID } from "node:crypto";
import { OPEN_STATES } from "@klynge/core";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { shownName } from "../../../platform/web/person-name.ts";
import type { CaseView } from "../../cases/index.ts";
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
  if (done === "correct_facts") return <Note kind="done">{c.var.say("cases.done.correct_facts")}</Note>;
  return isWorkStep(done) ? <Note kind="done">{c.var.say(`cases.done.${done}`)}</Note> : null;
}

/** An expert of the case by name. */
export function expertName({ var: { say } }: Context<AppEnv>, { names }: CommonWork, expert: string): string {
  return shownName(names.get(expert) ?? null, say) ?? say("scoring.an_expert");
}

/** From the opened points to the decision. */
const REACHED = OPEN_STATES.slice(OPEN_STATES.indexOf("consensus"));
const PAGES = ["scoring", "consensus", "findings"] as const;

/** Where this expert goes on once the points are open, or where a label has none. */
export function OtherWork({ c, view, here }: { c: Context<AppEnv>; view: CaseView; here: (typeof PAGES)[number] }) {
  if (!REACHED.includes(view.state)) return null;
  const pages = PAGES.filter((page) => page !== here && (page !== "consensus" || view.label === "gold"));
  return (
    <p class="k-actions">
      {pages.map((page) => (
        <a class="k-button k-button-second" href={`/cases/${view.id}/${page}`}>
          {c.var.say(`scoring.to.${page}`)}
        </a>
      ))}
    </p>
  );
}

/** A form of one step of the findings. */
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

/** The reason that a step asks for, with what was typed when it was not taken. */
export function BecauseField({
  c,
  id,
  tried,
  rows = 2,
  hint,
}: Pick<CommonProps, "c" | "tried"> & { id: string; rows?: number; hint?: string }) {
  return (
    <Field
      id={id}
      name="because"
      kind="textarea"
      rows={rows}
      label={c.var.say("scoring.because")}
      hint={hint}
      value={tried?.values.because ?? ""}
      errors={textErrors(c, tried)}
    />
  );
}

/** What is wrong with a reason or a text. */
export function textErrors({ var: { say } }: Context<AppEnv>, tried: Tried | undefined): string[] {
  const { fault } = tried ?? {};
  return fault === "text_missing" || fault === "too_long" ? [say(`scoring.fault.${fault}`)] : [];
}
