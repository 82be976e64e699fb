import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { percent } from "../present.ts";
import type { FoundSurvey } from "../queries.ts";
import { Draft } from "./draft-part.tsx";
import { Outcome } from "./outcome-part.tsx";
import { crumbsOf, StateTag } from "./parts.tsx";
import { Running } from "./running-part.tsx";
import type { SurveyPageProps } from "./survey-props.ts";

const NOTICES = ["opened", "reminded", "closed", "published", "added", "left_out"] as const;

/** A survey from draft to outcome: each state has its one next step. */
export function SurveyPage(props: SurveyPageProps) {
  const { c, seen } = props;
  const { say } = c.var;
  const { survey, cluster } = seen;
  const done = NOTICES.find((notice) => notice === c.req.query("done"));
  return (
    <Layout c={c} title={survey.title} place="register" clusterId={cluster.id} crumbs={crumbsOf(c, cluster)}>
      <PageHead title={survey.title} tags={<StateTag c={c} survey={survey} />}>
        {leadOf(c, seen)}
      </PageHead>
      {done && <Note kind="done">{say(`survey.done.${done}`)}</Note>}
      {survey.state === "draft" && <Draft {...props} />}
      {survey.state === "open" && <Running {...props} />}
      {(survey.state === "closed" || survey.state === "published") && <Outcome {...props} />}
    </Layout>
  );
}

function leadOf(c: Context<AppEnv>, { survey, answered }: FoundSurvey): string {
  const { say, language } = c.var;
  if (survey.state === "draft") return say("survey.lead_draft", { day: sayDay(survey.closesOn, c.var.language) });
  const rate = percent(survey.invited > 0 ? answered / survey.invited : 0, language);
  const details = { answered, invited: survey.invited, rate };
  return survey.state === "open"
    ? say("survey.lead_open", { ...details, day: sayDay(survey.closesOn, c.var.language) })
    : say("survey.lead_closed", { ...details, day: sayDay(survey.closedOn ?? survey.closesOn, c.var.language) });
}
