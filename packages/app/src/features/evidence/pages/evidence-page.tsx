import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { registerCrumbs } from "../../registry/index.ts";
import { type EvidenceView, presentEvidence, rowName } from "../present.ts";
import type { findEvidence } from "../queries.ts";
import { FileField, SaidFields, UrlField } from "./add-forms.tsx";
import { summaryOf } from "./add-page.tsx";
import { EvidenceLink, EvidenceMarks, Picture, Validity } from "./evidence-list.tsx";
import type { Faults, Typed } from "./form-state.ts";

export interface EvidencePageProps {
  readonly c: Context<AppEnv>;
  readonly found: NonNullable<Awaited<ReturnType<typeof findEvidence>>>;
  /** Where one came from. */
  readonly assessmentId: string | null;
  readonly mayWrite: boolean;
  readonly typed?: Typed;
  readonly faults?: Faults;
}

/** One file or link with all its versions; to replace it, or to withdraw it. */
export function EvidencePage(props: EvidencePageProps) {
  const { c, found, assessmentId, mayWrite, faults = {} } = props;
  const { say, services, language } = c.var;
  const { cluster, current } = found;
  const view = presentEvidence(current, today(services), c.var);
  const row = rowName(services.edition, view, language);
  return (
    <Layout
      c={c}
      title={view.title}
      place="register"
      clusterId={cluster.id}
      crumbs={[
        ...registerCrumbs(c.var, cluster),
        { text: say("evidence.title"), href: `/clusters/${cluster.id}/evidence` },
      ]}
    >
      <PageHead title={view.title}>{say("evidence.stands_under", { row })}</PageHead>
      <ErrorSummary title={say("evidence.not_replaced")} errors={summaryOf(faults, "evidence")} />
      {view.withdrawn && <Note kind="warn">{say("evidence.withdrawn_note")}</Note>}
      {view.withoutPicture && <Note kind="info">{say("evidence.without_picture_note")}</Note>}
      <Now c={c} view={view} />
      <Versions {...props} />
      {mayWrite && !view.withdrawn && (
        <>
          <Replace {...props} />
          <Withdraw {...props} />
        </>
      )}
      {assessmentId && (
        <p class="k-section">
          <a href={`/assessments/${assessmentId}/rows/${view.rowId}#files`}>{say("evidence.back_to", { row })}</a>
        </p>
      )}
    </Layout>
  );
}

function Now({ c, view }: { c: Context<AppEnv>; view: EvidenceView }) {
  const { say } = c.var;
  return (
    <section class="k-section k-evidence-now">
      <Picture item={view} />
      <div>
        <p>
          <EvidenceLink item={{ ...view, title: view.isLink ? view.href : say("evidence.open") }} />
          {!view.isLink && (
            <>
              {" · "}
              <a href={`${view.href}?download`}>{say("evidence.download")}</a>
            </>
          )}
        </p>
        <p class="k-muted">
          {view.what} · {say("evidence.version", { n: view.number })} · {view.added}
        </p>
        <p class="k-evidence-marks">
          <EvidenceMarks c={c} item={view} />
        </p>
        <p class="k-small k-muted">
          {say("evidence.field.seen_by")}: {say(`evidence.seen_by.${view.clusterOnly ? "cluster" : "assessors"}`)}
        </p>
      </div>
    </section>
  );
}

function Versions({ c, found: { versions } }: EvidencePageProps) {
  const { say, services } = c.var;
  const column = (name: "version" | "title" | "what" | "valid_until" | "added") => ({
    text: say(`evidence.column.${name}`),
  });
  return (
    <section class="k-section">
      <h2>{say("evidence.versions")}</h2>
      <DataTable
        caption={say("evidence.versions")}
        captionHidden
        head={[
          column("version"),
          column("title"),
          column("what"),
          column("valid_until"),
          column("added"),
          { text: "SHA-256" },
        ]}
        rows={versions.map((one) => {
          const view = presentEvidence(one, today(services), c.var);
          return {
            cells: [
              String(view.number),
              <EvidenceLink item={view} />,
              view.what,
              view.validText && <Validity item={view} />,
              view.added,
              one.version.sha256 && <code title={one.version.sha256}>{one.version.sha256.slice(0, 12)}…</code>,
            ],
          };
        })}
      />
    </section>
  );
}

function Replace({ c, found: { current }, assessmentId, typed, faults }: EvidencePageProps) {
  const { say } = c.var;
  const { evidence, version } = current;
  const isLink = version.url !== null;
  const stands: Typed = {
    title: version.title,
    validUntil: version.validUntil ?? "",
    seenBy: evidence.seenBy,
    url: version.url ?? undefined,
    ...typed,
  };
  return (
    <section class="k-section" id="replace">
      <h2>{say("evidence.replace")}</h2>
      <p class="k-text">{say("evidence.replace_means")}</p>
      <form
        class={isLink ? "k-form" : "k-form k-drop"}
        method="post"
        action={`/evidence/${evidence.id}/${isLink ? "links" : "files"}`}
        enctype={isLink ? undefined : "multipart/form-data"}
        data-drop={isLink ? undefined : say("evidence.one_at_a_time")}
      >
        <FormToken c={c} />
        <input type="hidden" name="version" value={String(evidence.version)} />
        {assessmentId && <input type="hidden" name="assessment" value={assessmentId} />}
        {isLink ? (
          <UrlField c={c} id="evidence-url" value={stands.url} errors={faults?.url} />
        ) : (
          <>
            <FileField c={c} id="evidence-file" errors={faults?.file} />
            <p class="k-small">{say("evidence.keep_file", { name: version.fileName ?? "" })}</p>
          </>
        )}
        <SaidFields c={c} id="evidence" typed={stands} faults={faults} />
        <button class="k-button" type="submit">
          {say("evidence.replace_submit")}
        </button>
      </form>
    </section>
  );
}

function Withdraw({ c, found: { current }, assessmentId }: EvidencePageProps) {
  const { say } = c.var;
  const { id, version } = current.evidence;
  return (
    <section class="k-section">
      <h2>{say("evidence.withdraw")}</h2>
      <form class="k-form k-withdraw" method="post" action={`/evidence/${id}/withdraw`}>
        <FormToken c={c} />
        <p class="k-text">{say("evidence.withdraw_means")}</p>
        <input type="hidden" name="version" value={String(version)} />
        {assessmentId && <input type="hidden" name="assessment" value={assessmentId} />}
        <button class="k-button k-button-danger" type="submit">
          {say("evidence.withdraw")}
        </button>
      </form>
    </section>
  );
}
