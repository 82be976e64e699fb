import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { NextStep } from "../../../platform/web/components/next-step.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { meanText, satisfiedText } from "../present.ts";
import { FEWEST } from "../results.ts";
import { Act } from "./parts.tsx";
import type { SurveyPageProps } from "./survey-props.ts";

/** What was answered, rounded and without names, and the letter that tells the participants. */
export function Outcome({ c, seen: { survey, cluster }, mayRun, results, remarks }: SurveyPageProps) {
  const { say, services } = c.var;
  const sends = services.settings.sendsMail || services.settings.demonstration;
  return (
    <>
      {mayRun && results && survey.state === "closed" && sends && (
        <NextStep
          over={say("survey.next")}
          title={say("survey.publish_title")}
          action={
            <Act c={c} survey={survey} act="publish">
              {say("survey.publish")}
            </Act>
          }
        >
          {say("survey.publish_text")}
        </NextStep>
      )}
      {survey.publishedOn && (
        <p class="k-section">{say("survey.published_on", { day: sayDay(survey.publishedOn, c.var.language) })}</p>
      )}
      <section class="k-section">
        <h2>{say("survey.outcome")}</h2>
        {results ? (
          <Results c={c} results={results} />
        ) : (
          <EmptyBox title={say("survey.too_few")}>{say("survey.too_few_text", { count: FEWEST })}</EmptyBox>
        )}
      </section>
      {remarks.length > 0 && (
        <section class="k-section">
          <h2>{say("survey.remarks")}</h2>
          <p class="k-muted">{say("survey.remarks_text")}</p>
          <ul class="k-list k-survey-remarks">
            {remarks.map((remark) => (
              <li>{remark}</li>
            ))}
          </ul>
        </section>
      )}
      <p class="k-muted k-section">
        {say("survey.in_register")} <a href={`/clusters/${cluster.id}/register/survey`}>{say("survey.to_register")}</a>
      </p>
    </>
  );
}

function Results({ c, results }: Pick<SurveyPageProps, "c"> & { results: NonNullable<SurveyPageProps["results"]> }) {
  const { say, language } = c.var;
  return (
    <>
      <DataTable
        caption={say("survey.outcome")}
        captionHidden
        head={[
          { text: say("survey.column.question") },
          { text: say("survey.column.mean"), numeric: true },
          { text: say("survey.column.satisfied"), numeric: true },
        ]}
        rows={results.map(({ question, mean, satisfied }) => ({
          cells: [
            say(`survey.question.${question}.asked`),
            meanText(say, language, mean),
            satisfiedText(say, language, satisfied),
          ],
        }))}
      />
      <p class="k-fine k-muted">{say("survey.rounded")}</p>
    </>
  );
}
