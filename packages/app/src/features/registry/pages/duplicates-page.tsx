import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { writtenTown } from "../../vocabulary/index.ts";
import type { listDifferences } from "../difference-queries.ts";
import type { Pair, Twin } from "../merge-queries.ts";
import type { findCluster } from "../queries.ts";
import { Apart } from "./merge-page.tsx";
import { crumbsOf } from "./register-crumbs.ts";

interface DuplicatesProps {
  readonly c: Context<AppEnv>;
  readonly cluster: NonNullable<Awaited<ReturnType<typeof findCluster>>>["cluster"];
  readonly mayWrite: boolean;
  readonly pairs: readonly Pair[];
  /** Pairs of which a person said that they are two. */
  readonly apart: Awaited<ReturnType<typeof listDifferences>>;
  readonly done: string | null;
}

/** Organisations that are perhaps entered twice, and those that were found to be two. */
export function DuplicatesPage({ c, cluster, mayWrite, pairs, apart, done }: DuplicatesProps) {
  const { say } = c.var;
  return (
    <Layout
      c={c}
      title={say("registry.org.duplicates")}
      place="register"
      clusterId={cluster.id}
      crumbs={crumbsOf(c, cluster)}
    >
      <PageHead title={say("registry.org.duplicates")}>{say("registry.org.duplicates_lead")}</PageHead>
      {done && <Note kind="done">{done}</Note>}
      <section class="k-section">
        {pairs.length === 0 ? (
          <EmptyBox
            title={say("registry.org.no_duplicates")}
            actions={<a href={`/clusters/${cluster.id}/organisations`}>{say("registry.org.title")}</a>}
          >
            {say("registry.org.no_duplicates_text")}
          </EmptyBox>
        ) : (
          <Pairs c={c} mayWrite={mayWrite} pairs={pairs} />
        )}
      </section>
      {apart.length > 0 && <KeptApart c={c} mayWrite={mayWrite} apart={apart} />}
    </Layout>
  );
}

function Pairs({ c, mayWrite, pairs }: Pick<DuplicatesProps, "c" | "mayWrite" | "pairs">) {
  const { say } = c.var;
  return (
    <DataTable
      caption={say("registry.org.duplicates")}
      captionHidden
      head={[
        { text: say("registry.org.one") },
        { text: say("registry.org.other") },
        { text: say("registry.org.because") },
        ...(mayWrite ? [{ text: say("registry.org.merge"), hidden: true }] : []),
      ]}
      rows={pairs.map(({ one, other, because }) => ({
        cells: [
          <Organisation of={one} />,
          <Organisation of={other} />,
          say(`registry.org.same.${because}`),
          ...(mayWrite
            ? [
                <div class="k-actions">
                  <a href={`/organisations/${one.id}/merge?with=${other.id}`}>{say("registry.org.compare")}</a>
                  <Apart c={c} one={one} other={other} />
                </div>,
              ]
            : []),
        ],
      }))}
    />
  );
}

function KeptApart({ c, mayWrite, apart }: Pick<DuplicatesProps, "c" | "mayWrite" | "apart">) {
  const { say, language } = c.var;
  return (
    <section class="k-section">
      <h2>{say("registry.org.apart")}</h2>
      <p>{say("registry.org.apart_text")}</p>
      <DataTable
        caption={say("registry.org.apart")}
        captionHidden
        head={[
          { text: say("registry.org.one") },
          { text: say("registry.org.other") },
          { text: say("registry.org.apart_by") },
          ...(mayWrite ? [{ text: say("registry.org.undo_merge"), hidden: true }] : []),
        ]}
        rows={apart.map(({ id, one, other, decidedBy, decidedAt }) => ({
          cells: [
            <Organisation of={one} />,
            <Organisation of={other} />,
            [shownName(decidedBy, say), presentDay(decidedAt, language)].filter(Boolean).join(", "),
            ...(mayWrite
              ? [
                  <form method="post" action={`/differences/${id}/undo`}>
                    <FormToken c={c} />
                    <button
                      type="submit"
                      class="k-button k-button-second k-button-small"
                      aria-label={say("registry.org.undo_apart_of", { one: one.name, other: other.name })}
                    >
                      {say("registry.org.undo_merge")}
                    </button>
                  </form>,
                ]
              : []),
          ],
        }))}
      />
    </section>
  );
}

function Organisation({ of: { id, name, town, country, number } }: { of: Twin }) {
  return <a href={`/organisations/${id}`}>{[name, writtenTown(country, town), number].filter(Boolean).join(", ")}</a>;
}
