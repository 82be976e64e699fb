import { addDays } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { RegisterFrame } from "../../registry/index.ts";
import { percent } from "../present.ts";
import type { ListedSurvey } from "../queries.ts";
import { LONGEST_DAYS, QUESTIONS } from "../schema.ts";
import { FaultSummary, type Faults, faultText, StateTag, type Values } from "./parts.tsx";

interface SurveysProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly surveys: readonly ListedSurvey[];
  readonly mayRun: boolean;
  readonly values?: Values;
  readonly faults?: Faults;
}

/** The surveys of a cluster, and the beginning of a new one. */
export function SurveysPage({ c, cluster, surveys, mayRun, values = {}, faults = {} }: SurveysProps) {
  const { say } = c.var;
  return (
    <RegisterFrame c={c} cluster={cluster} here="surveys" title={say("survey.title")} lead={say("survey.lead")}>
      {c.req.query("done") === "discarded" && <Note kind="done">{say("survey.done.discarded")}</Note>}
      <section class="k-section">
        {surveys.length === 0 ? (
          <EmptyBox title={say("survey.none")}>
            {say("survey.none_text")} <a href={`/clusters/${cluster.id}/register/survey`}>{say("survey.elsewhere")}</a>
          </EmptyBox>
        ) : (
          <Table c={c} surveys={surveys} />
        )}
      </section>
      {mayRun && <NewSurvey c={c} cluster={cluster} values={values} faults={faults} />}
    </RegisterFrame>
  );
}

function Table({ c, surveys }: Pick<SurveysProps, "c" | "surveys">) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("survey.title")}
      captionHidden
      head={[
        { text: say("survey.field.title") },
        { text: say("survey.field.state") },
        { text: say("survey.field.opened_on") },
        { text: say("survey.field.closes_on") },
        { text: say("survey.field.invited"), numeric: true },
        { text: say("survey.field.answered"), numeric: true },
        { text: say("survey.field.rate"), numeric: true },
      ]}
      rows={surveys.map((survey) => {
        const { id, title, openedOn, closesOn, closedOn, invited, answered } = survey;
        return {
          cells: [
            <a href={`/surveys/${id}`}>{title}</a>,
            <StateTag c={c} survey={survey} />,
            openedOn ? sayDay(openedOn, c.var.language) : "",
            sayDay(closedOn ?? closesOn, c.var.language),
            invited,
            answered,
            invited > 0 ? percent(answered / invited, language) : "",
          ],
        };
      })}
    />
  );
}

const USUAL_DAYS = 21;

function NewSurvey({
  c,
  cluster,
  values,
  faults,
}: Required<Pick<SurveysProps, "c" | "cluster" | "values" | "faults">>) {
  const { say, language, languages, services } = c.var;
  const day = today(services);
  return (
    <section class="k-section k-narrow" id="new">
      <h2>{say("survey.new")}</h2>
      <form method="post" action={`/clusters/${cluster.id}/surveys`} class="k-form" novalidate>
        <FormToken c={c} />
        <FaultSummary c={c} faults={faults} />
        <Field
          id="title"
          name="title"
          label={say("survey.field.title")}
          hint={say("survey.title_hint")}
          value={values.title ?? say("survey.usual_title", { year: day.slice(0, 4) })}
          errors={faultText(c, faults.title)}
          attributes={{ maxlength: 200 }}
        />
        <Field
          id="closes_on"
          name="closes_on"
          kind="date"
          size="medium"
          label={say("survey.field.closes_on")}
          hint={say("survey.closes_hint", { count: LONGEST_DAYS })}
          value={values.closes_on ?? addDays(day, USUAL_DAYS)}
          errors={faultText(c, faults.closes_on)}
        />
        <Field
          id="language"
          name="language"
          kind="select"
          size="medium"
          label={say("survey.field.language")}
          hint={say("survey.language_hint")}
          value={values.language ?? language}
          options={languages.map((value) => ({ value, text: say(`layout.language_names.${value}`) }))}
          errors={faultText(c, faults.language)}
        />
        <details>
          <summary>{say("survey.questions")}</summary>
          <ol class="k-survey-questions">
            {QUESTIONS.map((question) => (
              <li>{say(`survey.question.${question}.asked`)}</li>
            ))}
          </ol>
        </details>
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("survey.create")}
          </button>
        </div>
      </form>
    </section>
  );
}
