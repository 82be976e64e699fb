import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { SavingState } from "../../../platform/web/components/saving-state.tsx";
import { ScoreBar } from "../../../platform/web/components/score-bar.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { mayAnswer } from "../policy.ts";
import { type AssessmentView, pointsNeeded, type RowEntry } from "../present.ts";
import { FillBox } from "./fill-box.tsx";
import { Navigation } from "./navigation.tsx";
import { SavingWords } from "./saving-words.tsx";
import { ScorePanel } from "./score-panel.tsx";
import { Told } from "./told.tsx";
import { Unsaved } from "./unsaved.tsx";

interface FrameProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly title: string;
  readonly row: RowEntry | null;
  readonly search?: string;
  readonly found?: readonly RowEntry[];
  /** Why what was sent is not saved; nothing where all is. */
  readonly refused?: string;
  readonly children: Child;
}

/** The assessment page: rows on the left, the question in the middle, the live score on the right. */
export function AssessmentFrame({ c, view, title, row, search, found, refused, children }: FrameProps) {
  const { say } = c.var;
  const { cluster, assessment } = view.loaded;
  return (
    <Layout
      c={c}
      title={title}
      wide
      skipTo="question"
      place="assessments"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: say("layout.assessments"), href: `/clusters/${cluster.id}/assessments` },
        { text: nameOf(c, view), href: `/assessments/${assessment.id}` },
      ]}
    >
      <header class="k-subhead">
        <div class="k-title">
          <p class="k-subhead-name">{nameOf(c, view)}</p>
          {cluster.invented && <Tag kind="invented">{say("assessment.invented")}</Tag>}
        </div>
        <div class="k-subhead-side">
          {assessment.state === "draft" ? (
            <SavingState
              id="saving"
              state={refused ? "failed" : "saved"}
              text={refused ?? say("assessment.all_saved")}
            />
          ) : (
            <span>{say("assessment.submitted")}</span>
          )}
          {assessment.state === "draft" && assessment.submitBy && (
            <span>{say("assessment.submit_by", { day: view.wording.day(assessment.submitBy) })}</span>
          )}
          <a class="k-button k-button-second" href={`/assessments/${assessment.id}/review`}>
            {say(assessment.state === "draft" ? "assessment.review" : "assessment.see_submission")}
          </a>
        </div>
      </header>
      {assessment.state === "draft" && <SavingWords c={c} />}
      <Told />
      <Unsaved c={c} of={nameOf(c, view)} locked={isLocked(view)} />
      <FillBox c={c} view={view} />
      <ScoreStrip c={c} view={view} />
      <div class="k-assessment">
        <Navigation c={c} view={view} current={row} search={search} found={found} />
        <div class="k-assess-main" id="question">
          {children}
        </div>
        <ScorePanel c={c} view={view} row={row} />
      </div>
    </Layout>
  );
}

/** On small screens: the score in one line that stays in sight. */
export function ScoreStrip({ c, view, swap = false }: { c: Context<AppEnv>; view: AssessmentView; swap?: boolean }) {
  const { say, services } = c.var;
  if (view.scheme.kind !== "audit") return null;
  const { total } = view.score;
  const needed = pointsNeeded(view, services.edition);
  return (
    <a class="k-score-strip" id="score-strip" href="#score" hx-swap-oob={swap ? "true" : undefined}>
      <span class="k-score-strip-line">
        <span class="num">
          <strong>{view.wording.number(total.points)}</strong> / {total.max}
        </span>
        {needed !== null && (
          <span>
            {needed > total.points
              ? say("assessment.distance", { count: needed - total.points })
              : say("assessment.reached", { count: total.points - needed })}
          </span>
        )}
        <span class="k-link">{say("assessment.why")}</span>
      </span>
      <ScoreBar
        id="strip"
        title={say("assessment.bar_title", {
          points: total.points,
          max: total.max,
          unknown: total.highest - total.lowest,
        })}
        description=""
        points={total.points}
        unknown={total.highest - total.lowest}
        of={total.max}
        small
      />
    </a>
  );
}

/** Nobody, or not this person, can write in it now. */
export function isLocked({ loaded: { assessment, standing } }: AssessmentView): boolean {
  return assessment.state !== "draft" || !mayAnswer(standing);
}

export function nameOf({ var: { say } }: Context<AppEnv>, { scheme, loaded, wording }: AssessmentView): string {
  return say(scheme.kind === "audit" ? "assessment.audit_of" : "assessment.interview_of", {
    day: wording.day(loaded.assessment.referenceDate),
  });
}
