import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { AskedSurvey } from "../queries.ts";
import { LONGEST_REMARK, MARKS, QUESTIONS } from "../schema.ts";
import { FaultSummary, type Faults, faultText, type Values } from "./parts.tsx";

interface AnswerPageProps {
  readonly c: Context<AppEnv>;
  readonly survey: AskedSurvey;
  readonly values?: Values;
  readonly faults?: Faults;
}

/** Five questions and a remark, for somebody who has a link and nothing else. */
export function AnswerPage({ c, survey, values = {}, faults = {} }: AnswerPageProps) {
  const { say } = c.var;
  return (
    <Layout c={c} title={survey.title}>
      <div class="k-narrow k-survey-asked">
        <h1>{survey.title}</h1>
        <p class="k-lead">
          {say("survey.asked_by", { cluster: survey.cluster, day: sayDay(survey.closes_on, c.var.language) })}
        </p>
        <p>{say("survey.promise")}</p>
        <form method="post" action={c.req.path} class="k-form k-section" novalidate>
          <FormToken c={c} />
          <FaultSummary c={c} faults={faults} />
          <p class="k-muted">{say("survey.scale")}</p>
          {QUESTIONS.map((question) => (
            <Choices
              id={question}
              name={question}
              layout="squares"
              legend={say(`survey.question.${question}.asked`)}
              errors={faultText(c, faults[question])}
              choices={[
                ...MARKS.map((mark) => ({
                  value: String(mark),
                  title: (
                    <>
                      {mark}
                      {(mark === 1 || mark === 5) && <span class="k-sr">, {say(`survey.mark.${mark}`)}</span>}
                    </>
                  ),
                  checked: values[question] === String(mark),
                })),
                { value: "", title: say("survey.no_answer"), checked: !values[question] },
              ]}
            />
          ))}
          <Field
            id="remark"
            name="remark"
            kind="textarea"
            rows={5}
            label={say("survey.remark")}
            optional={say("survey.optional")}
            hint={say("survey.remark_hint")}
            value={values.remark ?? ""}
            errors={faultText(c, faults.remark)}
            attributes={{ maxlength: LONGEST_REMARK }}
          />
          <div class="k-actions">
            <button type="submit" class="k-button">
              {say("survey.submit")}
            </button>
          </div>
        </form>
      </div>
    </Layout>
  );
}

/** A page of one sentence: thanks, closed, or a link that does not work, whatever the reason. */
export function SurveyWords({
  c,
  about,
  day,
}: {
  c: Context<AppEnv>;
  about: "thanks" | "closed" | "nothing";
  day?: string;
}) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say(`survey.${about}.title`)}>
      <div class="k-narrow">
        <h1>{say(`survey.${about}.title`)}</h1>
        <p class="k-lead">
          {about === "closed"
            ? say("survey.closed.text", { day: sayDay(day ?? "", c.var.language) })
            : say(`survey.${about}.text`)}
        </p>
      </div>
    </Layout>
  );
}
