import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import { megabytes } from "../../../platform/uploads/uploads.ts";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { RegisterFrame } from "../../registry/index.ts";
import type { ListedImport } from "../queries.ts";
import { MOST_BYTES, MOST_ROWS } from "../read/table.ts";
import { BROUGHT_KINDS } from "../schema.ts";

interface ImportsProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly imports: readonly ListedImport[];
  readonly mayImport: boolean;
  readonly page: number;
  readonly more: boolean;
}

/** Bring a file, and what became of those before. */
export function ImportsPage({ c, cluster, imports, mayImport, page, more }: ImportsProps) {
  const { say } = c.var;
  return (
    <RegisterFrame c={c} cluster={cluster} here="imports" title={say("imports.title")} lead={say("imports.lead")}>
      {mayImport && <BringForm c={c} clusterId={cluster.id} />}
      <section class="k-section">
        <h2>{say("imports.so_far")}</h2>
        {imports.length === 0 && page === 1 ? (
          <EmptyBox title={say("imports.none_title")} level={3}>
            {say("imports.none_text")}
          </EmptyBox>
        ) : (
          <Listed c={c} imports={imports} />
        )}
        {(page > 1 || more) && (
          <p class="k-actions-spread">
            {page > 1 ? <a href={`?page=${page - 1}`}>{say("imports.newer")}</a> : <span />}
            {more && <a href={`?page=${page + 1}`}>{say("imports.older")}</a>}
          </p>
        )}
      </section>
    </RegisterFrame>
  );
}

function BringForm({ c, clusterId }: { c: Context<AppEnv>; clusterId: string }) {
  const { say, language } = c.var;
  return (
    <section class="k-section">
      <h2>{say("imports.new_title")}</h2>
      <form
        class="k-form k-card k-import-bring"
        method="post"
        action={`/clusters/${clusterId}/imports`}
        enctype="multipart/form-data"
      >
        <FormToken c={c} />
        <Choices
          id="kind"
          name="kind"
          legend={say("imports.what")}
          choices={BROUGHT_KINDS.map((kind) => ({
            value: kind,
            title: say(`imports.kind.${kind}`),
            text: say(`imports.kind_text.${kind}`),
            checked: kind === "members",
          }))}
        />
        <Field
          id="file"
          name="file"
          kind="file"
          label={say("imports.file")}
          hint={say("imports.file_hint", { limit: megabytes(MOST_BYTES), rows: sayNumber(MOST_ROWS, language) })}
          required
        />
        <div class="k-actions">
          <button class="k-button" type="submit">
            {say("imports.bring")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Listed({ c, imports }: Pick<ImportsProps, "c" | "imports">) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("imports.so_far")}
      captionHidden
      head={(["file", "when", "state", "rows"] as const).map((column) => ({ text: say(`imports.head.${column}`) }))}
      rows={imports.map((one) => ({
        cells: [
          <>
            <a href={`/imports/${one.id}`}>{one.fileName}</a>
            <br />
            <span class="k-fine k-muted">{say(`imports.kind.${one.kind}`)}</span>
          </>,
          <>
            {presentMoment(one.startedAt, language)}
            <br />
            <span class="k-fine k-muted">{one.startedByName ?? say("layout.erased_person")}</span>
          </>,
          say(`imports.state.${one.state}`),
          <Rows c={c} one={one} />,
        ],
      }))}
    />
  );
}

function Rows({ c, one }: { c: Context<AppEnv>; one: ListedImport }) {
  const { say, language } = c.var;
  if (one.rows === 0) return null;
  const text = (value: number): string => sayNumber(value, language);
  return (
    <>
      {say("imports.rows", { count: one.rows, number: text(one.rows) })}
      {one.state === "done" && (
        <>
          <br />
          <span class="k-fine k-muted">
            {say("imports.summary", {
              made: text(one.made + one.linked),
              changed: text(one.changed),
              same: text(one.same),
              rest: text(one.duplicates + one.refused),
            })}
          </span>
        </>
      )}
    </>
  );
}
