import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentDay, sayDay } from "../../../platform/web/moment.ts";
import { sayMoney } from "../../../platform/web/money.ts";
import { StateTag, titleOf } from "../../cases/index.ts";
import type { Pipeline } from "../load-pipeline.ts";
import type { PipelinePlace } from "../pipeline-queries.ts";
import { EndingPart } from "./ending-part.tsx";
import { Pages } from "./pages.tsx";

interface PipelinePageProps {
  readonly c: Context<AppEnv>;
  readonly pipeline: Pipeline;
  readonly state: PipelinePlace | null;
  readonly page: number;
}

/** All cases: where they stand, where they wait, who works on them, what comes in. */
export function PipelinePage({ c, pipeline, state, page }: PipelinePageProps) {
  const { say } = c.var;
  const { bottleneck, states } = pipeline;
  return (
    <Layout
      c={c}
      title={say("tasks.pipeline.title")}
      place="tasks"
      crumbs={[{ text: say("tasks.title"), href: "/tasks" }]}
    >
      <PageHead title={say("tasks.pipeline.title")}>{say("tasks.pipeline.lead")}</PageHead>
      {states.length === 0 ? (
        <EmptyBox title={say("tasks.pipeline.none")}>{say("tasks.pipeline.none_text")}</EmptyBox>
      ) : (
        <>
          {bottleneck && bottleneck.median > 0 && (
            <Note>
              {say("tasks.pipeline.bottleneck", {
                state: placeText(c, bottleneck.state),
                days: say("tasks.days", { count: Math.round(bottleneck.median) }),
              })}
            </Note>
          )}
          <States c={c} pipeline={pipeline} state={state} page={page} />
          <Cases c={c} pipeline={pipeline} state={state} page={page} />
        </>
      )}
      <EndingPart c={c} ending={pipeline.ending} />
      <div class="k-case-parts">
        <Lot c={c} pipeline={pipeline} />
        <Revenue c={c} pipeline={pipeline} />
      </div>
      <Experts c={c} pipeline={pipeline} />
    </Layout>
  );
}

function placeText({ var: { say } }: Context<AppEnv>, place: PipelinePlace): string {
  return place === "ended" ? say("tasks.pipeline.ended") : say(`cases.state.${place}`);
}

function States({ c, pipeline: { states }, state }: PipelinePageProps) {
  const { say } = c.var;
  const days = (count: number) => say("tasks.days", { count: Math.round(count) });
  return (
    <section class="k-section" aria-labelledby="states">
      <h2 id="states">{say("tasks.pipeline.states")}</h2>
      <DataTable
        caption={say("tasks.pipeline.states")}
        captionHidden
        head={[
          { text: say("cases.column.state") },
          { text: say("board.column.cases"), numeric: true },
          { text: say("tasks.pipeline.median"), numeric: true },
          { text: say("tasks.pipeline.oldest"), numeric: true },
        ]}
        rows={states.map((row) => ({
          cells: [
            <a
              href={`/tasks/pipeline?state=${row.state}#cases`}
              aria-current={row.state === state ? "true" : undefined}
            >
              {placeText(c, row.state)}
            </a>,
            String(row.cases),
            days(row.median),
            days(row.oldest),
          ],
        }))}
      />
    </section>
  );
}

function Cases({ c, pipeline: { cases, more, day }, state, page }: PipelinePageProps) {
  const { say, language } = c.var;
  const path = state ? `/tasks/pipeline?state=${state}` : "/tasks/pipeline";
  const age = (since: string) => Math.round((Date.parse(day) - Date.parse(since)) / 86_400_000);
  return (
    <section class="k-section" aria-labelledby="cases">
      <h2 id="cases">{state ? placeText(c, state) : say("tasks.pipeline.open")}</h2>
      {state && <a href="/tasks/pipeline">{say("tasks.pipeline.all")}</a>}
      {cases.length === 0 ? (
        <p>{say("tasks.pipeline.none_here")}</p>
      ) : (
        <DataTable
          caption={say("board.column.cases")}
          captionHidden
          head={[
            { text: say("tasks.column.case") },
            { text: say("cases.column.state") },
            { text: say("cases.column.opened") },
            { text: say("cases.column.since") },
            { text: say("tasks.pipeline.age"), numeric: true },
          ]}
          rows={cases.map((row) => ({
            cells: [
              <a href={`/cases/${row.id}`}>{titleOf(c, { label: row.label, cluster: row.opened.cluster })}</a>,
              <StateTag c={c} state={row.state} />,
              // two cases of one cluster for the same label
              presentDay(row.openedAt, language),
              sayDay(row.since, language),
              say("tasks.days", { count: age(row.since) }),
            ],
          }))}
        />
      )}
      <Pages c={c} path={path} page={page} more={more} />
    </section>
  );
}

function Lot({ c, pipeline: { lot } }: Pick<PipelinePageProps, "c" | "pipeline">) {
  const { say, language } = c.var;
  const { meeting, cases, waiting } = lot;
  return (
    <section class="k-section" aria-labelledby="lot">
      <h2 id="lot">{say("tasks.pipeline.lot")}</h2>
      <p>
        {meeting ? (
          <a href={`/board/meetings/${meeting.id}`}>
            {say("board.meeting", { day: sayDay(meeting.heldOn, language) })}
          </a>
        ) : (
          <a href="/board">{say("board.no_meeting")}</a>
        )}
      </p>
      {meeting && <p>{say("tasks.pipeline.on_list", { count: cases })}</p>}
      <p>{say("tasks.pipeline.waiting", { count: waiting })}</p>
    </section>
  );
}

function Revenue({ c, pipeline: { revenue } }: Pick<PipelinePageProps, "c" | "pipeline">) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="revenue">
      <h2 id="revenue">{say("tasks.pipeline.revenue")}</h2>
      {revenue.length === 0 ? (
        <p>{say("tasks.pipeline.no_revenue")}</p>
      ) : (
        <DataTable
          caption={say("tasks.pipeline.revenue")}
          captionHidden
          head={[
            { text: say("cases.fee.invoice") },
            { text: say("board.column.cases"), numeric: true },
            { text: say("cases.fee.amount"), numeric: true },
          ]}
          rows={revenue.map((row) => ({
            cells: [say(`cases.invoice.${row.state}`), String(row.cases), sayMoney(row.amount, row.currency, language)],
          }))}
        />
      )}
    </section>
  );
}

function Experts({ c, pipeline: { experts } }: Pick<PipelinePageProps, "c" | "pipeline">) {
  const { say, language } = c.var;
  if (experts.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="experts">
      <h2 id="experts">{say("tasks.pipeline.experts")}</h2>
      <DataTable
        caption={say("tasks.pipeline.experts")}
        captionHidden
        head={[
          { text: say("tasks.pipeline.expert") },
          { text: say("tasks.pipeline.country") },
          { text: say("tasks.pipeline.load"), numeric: true },
        ]}
        rows={experts.map((one) => ({
          cells: [
            one.name || say("cases.somebody"),
            countryName(one.country, language),
            say("tasks.pipeline.load_of", { open: one.open, capacity: one.capacity }),
          ],
        }))}
      />
    </section>
  );
}
