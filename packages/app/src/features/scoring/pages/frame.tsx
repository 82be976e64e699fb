import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { ErrorSummary, type FieldError } from "../../../platform/web/components/error-summary.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { type CaseView, caseCrumbs, refusalText, schemeWords, titleOf } from "../../cases/index.ts";

/** A page of an expert's work in a case: where it is, what came of the last step, and what it is about. */
export function WorkFrame({
  c,
  view,
  title,
  lead,
  above = [],
  refused,
  errors = [],
  wide = false,
  children,
}: {
  c: Context<AppEnv>;
  view: CaseView;
  title: string;
  lead?: Child;
  /** Pages between the case and this one. */
  above?: readonly { readonly text: string; readonly href: string }[];
  /** Why the last step was not taken. */
  refused?: ProblemDetails | undefined;
  /** What is wrong with what was typed, field by field. */
  errors?: readonly FieldError[];
  wide?: boolean;
  children?: Child;
}) {
  return (
    <Layout
      c={c}
      title={title}
      place="tasks"
      wide={wide}
      crumbs={[...caseCrumbs(c, view, false), { text: titleOf(c, view), href: `/cases/${view.id}` }, ...above]}
    >
      <div class="k-work">
        {lead && <PageHead title={title}>{lead}</PageHead>}
        {refused && <Note kind="bad">{refusedText(c, refused)}</Note>}
        <ErrorSummary title={c.var.say("scoring.not_saved")} errors={errors} />
        {children}
      </div>
    </Layout>
  );
}

/** Why a rule refused a step, as a sentence. */
export function refusedText(c: Context<AppEnv>, refused: ProblemDetails): string {
  return refusalText(c, schemeWords(c.var.services, c.var), refused);
}
