import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { pathOfTask } from "../../cases/index.ts";
import { isOfficer, mayOversee } from "../policy.ts";
import type { AwayTaskRow, TaskRow } from "../queries.ts";
import { Pages } from "./pages.tsx";

interface TasksPageProps {
  readonly c: Context<AppEnv>;
  readonly tasks: readonly TaskRow[];
  readonly counts: { readonly all: number; readonly overdue: number };
  readonly away: readonly AwayTaskRow[];
  readonly page: number;
  readonly more: boolean;
  /** An expert has a page of his own. */
  readonly inPool: boolean;
  readonly day: string;
}

/** What waits for an office waits for each who holds it: also for whoever stands in, and once. */
function isOfOffice({ party }: Pick<TaskRow, "party">): boolean {
  return party === "secretariat";
}

/** What waits for the person, the overdue first. */
export function TasksPage({ c, tasks, counts, away, page, more, inPool, day }: TasksPageProps) {
  const { say, language } = c.var;
  const awayAlone = page === 0 ? away.filter((task) => !isOfOffice(task)) : [];
  return (
    <Layout c={c} title={say("tasks.title")} place="tasks">
      <PageHead title={say("tasks.title")} actions={<Places c={c} inPool={inPool} />}>
        {say("tasks.waiting", { count: counts.all })}
        {counts.overdue > 0 && ` ${say("tasks.overdue_count", { count: counts.overdue })}`}
      </PageHead>
      {tasks.length === 0 ? (
        <EmptyBox title={say("tasks.none.title")}>{say("tasks.none.text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("tasks.title")}
          captionHidden
          head={[
            { text: say("tasks.column.task") },
            { text: say("tasks.column.case") },
            { text: say("tasks.column.since") },
            { text: say("tasks.column.due") },
          ]}
          rows={tasks.map((task) => ({
            cells: [
              <a href={pathOfTask({ caseId: task.case_id, clusterId: task.cluster_id }, task.task)}>
                {taskText(c, task)}
              </a>,
              <>
                {nameOf(c, task)}
                <OnBehalf c={c} task={task} away={away} />
              </>,
              sayDay(task.since, language),
              <Due c={c} task={task} day={day} />,
            ],
          }))}
        />
      )}
      <Pages c={c} path="/tasks" page={page} more={more} />
      {awayAlone.length > 0 && <Away c={c} away={awayAlone} day={day} />}
      <p class="k-section">
        <a href="/tasks/calendar">{say("tasks.feed.title")}</a>
      </p>
    </Layout>
  );
}

function Places({ c, inPool }: Pick<TasksPageProps, "c" | "inPool">) {
  const { say, person } = c.var;
  if (!person) return null;
  const oversees = mayOversee(person);
  const places = [
    oversees && (["/tasks/pipeline", "tasks.pipeline.title"] as const),
    oversees && (["/experts", "experts.pool.title"] as const),
    (oversees || person.offices.includes("board")) && (["/board", "board.title"] as const),
    oversees && (["/tasks/letters", "tasks.letters.title"] as const),
    oversees && (["/editions", "scheme.title"] as const),
    inPool && (["/experts/me", "experts.own.title"] as const),
    isOfficer(person) && (["/tasks/absence", "tasks.absence.title"] as const),
  ].filter((place) => place !== false);
  if (places.length === 0) return null;
  return (
    <div class="k-actions">
      {places.map(([href, text]) => (
        <a class="k-button k-button-second" href={href}>
          {say(text)}
        </a>
      ))}
    </div>
  );
}

/** In the person's own list: for whom he does it besides. */
function OnBehalf({ c, task, away }: Pick<TasksPageProps, "c" | "away"> & { task: TaskRow }) {
  const { say, language } = c.var;
  const of = away.filter((one) => isOfOffice(one) && one.case_id === task.case_id && one.task === task.task);
  return of.map(({ absent, away_until: day }) => (
    <div class="k-muted">{say("tasks.away.until", { name: absent, day: sayDay(day, language) })}</div>
  ));
}

/** Whoever stands in sees that it waits; the case itself is open to him only if it is anyway. */
function Away({ c, away, day }: { c: Context<AppEnv>; away: readonly AwayTaskRow[]; day: string }) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="away">
      <h2 id="away">{say("tasks.away.title")}</h2>
      <p>{say("tasks.away.lead")}</p>
      <DataTable
        caption={say("tasks.away.title")}
        captionHidden
        head={[
          { text: say("tasks.column.task") },
          { text: say("tasks.column.case") },
          { text: say("tasks.column.absent") },
          { text: say("tasks.column.due") },
        ]}
        rows={away.map((task) => ({
          cells: [
            task.opens ? (
              <a href={pathOfTask({ caseId: task.case_id, clusterId: task.cluster_id }, task.task)}>
                {taskText(c, task)}
              </a>
            ) : (
              taskText(c, task)
            ),
            nameOf(c, task),
            say("tasks.away.until", { name: task.absent, day: sayDay(task.away_until, language) }),
            <Due c={c} task={task} day={day} />,
          ],
        }))}
      />
    </section>
  );
}

function Due({ c, task: { due_on: due }, day }: { c: Context<AppEnv>; task: Pick<TaskRow, "due_on">; day: string }) {
  const { say, language } = c.var;
  if (!due) return <span class="k-muted">{say("tasks.no_day")}</span>;
  return (
    <>
      {sayDay(due, language)} {due < day && <Tag kind="bad">{say("tasks.overdue")}</Tag>}
    </>
  );
}

function taskText({ var: { say } }: Context<AppEnv>, { task }: Pick<TaskRow, "task">): string {
  return say(`tasks.task.${task}` as TextKey);
}

function nameOf(
  { var: { say } }: Context<AppEnv>,
  { label, cluster_name: cluster }: Pick<TaskRow, "label" | "cluster_name">,
): string {
  return say("tasks.case", { label: say(`label.${label}`), cluster });
}
