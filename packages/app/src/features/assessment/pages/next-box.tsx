import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { NextStep } from "../../../platform/web/components/next-step.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { Overview } from "../load-overview.ts";
import { mayAnswer } from "../policy.ts";
import type { AssessmentView } from "../present.ts";
import type { AwaitedCheck } from "../queries.ts";
import { nameOf } from "./frame.tsx";

interface NextProps {
  readonly c: Context<AppEnv>;
  readonly overview: Overview;
  readonly view: AssessmentView | null;
}

/** The one thing to do now, for whoever reads: start, answer, look over, or see what became of it. */
export function NextBox({ c, overview, view }: NextProps) {
  const { draft, standing } = overview;
  if (draft && mayAnswer(standing)) return <CheckDraft c={c} draft={draft} />;
  if (!view) return <Start c={c} overview={overview} />;
  if (view.loaded.assessment.state === "submitted") return <AfterSubmission c={c} view={view} />;
  return mayAnswer(standing) ? <Answer c={c} view={view} /> : <LookOn c={c} view={view} />;
}

/** The experts wait for what the cluster says of their draft, and for nothing else. */
function CheckDraft({ c, draft: { caseId, label, dueOn } }: { c: NextProps["c"]; draft: AwaitedCheck }) {
  const { say, language } = c.var;
  return (
    <NextStep
      over={say("assessment.draft_over", { label: say(`label.${label}`) })}
      title={say("assessment.draft_title")}
      action={
        <a class="k-button" href={`/cases/${caseId}#report`}>
          {say("cases.report.to_draft")} <Icon name="arrow" />
        </a>
      }
    >
      {dueOn ? say("cases.report.due", { day: sayDay(dueOn, language) }) : ""}
    </NextStep>
  );
}

type StepProps = Pick<NextProps, "c"> & { readonly view: AssessmentView };

function Start({ c, overview: { cluster, standing } }: Pick<NextProps, "c" | "overview">) {
  const { say } = c.var;
  const may = mayAnswer(standing);
  return (
    <section class="k-section">
      <EmptyBox
        title={say("assessment.none_title")}
        actions={
          may && (
            <a class="k-button" href={`/clusters/${cluster.id}/assessments`}>
              {say("assessment.start_title")}
            </a>
          )
        }
      >
        {say("assessment.none_text")} {!may && say("assessment.none_yours")}
      </EmptyBox>
    </section>
  );
}

/** Answer what is not answered, then look at the review. */
function Answer({ c, view }: StepProps) {
  const { say } = c.var;
  const base = `/assessments/${view.loaded.assessment.id}`;
  const open = view.rows.filter(({ state }) => state === "unanswered");
  const [first] = open;
  return (
    <NextStep
      over={say("assessment.next_over", { name: nameOf(c, view) })}
      title={first ? say("assessment.next_answer", { row: first.id, name: first.name }) : say("assessment.next_submit")}
      action={
        <a class="k-button" href={first ? `${base}/rows/${first.id}` : `${base}/review`}>
          {first ? say("assessment.next_go") : say("assessment.review")} <Icon name="arrow" />
        </a>
      }
      second={
        <>
          {open.length > 1 && <a href={`${base}/review`}>{say("assessment.see_open", { count: open.length })}</a>}
          <a href={`${base}/result`}>{say("benchmark.see_result")}</a>
        </>
      }
    >
      {howMuchIsOpen(c, view, open.length)}
    </NextStep>
  );
}

/** For readers and offices: how far the cluster is. */
function LookOn({ c, view }: StepProps) {
  const { say } = c.var;
  const base = `/assessments/${view.loaded.assessment.id}`;
  const open = view.rows.filter(({ state }) => state === "unanswered");
  return (
    <NextStep
      over={nameOf(c, view)}
      title={say("assessment.being_answered")}
      action={
        <a class="k-button" href={`${base}/result`}>
          {say("benchmark.see_result")} <Icon name="arrow" />
        </a>
      }
      second={<a href={`${base}/review`}>{say("assessment.see_open", { count: open.length })}</a>}
    >
      {howMuchIsOpen(c, view, open.length)}
    </NextStep>
  );
}

function AfterSubmission({ c, view }: StepProps) {
  const { say } = c.var;
  const base = `/assessments/${view.loaded.assessment.id}`;
  return (
    <NextStep
      over={nameOf(c, view)}
      title={say("assessment.submitted_title")}
      action={
        <a class="k-button" href={`${base}/result`}>
          {say("benchmark.see_result")} <Icon name="arrow" />
        </a>
      }
      second={<a href={`${base}/review`}>{say("assessment.see_submission")}</a>}
    >
      {say("assessment.frozen")}
    </NextStep>
  );
}

function howMuchIsOpen({ var: { say } }: Context<AppEnv>, { loaded, wording }: AssessmentView, count: number): string {
  const { submitBy } = loaded.assessment;
  if (count === 0 && !submitBy) return say("assessment.nothing_open");
  return submitBy
    ? say("assessment.next_text", { count, day: wording.day(submitBy) })
    : say("assessment.next_text_no_day", { count });
}
