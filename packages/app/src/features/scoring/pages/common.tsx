import { OPEN_STATES } from "@klynge/core";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { type CaseView, StepToken } from "../../cases/index.ts";
import type { CommonWork } from "../load-consensus.ts";
import { isWorkStep, type ReadName, type Tried } from "../read-step.ts";
import { type About, writtenAgainst } from "../written-against.ts";
import { faultTexts } from "./attempt.ts";
import { fieldId } from "./step-errors.ts";

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

/** A form of one step of the common work, on one of its pages. */
export function StepBox({
  c,
  work,
  page = "findings",
  about,
  at = "",
  main = false,
  children,
}: Omit<CommonProps, "tried"> & {
  page?: "consensus" | "findings";
  about: About | { readonly step: "write_finding" } | { readonly step: "take_finding_back" };
  /** Where the browser stands when it was sent: the id of what the form is in. */
  at?: string;
  main?: boolean;
  children?: Child;
}) {
  const { step } = about;
  const against =
    about.step === "write_finding" || about.step === "take_finding_back" ? null : writtenAgainst(work.loaded, about);
  return (
    <form method="post" action={`/cases/${work.view.id}/${page}/${step}${at && `#${at}`}`} class="k-form" novalidate>
      <StepToken c={c} />
      {against !== null && <input type="hidden" name="against" value={String(against)} />}
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
  step,
  of,
  tried,
  stands = "",
  rows = 2,
  hint,
}: Pick<CommonProps, "c" | "tried"> & { step: ReadName; of?: string; stands?: string; rows?: number; hint?: string }) {
  return (
    <Field
      id={fieldId(step, "because", of)}
      name="because"
      kind="textarea"
      rows={rows}
      label={c.var.say("scoring.because")}
      hint={hint}
      value={tried?.values.because ?? stands}
      errors={faultTexts(c, tried?.faults?.because)}
    />
  );
}
