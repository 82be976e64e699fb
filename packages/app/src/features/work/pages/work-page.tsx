import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { pathOfTask } from "../../cases/index.ts";
import { mayOversee } from "../policy.ts";
import type { AwayTaskRow, TaskRow } from "../queries.ts";
import { Pages } from "./pages.tsx";

interface WorkPageProps {
  readonly c: Context<AppEnv>;
  readonly tasks: readonly TaskRow[];
  readonly counts: { readonly all: number; readonly overdue: number };
  readonly away: readonly AwayTaskRow[];
  readonly page: number;
  readonly more: boolean;
  readonly day: string;
}

/** What waits for the person, the overdue first. */
export function WorkPage({ c, tasks, counts, away, page, more, day }: WorkPageProps) {
  const { say, language } = c.var;
  return (
    <Layout c={c} title={say("work.title")} place="work">
      <header class="k-page-head">
        <div>
          <h1>{say("work.title")}</h1>
          <p class="k-lead">
            {say("work.waiting", { count: counts.all })}
            {counts.overdue > 0 && ` ${say("work.overdue_count", { count: counts.overdue })}`}
          </p>
        </div>
        <Places c={c} />
      </header>
      {tasks.length === 0 ? (
        <EmptyBox title={say("work.none.title")}>{say("work.none.text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("work.title")}
          captionHidden
          head={[
            { text: say("work.column.task") },
            { text: say("work.column.case") },
            { text: say("work.column.since") },
            { text: say("work.column.due") },
          ]}
          rows={tasks.map((task) => ({
            cells: [
              <a href={pathOfTask({ caseId: task.case_id, clusterId: task.cluster_id }, task.task)}>
                {taskText(c, task)}
              </a>,
              nameOf(c, task),
              sayDay(task.since, language),
              <Due c={c} task={task} day={day} />,
            ],
          }))}
        />
      )}
      <Pages c={c} path="/work" page={page} more={more} />
      {away.length > 0 && <Away c={c} away={away} day={day} />}
      <p class="k-section">
        <a href="/work/calendar.ics">{say("work.calendar")}</a>
      </p>
    </Layout>
  );
}

function Places({ c }: { c: Context<AppEnv> }) {
  const { say, person } = c.var;
  if (!person) return null;
  const board = person.offices.includes("board") || mayOversee(person);
  if (!board) return null;
  return (
    <div class="k-actions">
      {mayOversee(person) && (
        <a class="k-button k-button-second" href="/work/pipeline">
          {say("work.pipeline.title")}
        </a>
      )}
      <a class="k-button k-button-second" href="/board">
        {say("board.title")}
      </a>
      {mayOversee(person) && (
        <a class="k-button k-button-second" href="/work/letters">
          {say("work.letters.title")}
        </a>
      )}
    </div>
  );
}

/** Whoever stands in sees that it waits; the case itself is open to him only if it is anyway. */
function Away({ c, away, day }: { c: Context<AppEnv>; away: readonly AwayTaskRow[]; day: string }) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="away">
      <h2 id="away">{say("work.away.title")}</h2>
      <p>{say("work.away.lead")}</p>
      <DataTable
        caption={say("work.away.title")}
        captionHidden
        head={[
          { text: say("work.column.task") },
          { text: say("work.column.case") },
          { text: say("work.column.absent") },
          { text: say("work.column.due") },
        ]}
        rows={away.map((task) => ({
          cells: [
            taskText(c, task),
            nameOf(c, task),
            say("work.away.until", { name: task.absent, day: sayDay(task.away_until, language) }),
            <Due c={c} task={task} day={day} />,
          ],
        }))}
      />
    </section>
  );
}

function Due({ c, task: { due_on: due }, day }: { c: Context<AppEnv>; task: Pick<TaskRow, "due_on">; day: string }) {
  const { say, language } = c.var;
  if (!due) return <span class="k-muted">{say("work.no_day")}</span>;
  return (
    <>
      {sayDay(due, language)} {due < day && <Tag kind="bad">{say("work.overdue")}</Tag>}
    </>
  );
}

function taskText({ var: { say } }: Context<AppEnv>, { task }: Pick<TaskRow, "task">): string {
  return say(`work.task.${task}` as TextKey);
}

function nameOf(
  { var: { say } }: Context<AppEnv>,
  { label, cluster_name: cluster }: Pick<TaskRow, "label" | "cluster_name">,
): string {
  return say("work.case", { label: say(`label.${label}`), cluster });
}
