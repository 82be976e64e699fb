import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { rowName } from "../present.ts";
import type { Place } from "../queries.ts";
import { AddForms } from "./add-forms.tsx";
import type { Faults, Typed } from "./form-state.ts";

export interface AddPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly place: Place;
  readonly assessmentId: string | null;
  readonly typed: Typed;
  readonly faults: Faults;
}

/** Nothing was added: why, and the form once more. */
export function AddPage({ c, cluster, place, assessmentId, typed, faults }: AddPageProps) {
  const { say, services, language } = c.var;
  const row = rowName(services.edition, place, language);
  return (
    <Layout
      c={c}
      title={say("evidence.add")}
      place="assessments"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: say("evidence.title"), href: `/clusters/${cluster.id}/evidence` },
      ]}
    >
      <PageHead title={say("evidence.add")}>{row}</PageHead>
      <ErrorSummary
        title={say("evidence.not_added")}
        errors={summaryOf(faults, typed.url === undefined ? "evidence" : "link")}
      />
      <section class="k-section">
        <AddForms c={c} place={place} assessmentId={assessmentId} typed={typed} faults={faults} />
      </section>
      {assessmentId && (
        <p class="k-section">
          <a href={`/assessments/${assessmentId}/rows/${place.rowId}`}>{say("evidence.back_to", { row })}</a>
        </p>
      )}
    </Layout>
  );
}

/** Each fault leads to its field. */
export function summaryOf(faults: Faults, form: string): { text: string; href: string }[] {
  return Object.entries(faults).flatMap(([field, texts]) =>
    texts.map((text) => ({ text, href: `#${form}-${field.replaceAll("_", "-")}` })),
  );
}
