import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import type { NewAssessment } from "../operations/start-assessment.ts";
import { mayAnswer, type Standing } from "../policy.ts";
import { wordingIn } from "../present.ts";
import type { AssessmentRow, ClusterRow } from "../queries.ts";

interface AssessmentsProps {
  readonly c: Context<AppEnv>;
  readonly cluster: ClusterRow;
  readonly standing: Standing;
  readonly list: readonly AssessmentRow[];
  /** What was to be started and cannot, and the field that is wrong. */
  readonly attempt?: NewAssessment & { readonly field: string };
}

/** The assessments of a cluster, and the form that starts one. */
export function AssessmentsPage(props: AssessmentsProps) {
  const { c, cluster, standing, list } = props;
  const { say } = c.var;
  return (
    <Layout
      c={c}
      title={say("layout.assessments")}
      place="assessments"
      clusterId={cluster.id}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
    >
      <PageHead title={say("layout.assessments")}>{say("assessment.list_lead")}</PageHead>
      <section class="k-section">
        {list.length > 0 ? (
          <List c={c} list={list} />
        ) : (
          <EmptyBox title={say("assessment.none_title")}>{say("assessment.none_text")}</EmptyBox>
        )}
      </section>
      {mayAnswer(standing) && <Start {...props} />}
    </Layout>
  );
}

function List({ c, list }: Pick<AssessmentsProps, "c" | "list">) {
  const { say, services, language } = c.var;
  const wording = wordingIn(services.edition, language, say);
  const nameOf = ({ scheme, referenceDate }: AssessmentRow): string =>
    say(services.edition.schemes.get(scheme)?.kind === "audit" ? "assessment.audit_of" : "assessment.interview_of", {
      day: wording.day(referenceDate),
    });
  return (
    <DataTable
      caption={say("layout.assessments")}
      captionHidden
      head={[say("assessment.assessment"), say("assessment.state_of"), say("assessment.due")].map((text) => ({ text }))}
      rows={list.map((one) => ({
        cells: [
          <a href={`/assessments/${one.id}`}>{nameOf(one)}</a>,
          say(`assessment.is_${one.state}`),
          one.submitBy ? wording.day(one.submitBy) : "",
        ],
      }))}
    />
  );
}

type Level = (typeof LEVELS)[number];
const LEVELS = ["bronze", "silver", "gold"] as const;

function Start({ c, cluster, attempt }: AssessmentsProps) {
  const { say, services } = c.var;
  const choices = [...services.edition.schemes.values()]
    .flatMap(({ id, kind, rows, labels }) =>
      labels.map((label) => ({ value: `${id}/${label}`, kind, label: label as Level, rows: rows.length })),
    )
    .sort((a, b) => LEVELS.indexOf(a.label) - LEVELS.indexOf(b.label));
  const chosen = attempt ? `${attempt.scheme}/${attempt.label}` : choices[0]?.value;
  const dayErrors = attempt?.field === "reference_date" ? [say("assessment.reference_wrong")] : [];
  const schemeErrors = attempt && dayErrors.length === 0 ? [say("assessment.fault.not_a_choice")] : [];
  const errors = [
    ...schemeErrors.map((text) => ({ text, href: "#scheme" })),
    ...dayErrors.map((text) => ({ text, href: "#reference_date" })),
  ];
  return (
    <section class="k-section k-narrow">
      <h2>{say("assessment.start_title")}</h2>
      <form class="k-form" method="post" action={`/clusters/${cluster.id}/assessments`}>
        <FormToken c={c} />
        <ErrorSummary title={say("assessment.not_saved", { count: errors.length })} errors={errors} />
        <Choices
          id="scheme"
          name="scheme"
          legend={say("assessment.which")}
          errors={schemeErrors}
          choices={choices.map(({ value, kind, label, rows }) => ({
            value,
            title: say(`assessment.start_${kind}`, { label: say(`label.${label}`), count: rows }),
            checked: value === chosen,
          }))}
        />
        <Field
          id="reference_date"
          name="reference_date"
          kind="date"
          label={say("assessment.reference_date")}
          hint={say("assessment.reference_hint")}
          errors={dayErrors}
          value={attempt?.referenceDate ?? today(services)}
          size="short"
        />
        <button class="k-button" type="submit">
          {say("assessment.start")}
        </button>
      </form>
    </section>
  );
}
