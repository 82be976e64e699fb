import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { ShownOnce } from "../../../platform/web/components/shown-once.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";

/** The secret address for one's own calendar program; it is shown when it is made, and never again. */
export function CalendarPage({ c, madeAt, link }: { c: Context<AppEnv>; madeAt: Date | null; link: string | null }) {
  const { say, language } = c.var;
  return (
    <Layout c={c} title={say("tasks.feed.title")} place="tasks" crumbs={[{ text: say("tasks.title"), href: "/tasks" }]}>
      <PageHead title={say("tasks.feed.title")}>{say("tasks.feed.lead")}</PageHead>
      {c.req.query("done") === "ended" && <Note kind="done">{say("tasks.feed.ended")}</Note>}
      {link && (
        <ShownOnce id="link" label={say("tasks.feed.address")} value={link}>
          {say("tasks.feed.made")}
        </ShownOnce>
      )}
      <section class="k-section k-flow k-narrow">
        <p>{madeAt ? say("tasks.feed.since", { when: presentMoment(madeAt, language) }) : say("tasks.feed.none")}</p>
        <div class="k-actions">
          <form method="post" action="/tasks/calendar">
            <FormToken c={c} />
            <button type="submit" class={madeAt ? "k-button k-button-second" : "k-button"}>
              {say(madeAt ? "tasks.feed.make_anew" : "tasks.feed.make")}
            </button>
          </form>
          {madeAt && (
            <form method="post" action="/tasks/calendar/end">
              <FormToken c={c} />
              <button type="submit" class="k-button k-button-danger">
                {say("tasks.feed.end")}
              </button>
            </form>
          )}
        </div>
        <p class="k-hint">{say("tasks.feed.hint")}</p>
      </section>
      <p class="k-section">
        <a href="/tasks/calendar.ics">{say("tasks.calendar")}</a>
      </p>
    </Layout>
  );
}
