import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { mayAnswer, type Standing } from "../policy.ts";
import { wordingIn } from "../present.ts";
import type { AssessmentRow, ClusterRow } from "../queries.ts";

interface AssessmentsProps {
  readonly c: Context<AppEnv>;
  readonly cluster: ClusterRow;
  readonly standing: Standing;
  readonly list: readonly AssessmentRow[];
}

/** The assessments of a cluster, and the form that starts one. */
export function AssessmentsPage({ c, cluster, standing, list }: AssessmentsProps) {
  const { say, services, language } = c.var;
  const wording = wordingIn(services.edition, language, say);
  return (
    <Layout
      c={c}
      title={say("layout.assessments")}
      place="assessments"
      clusterId={cluster.id}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
    >
      <h1>{say("layout.assessments")}</h1>
      <p class="k-lead">{say("assessment.list_lead")}</p>
      {list.length === 0 && <EmptyBox title={say("assessment.none_title")}>{say("assessment.none_text")}</EmptyBox>}
      <ul class="k-list">
        {list.map((one) => (
          <li>
            <a href={`/assessments/${one.id}`}>
              {say(
                services.edition.schemes.get(one.scheme)?.kind === "audit"
                  ? "assessment.audit_of"
                  : "assessment.interview_of",
                {
                  day: wording.day(one.referenceDate),
                },
              )}
            </a>{" "}
            <span class="k-muted">{say(`assessment.is_${one.state}`)}</span>
          </li>
        ))}
      </ul>
      {mayAnswer(standing) && <Start c={c} cluster={cluster} />}
    </Layout>
  );
}

function Start({ c, cluster }: Pick<AssessmentsProps, "c" | "cluster">) {
  const { say, services } = c.var;
  const choices = [...services.edition.schemes.values()].flatMap((scheme) =>
    scheme.labels.map((label) => ({
      value: `${scheme.id}/${label}`,
      kind: scheme.kind,
      label,
      rows: scheme.rows.length,
    })),
  );
  return (
    <section class="k-section">
      <h2>{say("assessment.start_title")}</h2>
      <form class="k-form" method="post" action={`/clusters/${cluster.id}/assessments`}>
        <FormToken c={c} />
        <Choices
          id="scheme"
          name="scheme"
          legend={say("assessment.which")}
          choices={choices.map(({ value, kind, label, rows }, index) => ({
            value,
            title: say(`assessment.start_${kind}`, {
              label: say(`label.${label as "bronze" | "silver" | "gold"}`),
              count: rows,
            }),
            checked: index === 0,
          }))}
        />
        <Field
          id="reference_date"
          name="reference_date"
          kind="date"
          label={say("assessment.reference_date")}
          hint={say("assessment.reference_hint")}
          value={today(services)}
          size="short"
        />
        <button class="k-button" type="submit">
          {say("assessment.start")}
        </button>
      </form>
    </section>
  );
}
