import { LABEL_LEVELS, type LabelLevel, labelState, toldState } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { LabelRow } from "../../registry/index.ts";
import type { OpenAppeal } from "../open-appeals.ts";
import type { CaseRow } from "../queries.ts";
import type { Renewal } from "../renewals.ts";
import { faultText } from "./field-names.ts";
import { StateTag } from "./parts.tsx";

export interface CasesPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly mayApply: boolean;
  readonly cases: readonly CaseRow[];
  readonly labels: readonly LabelRow[];
  readonly renewals: ReadonlyMap<LabelLevel, Renewal>;
  /** Refusals against which an appeal is still possible. */
  readonly appeals: readonly OpenAppeal[];
  /** The day of the last Bronze interview here; null where there was none. */
  readonly benchmarked: string | null;
  readonly values?: Readonly<Record<string, string>>;
  readonly fault?: { readonly field: string; readonly fault: string };
}

/** The applications of a cluster, and how to begin one. */
export function CasesPage(props: CasesPageProps) {
  const { c, cluster, mayApply, cases, labels } = props;
  const { say, language, services } = c.var;
  const given = new Map(labels.map((label) => [label.caseId, labelState(label, today(services))]));
  return (
    <Layout
      c={c}
      title={say("cases.title")}
      place="cases"
      clusterId={cluster.id}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
    >
      <PageHead title={say("cases.title")}>{say("cases.title_lead")}</PageHead>
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
              <StateTag c={c} state={toldState(one.state, one.decisionSent)} label={given.get(one.id)} />,
              // when the board decided is not told before how
              toldState(one.state, one.decisionSent) === "before_board" ? "–" : sayDay(one.since, language),
              sayDay(one.openedAt.toISOString().slice(0, 10), language),
            ],
          }))}
        />
      )}
      {labels.length > 0 && (
        <p>
          <a href={`/clusters/${cluster.id}/labels`}>{say("registry.labels.all")}</a>
        </p>
      )}
      {mayApply && <Apply {...props} />}
    </Layout>
  );
}

function Apply({ c, cluster, appeals, renewals, benchmarked, values = {}, fault }: CasesPageProps) {
  const { say, language } = c.var;
  const errors = (field: string) => (fault?.field === field ? [faultText(c, fault)] : []);
  return (
    <section class="k-section k-narrow" aria-labelledby="apply">
      <h2 id="apply">{say("cases.apply.title")}</h2>
      {appeals.map(({ id, label, lastDay }) => (
        <Note kind="warn">
          {say("cases.apply.appeal_first", { label: say(`label.${label}`), day: sayDay(lastDay, language) })}{" "}
          <a href={`/cases/${id}`}>{say("cases.apply.to_refusal", { label: say(`label.${label}`) })}</a>
        </Note>
      ))}
      <form method="post" action={`/clusters/${cluster.id}/cases`} class="k-form" novalidate>
        <FormToken c={c} />
        {fault && (
          <ErrorSummary
            title={say("cases.fault_title")}
            errors={[{ text: faultText(c, fault), href: `#${fault.field}` }]}
          />
        )}
        <Choices
          id="label"
          name="label"
          legend={say("cases.apply.which")}
          errors={errors("label")}
          choices={LABEL_LEVELS.map((label) => ({
            value: label,
            title: say(`label.${label}`),
            text: [say(`cases.apply.${label}`), ...renewalText(c, renewals.get(label))].join(" "),
            checked: values.label === label,
          }))}
        />
        {!renewals.get("silver")?.inTime && (
          <Field
            id="first_benchmarking"
            name="first_benchmarking"
            kind="date"
            size="medium"
            label={say("cases.apply.first_benchmarking")}
            optional={say("cases.apply.silver_first")}
            hint={say(benchmarked ? "cases.apply.first_benchmarking_known" : "cases.apply.first_benchmarking_hint")}
            value={values.first_benchmarking ?? ""}
            errors={errors("first_benchmarking")}
          />
        )}
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("cases.apply.submit")}
          </button>
        </div>
      </form>
    </section>
  );
}

/** Whether it would be a renewal, and until when. */
function renewalText(c: CasesPageProps["c"], renewal: Renewal | undefined): string[] {
  const { say, language, services } = c.var;
  if (!renewal) return [];
  const { until, assessedUntil, inTime } = renewal;
  return [
    say(until < today(services) ? "cases.renew.ended" : "cases.renew.ends", { day: sayDay(until, language) }),
    inTime ? say("cases.renew.until", { day: sayDay(assessedUntil, language) }) : say("cases.renew.too_late"),
  ];
}
