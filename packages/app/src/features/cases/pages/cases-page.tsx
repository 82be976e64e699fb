import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { toldState } from "../present.ts";
import type { CaseRow } from "../queries.ts";
import { StateTag } from "./parts.tsx";
import { faultText } from "./step-form.tsx";

const LABELS = ["bronze", "silver", "gold"] as const;

export interface CasesPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly mayApply: boolean;
  readonly cases: readonly CaseRow[];
  readonly values?: Readonly<Record<string, string>>;
  readonly fault?: { readonly field: string; readonly fault: string };
}

/** The applications of a cluster, and how to begin one. */
export function CasesPage({ c, cluster, mayApply, cases, values = {}, fault }: CasesPageProps) {
  const { say, language } = c.var;
  return (
    <Layout
      c={c}
      title={say("cases.title")}
      place="cases"
      clusterId={cluster.id}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
    >
      <header class="k-page-head">
        <div>
          <h1>{say("cases.title")}</h1>
          <p class="k-lead">{say("cases.title_lead")}</p>
        </div>
      </header>
      {cases.length === 0 ? (
        <EmptyBox title={say("cases.none.title")}>{say("cases.none.text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("cases.title")}
          captionHidden
          head={[
            { text: say("cases.column.label") },
            { text: say("cases.column.state") },
            { text: say("cases.column.since") },
            { text: say("cases.column.opened") },
          ]}
          rows={cases.map((one) => ({
            id: one.id,
            cells: [
              <a href={`/cases/${one.id}`}>{say(`label.${one.label}`)}</a>,
              <StateTag c={c} state={toldState(one)} />,
              sayDay(one.since, language),
              sayDay(one.openedAt.toISOString().slice(0, 10), language),
            ],
          }))}
        />
      )}
      {mayApply && (
        <section class="k-section k-narrow" aria-labelledby="apply">
          <h2 id="apply">{say("cases.apply.title")}</h2>
          <form method="post" action={`/clusters/${cluster.id}/cases`} class="k-form" novalidate>
            <FormToken c={c} />
            {fault && (
              <ErrorSummary
                title={say("cases.fault_title")}
                errors={[{ text: faultText(c, fault.fault), href: `#${fault.field}` }]}
              />
            )}
            <Choices
              id="label"
              name="label"
              legend={say("cases.apply.which")}
              choices={LABELS.map((label) => ({
                value: label,
                title: say(`label.${label}`),
                text: say(`cases.apply.${label}` as TextKey),
                checked: values.label === label,
              }))}
            />
            <Field
              id="first_benchmarking"
              name="first_benchmarking"
              kind="date"
              size="medium"
              label={say("cases.apply.first_benchmarking")}
              optional={say("cases.apply.silver_only")}
              hint={say("cases.apply.first_benchmarking_hint")}
              value={values.first_benchmarking ?? ""}
            />
            <div class="k-actions">
              <button type="submit" class="k-button">
                {say("cases.apply.submit")}
              </button>
            </div>
          </form>
        </section>
      )}
    </Layout>
  );
}
