import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { type AbsenceRow, Absences, type Tried } from "../../experts/index.ts";
import type { ColleagueRow } from "../queries.ts";

/** When an officer is away, and who of the same office stands in. */
export function AbsencePage({
  c,
  absences,
  colleagues,
  day,
  tried,
}: {
  c: Context<AppEnv>;
  absences: readonly AbsenceRow[];
  colleagues: readonly ColleagueRow[];
  day: string;
  tried?: Tried | undefined;
}) {
  const { say, person } = c.var;
  const done = c.req.query("done");
  const votes = person?.offices.includes("board") ?? false;
  const one = new Map(colleagues.map(({ id, name }) => [id, name]));
  return (
    <Layout
      c={c}
      title={say("tasks.absence.title")}
      place="tasks"
      crumbs={[{ text: say("tasks.title"), href: "/tasks" }]}
    >
      <PageHead title={say("tasks.absence.title")}>{say("tasks.absence.lead")}</PageHead>
      {(done === "absence_added" || done === "absence_removed") && (
        <Note kind="done">{say(`experts.done.${done}`)}</Note>
      )}
      {votes && <Note kind="warn">{say("tasks.absence.no_vote")}</Note>}
      <Absences
        c={c}
        action="/tasks/absence"
        absences={absences}
        colleagues={[...one].map(([personId, name]) => ({ personId, name }))}
        mayChange
        day={day}
        hint={say(colleagues.length > 0 ? "tasks.absence.hint" : "tasks.absence.nobody")}
        delegateHint={say("tasks.absence.delegate")}
        tried={tried}
      />
    </Layout>
  );
}
