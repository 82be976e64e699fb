import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { StateTag, titleOf } from "../../cases/index.ts";
import { DossierActs } from "./dossier-acts.tsx";
import { dossierErrors } from "./dossier-errors.ts";
import { Findings } from "./dossier-findings.tsx";
import { Before, Experts, Points, Rules, Verdict, Votes } from "./dossier-parts.tsx";
import type { DossierProps } from "./dossier-props.ts";
import { Done, Refused } from "./parts.tsx";

/** One page for each case, with everything that the board decides on. */
export function DossierPage({ c, dossier, tried }: DossierProps) {
  const { say, language } = c.var;
  const { view, content, meeting, standing } = dossier;
  const { decision } = view.process;
  const errors = dossierErrors(c, tried);
  return (
    <Layout
      c={c}
      title={titleOf(c, view)}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        { text: say("board.title"), href: "/board" },
        ...(meeting
          ? [
              {
                text: say("board.meeting", { day: sayDay(meeting.heldOn, language) }),
                href: `/board/meetings/${meeting.id}`,
              },
            ]
          : []),
      ]}
    >
      <div class="k-work">
        <PageHead title={titleOf(c, view)} tags={<StateTag c={c} state={view.state} />}>
          {say("board.dossier_lead")}
        </PageHead>
        <Done c={c} />
        <ErrorSummary title={say("scoring.not_saved")} errors={errors} />
        {tried && errors.length === 0 && (
          <Refused c={c} refused={tried.refused} decidedBy={content?.decidedBy ?? null} />
        )}
        {standing.out !== null && (
          <Note kind="warn">
            {say(
              standing.out === "conflict" || standing.out === "led" ? `board.out.${standing.out}` : "board.out.other",
            )}
          </Note>
        )}
        {decision && (
          <Note kind={decision.outcome === "awarded" ? "done" : "bad"}>
            {say(`cases.decision.${decision.outcome}`)} {content?.decidedBy?.because}
          </Note>
        )}
        {content && (
          <>
            <Before c={c} content={content} />
            <Verdict c={c} content={content} view={view} />
            <DossierActs c={c} dossier={dossier} {...(tried && { tried })} />
            <div class="k-case-parts">
              <Experts c={c} content={content} view={view} />
              <Points c={c} content={content} view={view} />
              <Rules c={c} content={content} view={view} />
              <Votes c={c} content={content} standing={standing} decision={decision} />
              <Findings c={c} content={content} view={view} />
            </div>
          </>
        )}
        <p class="k-section">
          <a href={`/cases/${view.id}`}>{say("board.to_case")}</a>
        </p>
      </div>
    </Layout>
  );
}
