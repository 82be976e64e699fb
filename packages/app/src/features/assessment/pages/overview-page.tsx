import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { today } from "../../../platform/services.ts";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { NextStep } from "../../../platform/web/components/next-step.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { Timeline } from "../../../platform/web/components/timeline.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Overview } from "../load-overview.ts";
import { type AssessmentView, missingFacts, pointsNeeded, presentAssessment } from "../present.ts";
import { nameOf } from "./frame.tsx";

interface OverviewProps {
  readonly c: Context<AppEnv>;
  readonly overview: Overview;
}

const MOST_MISSING = 8;

/** The home of a cluster manager: what is next, the label and until when, what is missing, what changed. */
export function OverviewPage({ c, overview }: OverviewProps) {
  const { say } = c.var;
  const { cluster } = overview;
  const views = overview.drafts.map((draft) => presentAssessment(c.var.services, draft, c.var));
  const [view] = views;
  return (
    <Layout
      c={c}
      title={cluster.name}
      place="overview"
      clusterId={cluster.id}
      crumbs={[{ text: say("registry.clusters"), href: "/clusters" }]}
    >
      <header class="k-page-head">
        <div>
          <div class="k-title">
            <h1>{cluster.name}</h1>
            {cluster.invented && <Tag kind="invented">{say("assessment.invented")}</Tag>}
            {cluster.label && (
              <Tag kind={isValid(c, cluster.labelValidUntil) ? cluster.label : "expired"}>{labelText(c, cluster)}</Tag>
            )}
          </div>
          {view && <p class="k-lead">{standing(c, view)}</p>}
        </div>
      </header>
      {view ? (
        <Next c={c} view={view} />
      ) : (
        <EmptyBox
          title={say("assessment.none_title")}
          actions={
            <a class="k-button" href={`/clusters/${cluster.id}/assessments`}>
              {say("assessment.start_title")}
            </a>
          }
        >
          {say("assessment.none_text")}
        </EmptyBox>
      )}
      {cluster.label && view && <Validity c={c} overview={overview} view={view} />}
      <div class="k-split">
        {view && <Missing c={c} view={view} />}
        <Recent c={c} overview={overview} />
      </div>
      <People c={c} overview={overview} />
    </Layout>
  );
}

function isValid(c: Context<AppEnv>, until: string | null): boolean {
  return until !== null && until >= today(c.var.services);
}

function labelText(c: Context<AppEnv>, { label, labelValidUntil }: Overview["cluster"]): string {
  const { say } = c.var;
  const name = label ? say(`label.${label}`) : "";
  return say(isValid(c, labelValidUntil) ? "assessment.label_valid" : "assessment.label_expired", { label: name });
}

function standing(c: Context<AppEnv>, view: AssessmentView): string {
  const { say, services } = c.var;
  const needed = pointsNeeded(view, services.edition);
  const { points, max } = view.score.total;
  if (needed === null) return say("assessment.standing_interview", { n: view.answered, of: view.scheme.rows.length });
  return needed > points
    ? say("assessment.standing_short", { points, max, count: needed - points })
    : say("assessment.standing_reached", { points, max });
}

/** One thing to do: answer what is not answered, then look at the review. */
function Next({ c, view }: { c: Context<AppEnv>; view: AssessmentView }) {
  const { say } = c.var;
  const { assessment } = view.loaded;
  const open = view.rows.filter(({ state }) => state === "unanswered");
  const [first] = open;
  return (
    <NextStep
      over={say("assessment.next_over", { name: nameOf(c, view) })}
      title={first ? say("assessment.next_answer", { row: first.id, name: first.name }) : say("assessment.next_submit")}
      action={
        <a
          class="k-button"
          href={first ? `/assessments/${assessment.id}/rows/${first.id}` : `/assessments/${assessment.id}/review`}
        >
          {first ? say("assessment.next_go") : say("assessment.review")}
        </a>
      }
      second={
        <>
          <a href={`/assessments/${assessment.id}/review`}>{say("assessment.see_open", { count: open.length })}</a>{" "}
          <a href={`/assessments/${assessment.id}/result`}>{say("benchmark.see_result")}</a>
        </>
      }
    >
      {assessment.submitBy
        ? say("assessment.next_text", { count: open.length, day: view.wording.day(assessment.submitBy) })
        : say("assessment.next_text_no_day", { count: open.length })}
    </NextStep>
  );
}

function Validity({ c, overview: { cluster }, view }: OverviewProps & { view: AssessmentView }) {
  const { say, services } = c.var;
  const [from, until] = [cluster.labelValidFrom ?? "", cluster.labelValidUntil ?? ""];
  const now = today(services);
  const years = range(
    Math.min(Number(from.slice(0, 4)), Number(now.slice(0, 4))),
    Math.max(Number(until.slice(0, 4)), Number(now.slice(0, 4))) + 1,
  );
  const label = cluster.label ?? "bronze";
  return (
    <div class="k-section">
      <ChartFrame
        id="validity"
        heading={say(isValid(c, until) ? "assessment.valid_until" : "assessment.was_valid_until", {
          label: say(`label.${label}`),
          day: view.wording.day(until),
        })}
        tableText={say("assessment.show_table")}
        table={{
          caption: say("assessment.validity"),
          head: [say("assessment.label"), say("assessment.from"), say("assessment.until")].map((text) => ({ text })),
          rows: [[say(`label.${label}`), view.wording.day(from), view.wording.day(until)]],
        }}
      >
        <Timeline
          id="timeline"
          title={say("assessment.validity")}
          description={say("assessment.valid_until", { label: say(`label.${label}`), day: view.wording.day(until) })}
          from={`${years[0]}-01-01`}
          to={`${(years.at(-1) as number) + 1}-01-01`}
          years={years}
          today={{ date: now, text: say("assessment.today", { day: view.wording.day(now) }) }}
          rows={[
            {
              name: say(`label.${label}`),
              bars: [{ from, to: until, kind: isValid(c, until) ? "valid" : "past", metal: label }],
              endText: view.wording.day(until),
            },
          ]}
        />
      </ChartFrame>
    </div>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function Missing({ c, view }: { c: Context<AppEnv>; view: AssessmentView }) {
  const { say, services } = c.var;
  const open = view.rows.filter(({ state }) => state === "unanswered" || state === "evidence_missing");
  const missing = open.map((row) => ({ row, facts: missingFacts(view, services.edition, row.asked) }));
  return (
    <section class="k-section">
      <h2>{say("assessment.missing_title", { count: missing.filter(({ facts }) => facts.length > 0).length })}</h2>
      <p class="k-muted">{say("assessment.missing_lead")}</p>
      <ul class="k-list">
        {missing
          .sort((a, b) => Number(a.row.state !== "unanswered") - Number(b.row.state !== "unanswered"))
          .slice(0, MOST_MISSING)
          .map(({ row, facts }) => (
            <li class="k-with-icon">
              <StateIcon state={row.state} text={say(`assessment.state.${row.state}`)} />
              <span>
                <a href={`/assessments/${view.loaded.assessment.id}/rows/${row.id}`}>
                  {row.id} {row.name}
                </a>{" "}
                <span class="k-muted">
                  {facts.length > 0 ? facts.slice(0, 2).join("; ") : say("assessment.state.evidence_missing")}
                </span>
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Recent({ c, overview }: OverviewProps) {
  const { say, language } = c.var;
  const moment = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  return (
    <section class="k-section">
      <h2>{say("assessment.recent_title")}</h2>
      {overview.recent.length === 0 && <p class="k-muted">{say("assessment.recent_none")}</p>}
      <ol class="k-log">
        {overview.recent.map(({ entry, name }) => (
          <li>
            <time datetime={entry.at.toISOString()}>{moment.format(entry.at)}</time>
            <div>
              <strong>{name ?? say("assessment.the_program")}</strong>{" "}
              {say(`audit.${entry.action}` as TextKey, { target: entry.target.split("/").at(-1) ?? "" })}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function People({ c, overview }: OverviewProps) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <h2>{say("assessment.people_title")}</h2>
      <DataTable
        caption={say("assessment.people_title")}
        captionHidden
        head={[{ text: say("assessment.name") }, { text: say("assessment.role") }]}
        rows={overview.people.map(({ name, role }) => ({ cells: [name, say(`registry.role.${role}`)] }))}
      />
    </section>
  );
}
