import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { type CaseView, StateTag, StepToken, titleOf } from "../../cases/index.ts";
import type { Meeting } from "../load-meeting.ts";
import { Done, quorumText, Refused } from "./parts.tsx";

interface MeetingPageProps extends Meeting {
  readonly c: Context<AppEnv>;
  readonly refused?: ProblemDetails;
}

/** The list of a meeting: how far each case is, and how the person voted. */
export function MeetingPage({ c, meeting, lot, waiting, refused }: MeetingPageProps) {
  const { say, language } = c.var;
  const title = say("board.meeting", { day: sayDay(meeting.heldOn, language) });
  return (
    <Layout
      c={c}
      title={title}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        { text: say("board.title"), href: "/board" },
      ]}
    >
      <PageHead title={title}>{say("board.meeting_lead")}</PageHead>
      <Done c={c} />
      {refused && <Refused c={c} refused={refused} />}
      {lot.length === 0 ? (
        <EmptyBox title={say("board.empty.title")}>{say("board.empty.text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("board.cases")}
          captionHidden
          head={[
            { text: say("board.column.case") },
            { text: say("board.column.state") },
            { text: say("board.column.votes") },
            { text: say("board.column.own") },
          ]}
          rows={lot.map((one) => ({ id: one.view.id, cells: cellsOf(c, one) }))}
        />
      )}
      {waiting.length > 0 && (
        <section class="k-section" aria-labelledby="waiting">
          <h2 id="waiting">{say("board.waiting")}</h2>
          <ul class="k-list k-board-waiting">
            {waiting.map((view) => (
              <Waiting c={c} view={view} meetingId={meeting.id} />
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

function cellsOf(c: Context<AppEnv>, { view, standing, hasDossier }: Meeting["lot"][number]) {
  const { say } = c.var;
  const name = titleOf(c, view);
  const counts = view.process.decision?.votes;
  const votes = counts
    ? say("board.counted", counts)
    : view.state === "before_board" && standing
      ? quorumText(c, standing)
      : "";
  return [
    hasDossier ? <a href={`/cases/${view.id}/dossier`}>{name}</a> : name,
    <StateTag c={c} state={view.state} />,
    votes,
    standing ? <Own c={c} standing={standing} /> : say("board.own.not_impartial"),
  ];
}

function Own({ c, standing }: { c: Context<AppEnv>; standing: NonNullable<Meeting["lot"][number]["standing"]> }) {
  const { say } = c.var;
  const { out } = standing;
  if (out !== null)
    return (
      <Tag kind="warn">{say(out === "conflict" || out === "led" ? `board.own.${out}` : "board.own.not_impartial")}</Tag>
    );
  return <>{standing.ownVote ? say(`board.vote.${standing.ownVote}`) : say("board.own.none")}</>;
}

function Waiting({ c, view, meetingId }: { c: Context<AppEnv>; view: CaseView; meetingId: string }) {
  const { say } = c.var;
  return (
    <li>
      <a href={`/cases/${view.id}/dossier`}>{titleOf(c, view)}</a>
      <form method="post" action={`/board/meetings/${meetingId}/cases`}>
        <StepToken c={c} />
        <button type="submit" class="k-button k-button-second" name="case" value={view.id}>
          {say("board.put")} <span class="k-sr">{titleOf(c, view)}</span>
        </button>
      </form>
    </li>
  );
}
