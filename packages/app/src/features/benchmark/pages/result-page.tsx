import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { resultPath } from "../links.ts";
import type { Result } from "../present.ts";
import { AuditCharts } from "./audit-part.tsx";
import { GroupChooser } from "./group-chooser.tsx";
import { InterviewCharts } from "./interview-part.tsx";
import { RowsTable } from "./rows-table.tsx";
import { Wholes } from "./wholes-part.tsx";

interface ResultPageProps {
  readonly c: Context<AppEnv>;
  readonly result: Result;
}

/** What the answers come to: beside others, and on the way to the label. */
export function ResultPage({ c, result }: ResultPageProps) {
  const { say } = c.var;
  const { view, part, known } = result;
  const { cluster, assessment } = view.loaded;
  const day = view.wording.day(assessment.referenceDate);
  const compared = part.kind === "interview" || part.compared;
  return (
    <Layout
      c={c}
      title={say("benchmark.title")}
      place="assessments"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: say("layout.assessments"), href: `/clusters/${cluster.id}/assessments` },
        {
          text: say(part.kind === "audit" ? "assessment.audit_of" : "assessment.interview_of", { day }),
          href: `/assessments/${assessment.id}`,
        },
      ]}
    >
      <Head c={c} result={result} day={day} />
      {compared && result.synthetic && <Note>{say("benchmark.synthetic", { edition: result.statistics })}</Note>}
      {known === 0 && (
        <EmptyBox
          title={say("benchmark.nothing_title")}
          actions={
            <a class="k-button k-button-second" href={`/assessments/${assessment.id}`}>
              {say("benchmark.nothing_go")}
            </a>
          }
        >
          {say("benchmark.nothing_text")}
        </EmptyBox>
      )}
      {part.kind === "interview" ? (
        <>
          <GroupChooser c={c} result={result} />
          <InterviewCharts c={c} result={result} part={part} />
          <Wholes c={c} result={result} />
          <RowsTable c={c} result={result} />
        </>
      ) : (
        <>
          <AuditCharts c={c} result={result} part={part} />
          {part.compared && (
            <>
              <h2 class="k-section">{say("benchmark.audit.compare_title")}</h2>
              <GroupChooser c={c} result={result} />
              <RowsTable c={c} result={result} />
            </>
          )}
        </>
      )}
      <p class="k-small k-with-icon">
        <Icon name="link" />
        <a href={resultPath(result)}>{say("benchmark.link")}</a>
      </p>
    </Layout>
  );
}

function Head({ c, result: { view, part, known, rows }, day }: ResultPageProps & { day: string }) {
  const { say } = c.var;
  const { cluster, assessment } = view.loaded;
  return (
    <PageHead
      title={
        part.kind === "audit"
          ? say("benchmark.h1_audit", { n: known, of: rows.length })
          : say("benchmark.h1", { count: known })
      }
      tags={cluster.invented && <Tag kind="invented">{say("assessment.invented")}</Tag>}
      actions={
        <div class="k-actions">
          <a class="k-button k-button-second" href={`/assessments/${assessment.id}/review`}>
            {say("benchmark.back")}
          </a>
          <a class="k-button" href={`/clusters/${cluster.id}/reports`}>
            {say("benchmark.report")}
          </a>
        </div>
      }
    >
      {say(part.kind === "audit" ? "benchmark.lead_audit" : "benchmark.lead", { day })}
    </PageHead>
  );
}
