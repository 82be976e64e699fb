import { LABEL_LEVELS, labelState, latestEnd } from "@klynge/core";
import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { today } from "../../../platform/services.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { LabelRow } from "../label-queries.ts";
import { LABEL_FIELDS } from "../operations/enter-label.ts";

export interface LabelsPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly labels: readonly LabelRow[];
  /** The cluster is the person's. */
  readonly own: boolean;
  /** Whether the person enters labels from before. */
  readonly enters: boolean;
  readonly tried?:
    | {
        readonly values: Readonly<Record<string, string>>;
        readonly faults: Readonly<Record<string, string>>;
        /** The label that was to be taken out. */
        readonly removing?: string;
      }
    | undefined;
}

/** Every label that a cluster has or had, and where it comes from. */
export function LabelsPage(props: LabelsPageProps) {
  const { c, cluster, labels, enters, own } = props;
  const { say, language } = c.var;
  const done = c.req.query("done");
  return (
    <Layout
      c={c}
      title={say("registry.labels.title")}
      place={own ? "cases" : "clusters"}
      {...(own && { clusterId: cluster.id })}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
    >
      <PageHead title={say("registry.labels.title")}>{say("registry.labels.lead")}</PageHead>
      {(done === "entered" || done === "removed") && <Note kind="done">{say(`registry.labels.done.${done}`)}</Note>}
      {labels.length === 0 ? (
        <EmptyBox title={say("registry.labels.none")}>{say("registry.labels.none_text")}</EmptyBox>
      ) : (
        <DataTable
          caption={say("registry.labels.title")}
          captionHidden
          head={(["label", "standing", "from", "until", "source"] as const).map((column) => ({
            text: say(`registry.labels.column.${column}`),
          }))}
          rows={labels.map((one) => ({
            id: one.id,
            cells: [
              say(`label.${one.label}`),
              <Standing c={c} label={one} />,
              sayDay(one.from, language),
              sayDay(one.until, language),
              one.caseId ? <a href={`/cases/${one.caseId}`}>{say("registry.labels.to_case")}</a> : one.source,
            ],
          }))}
        />
      )}
      {enters && <Enter {...props} />}
      {enters && labels.some(({ caseId }) => caseId === null) && <Remove {...props} />}
    </Layout>
  );
}

const MARKS = { suspended: "warn", withdrawn: "bad", expired: "expired" } as const;

function Standing({ c, label }: { c: Context<AppEnv>; label: LabelRow }) {
  const state = labelState(label, today(c.var.services));
  return <Tag kind={state === "valid" ? label.label : MARKS[state]}>{c.var.say(`registry.labels.state.${state}`)}</Tag>;
}

function Enter({ c, cluster, tried }: LabelsPageProps) {
  const { say, services, language } = c.var;
  const { values = {}, faults = {} } = tried && !tried.removing ? tried : {};
  const level = LABEL_LEVELS.find((one) => one === values.label) ?? "bronze";
  const last =
    faults.until === "too_long_valid"
      ? latestEnd(services.edition.edition, { label: level, from: values.from ?? "" })
      : "";
  const told = (field: string) =>
    faults[field]
      ? say(`registry.labels.fault.${faults[field]}` as TextKey, { day: last && sayDay(last, language) })
      : null;
  const field = (name: (typeof LABEL_FIELDS)[number]) => ({
    id: name,
    name,
    label: say(`registry.labels.field.${name}`),
    value: values[name] ?? "",
    errors: [told(name) ?? []].flat(),
    required: true,
  });
  return (
    <section class="k-section k-narrow" aria-labelledby="enter">
      <h2 id="enter">{say("registry.labels.enter")}</h2>
      <p>{say("registry.labels.enter_lead")}</p>
      <form method="post" action={`/clusters/${cluster.id}/labels`} class="k-form k-section" novalidate>
        <FormToken c={c} />
        <ErrorSummary
          title={say("registry.labels.fault.title")}
          errors={LABEL_FIELDS.flatMap((name) => {
            const text = told(name);
            return text ? [{ field: say(`registry.labels.field.${name}`), text, href: `#${name}` }] : [];
          })}
        />
        <Choices
          id="label"
          name="label"
          legend={say("registry.labels.field.label")}
          errors={field("label").errors}
          choices={LABEL_LEVELS.map((value) => ({
            value,
            title: say(`label.${value}`),
            checked: values.label === value,
          }))}
        />
        <div class="k-form-row">
          <Field {...field("from")} kind="date" size="medium" />
          <Field {...field("until")} kind="date" size="medium" />
        </div>
        <Field {...field("source")} hint={say("registry.labels.source_hint")} />
        <Field {...field("because")} kind="textarea" rows={2} />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("registry.labels.submit")}
          </button>
        </div>
      </form>
    </section>
  );
}

/** A slip of the pen is taken out again; what a case gave is withdrawn in its case. */
function Remove({ c, cluster, labels, tried }: LabelsPageProps) {
  const { say, language } = c.var;
  return (
    <section class="k-section k-narrow" aria-labelledby="remove">
      <h2 id="remove">{say("registry.labels.remove")}</h2>
      {labels
        .filter(({ caseId }) => caseId === null)
        .map(({ id, label, until }) => (
          <details class="k-case-step" open={tried?.removing === id}>
            <summary>
              {say("registry.label_until", { label: say(`label.${label}`), day: sayDay(until, language) })}
            </summary>
            <form method="post" action={`/clusters/${cluster.id}/labels/${id}/remove`} class="k-form" novalidate>
              <FormToken c={c} />
              <Field
                id={`because-${id}`}
                name="because"
                label={say("registry.labels.field.because")}
                errors={tried?.removing === id ? [say("registry.labels.fault.missing")] : []}
                required
              />
              <div class="k-actions">
                <button type="submit" class="k-button k-button-second">
                  {say("registry.labels.remove_submit")}
                </button>
              </div>
            </form>
          </details>
        ))}
    </section>
  );
}
