import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";

interface BoardPageProps {
  readonly c: Context<AppEnv>;
  readonly meetings: readonly { readonly id: string; readonly heldOn: string; readonly cases: number }[];
  readonly page: number;
  readonly more: boolean;
  readonly mayPlan: boolean;
  readonly heldOn?: string;
  readonly fault?: "day" | "taken";
}

/** The meetings of the board, the newest first. */
export function BoardPage({ c, meetings, page, more, mayPlan, heldOn = "", fault }: BoardPageProps) {
  const { say, language } = c.var;
  return (
    <Layout c={c} title={say("board.title")} place="tasks" crumbs={[{ text: say("layout.work"), href: "/tasks" }]}>
      <PageHead title={say("board.title")}>{say("board.lead")}</PageHead>
      {meetings.length === 0 ? (
        <EmptyBox title={say("board.none.title")}>{say(mayPlan ? "board.none.plan" : "board.none.text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("board.meetings")}
          captionHidden
          head={[{ text: say("board.column.day") }, { text: say("board.column.cases"), numeric: true }]}
          rows={meetings.map(({ id, heldOn: day, cases }) => ({
            id,
            cells: [<a href={`/board/meetings/${id}`}>{sayDay(day, language)}</a>, String(cases)],
          }))}
        />
      )}
      {(page > 0 || more) && (
        <nav class="k-pages" aria-label={say("board.pages")}>
          {page > 0 && <a href={`/board?page=${page - 1}`}>{say("board.newer")}</a>}
          {more && <a href={`/board?page=${page + 1}`}>{say("board.older")}</a>}
        </nav>
      )}
      {mayPlan && (
        <section class="k-section k-narrow" aria-labelledby="plan">
          <h2 id="plan">{say("board.plan.title")}</h2>
          <form method="post" action="/board/meetings" class="k-form" novalidate>
            <FormToken c={c} />
            <Field
              id="held_on"
              name="held_on"
              kind="date"
              size="medium"
              label={say("board.plan.day")}
              hint={say("board.plan.hint")}
              value={heldOn}
              errors={fault ? [say(fault === "day" ? "board.plan.day_fault" : "board.plan.taken")] : []}
              required
            />
            <div class="k-actions">
              <button type="submit" class="k-button">
                {say("board.plan.submit")}
              </button>
            </div>
          </form>
        </section>
      )}
    </Layout>
  );
}
