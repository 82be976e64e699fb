import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { Timeline } from "../../../platform/web/components/timeline.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { Overview } from "../load-overview.ts";
import {
  type AssessmentView,
  missingFacts,
  pointsNeeded,
  presentAssessment,
  type RowEntry,
  wordingIn,
} from "../present.ts";
import type { DecidedCase } from "../queries.ts";
import { FillBox } from "./fill-box.tsx";
import { NextBox } from "./next-box.tsx";
import { capital } from "./parts.ts";
import { RecentChanges } from "./recent-changes.tsx";
import { Unsaved } from "./unsaved.tsx";

interface OverviewProps {
  readonly c: Context<AppEnv>;
  readonly overview: Overview;
}

const MOST_MISSING = 8;

/** The home of a cluster manager: what is next, the label and until when, what is missing, what changed. */
export function OverviewPage({ c, overview }: OverviewProps) {
  const { say } = c.var;
  const { cluster } = overview;
  const view = overview.current && presentAssessment(overview.current, c.var);
  return (
    <Layout
      c={c}
      title={cluster.name}
      place="overview"
      clusterId={cluster.id}
      crumbs={[{ text: say("registry.clusters"), href: "/clusters" }]}
    >
      <PageHead
        title={cluster.name}
        tags={
          <>
            {cluster.invented && <Tag kind="invented">{say("assessment.invented")}</Tag>}
            {cluster.label && (
              <Tag kind={isValid(c, cluster.labelValidUntil) ? cluster.label : "expired"}>{labelText(c, cluster)}</Tag>
            )}
          </>
        }
        under={view && overview.decided && <Decided c={c} view={view} decided={overview.decided} />}
        actions={
          <a class="k-button k-button-second" href={`/clusters/${cluster.id}/register`}>
            {say("layout.register")}
          </a>
        }
      >
        {view && !overview.decided && standing(c, view)}
      </PageHead>
      <Unsaved c={c} />
      <NextBox c={c} overview={overview} view={view} />
      {view && <FillBox c={c} view={view} />}
      {cluster.label && <Validity c={c} overview={overview} />}
      <div class="k-split">
        {view?.loaded.assessment.state === "draft" && <Missing c={c} view={view} />}
        <RecentChanges c={c} recent={overview.recent} />
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

/** The decision first: what the cluster answered is not what the experts found. */
function Decided({ c, view, decided }: { c: Context<AppEnv>; view: AssessmentView; decided: DecidedCase }) {
  const { say } = c.var;
  const { caseId, outcome, final } = decided;
  const label = say(`label.${decided.label}`);
  return (
    <>
      <p class="k-lead">
        <a href={`/cases/${caseId}`}>{say(`assessment.decided.${outcome}`, { label })}</a>
        {final &&
          ` ${say("assessment.decided.points", { points: view.wording.number(final.points), max: view.wording.number(final.max) })}`}
      </p>
      <p class="k-muted">{say("assessment.decided.own", { standing: standing(c, view) })}</p>
    </>
  );
}

function standing(c: Context<AppEnv>, view: AssessmentView): string {
  const { say, services } = c.var;
  if (view.scheme.kind !== "audit")
    return say("assessment.standing_interview", { n: view.answered, of: view.scheme.rows.length });
  const needed = pointsNeeded(view, services.edition);
  const { points: own, max } = view.score.total;
  const points = view.wording.number(own);
  if (needed === null) return say("assessment.points_of", { points, max });
  return needed > own
    ? say("assessment.standing_short", { points, max, count: needed - own })
    : say("assessment.standing_reached", { points, max });
}

function Validity({ c, overview: { cluster } }: OverviewProps) {
  const { say, services, language } = c.var;
  const wording = wordingIn(services.edition, language, say);
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
          day: wording.day(until),
        })}
        tableText={say("assessment.show_table")}
        table={{
          caption: say("assessment.validity"),
          head: [say("assessment.label"), say("assessment.from"), say("assessment.until")].map((text) => ({ text })),
          rows: [[say(`label.${label}`), wording.day(from), wording.day(until)]],
        }}
      >
        <Timeline
          id="timeline"
          title={say("assessment.validity")}
          description={say("assessment.valid_until", { label: say(`label.${label}`), day: wording.day(until) })}
          from={`${years[0]}-01-01`}
          to={`${(years.at(-1) as number) + 1}-01-01`}
          years={years}
          today={{ date: now, text: say("assessment.today", { day: wording.day(now) }) }}
          rows={[
            {
              name: say(`label.${label}`),
              bars: [{ from, to: until, kind: isValid(c, until) ? "valid" : "past", metal: label }],
              endText: wording.day(until),
            },
          ]}
        />
      </ChartFrame>
      <p>
        <a href={`/clusters/${cluster.id}/labels`}>{say("registry.labels.all")}</a>
      </p>
    </div>
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function Missing({ c, view }: { c: Context<AppEnv>; view: AssessmentView }) {
  const { say } = c.var;
  const inState = (wanted: RowEntry["state"]) => view.rows.filter(({ state }) => state === wanted);
  const [unanswered, unexplained] = [inState("unanswered"), inState("reason_missing")];
  const withoutEvidence = view.rows.filter((row) => row.lacksEvidence);
  const all = [...unanswered, ...unexplained, ...withoutEvidence];
  const more = all.length - MOST_MISSING;
  return (
    <section class="k-section">
      <h2>
        {unanswered.length > 0
          ? say("assessment.missing_title", { count: unanswered.length })
          : say("assessment.nothing_open")}
      </h2>
      <p class="k-muted">
        {withoutEvidence.length > 0 && say("assessment.missing_evidence", { count: withoutEvidence.length })}{" "}
        {say("assessment.missing_lead")}
      </p>
      <ul class="k-list k-found">
        {all.slice(0, MOST_MISSING).map((row) => (
          <MissingRow c={c} view={view} row={row} />
        ))}
      </ul>
      {more > 0 && (
        <p class="k-more">
          <a href={`/assessments/${view.loaded.assessment.id}/review`}>
            {say("assessment.missing_more", { count: more })}
          </a>
        </p>
      )}
    </section>
  );
}

function MissingRow({ c, view, row }: { c: Context<AppEnv>; view: AssessmentView; row: RowEntry }) {
  const { say, services } = c.var;
  const facts = row.state === "unanswered" ? missingFacts(view, services.edition, row.asked) : [];
  return (
    <li class="k-with-icon">
      <StateIcon state={row.state} text={say(`assessment.state.${row.state}`)} />
      <span>
        <a href={`/assessments/${view.loaded.assessment.id}/rows/${row.id}`}>
          {row.id} {row.name}
        </a>
        <span class="k-small k-muted">
          {facts.length > 0
            ? view.wording.list(facts.slice(0, 2).map(capital)) + (facts.length > 2 ? " …" : "")
            : say(`assessment.state.${row.state}`)}
        </span>
      </span>
    </li>
  );
}

function People({ c, overview: { people } }: OverviewProps) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <h2>{say("assessment.people_title")}</h2>
      {people.length === 0 ? (
        <p class="k-muted">{say("assessment.people_none")}</p>
      ) : (
        <DataTable
          caption={say("assessment.people_title")}
          captionHidden
          head={[{ text: say("assessment.name") }, { text: say("assessment.role") }]}
          rows={people.map(({ name, role }) => ({ cells: [name, say(`registry.role.${role}`)] }))}
        />
      )}
    </section>
  );
}
