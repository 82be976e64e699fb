import type { Context } from "hono";
import { localeOf } from "../../../platform/i18n/locale.ts";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { listClusters } from "../queries.ts";

type Listed = Awaited<ReturnType<typeof listClusters>>;

interface ClustersProps {
  readonly c: Context<AppEnv>;
  readonly clusters: Listed;
  /** Whether these are not the first, and whether there are more behind them. */
  readonly further: boolean;
  readonly more: boolean;
}

/** The clusters that somebody may see: where they are, which label they have, and what one is there. */
export function ClustersPage({ c, clusters, further, more }: ClustersProps) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("registry.clusters")} place="clusters">
      <PageHead title={say("registry.clusters")}>{say("registry.clusters_lead")}</PageHead>
      <section class="k-section">
        {clusters.length === 0 ? (
          <EmptyBox
            title={say("registry.none_title")}
            actions={
              <a class="k-button k-button-second" href="/tasks">
                {say("layout.work")}
              </a>
            }
          >
            {say("registry.none_text")}
          </EmptyBox>
        ) : (
          <Table c={c} clusters={clusters} />
        )}
        {(further || more) && (
          <nav class="k-actions k-more" aria-label={say("registry.pages")}>
            {further && <a href="/clusters">{say("registry.first")}</a>}
            {more && <a href={`/clusters?after=${clusters.at(-1)?.cluster.id}`}>{say("registry.more")}</a>}
          </nav>
        )}
      </section>
    </Layout>
  );
}

function Table({ c, clusters }: Pick<ClustersProps, "c" | "clusters">) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("registry.clusters")}
      captionHidden
      head={(["name", "where", "label", "own_role"] as const).map((column) => ({
        text: say(`registry.column.${column}`),
      }))}
      rows={clusters.map(({ cluster, role }) => ({
        cells: [
          <>
            <a href={`/clusters/${cluster.id}`}>{cluster.name}</a>{" "}
            {cluster.invented && <Tag kind="invented">{say("registry.invented")}</Tag>}
          </>,
          [cluster.place, countryName(cluster.country, language)].filter(Boolean).join(", "),
          role === null ? (
            <a href={`/clusters/${cluster.id}/labels`}>
              <Label c={c} cluster={cluster} />
            </a>
          ) : (
            <Label c={c} cluster={cluster} />
          ),
          role ? say(`registry.role.${role}`) : say("registry.looks_after"),
        ],
      }))}
    />
  );
}

function Label({ c, cluster }: { c: Context<AppEnv>; cluster: Listed[number]["cluster"] }) {
  const { say, language, services } = c.var;
  const { label, labelValidUntil: until } = cluster;
  if (!label || !until) return <span class="k-muted">{say("registry.no_label")}</span>;
  const day = new Date(`${until}T00:00:00Z`).toLocaleDateString(localeOf(language), {
    dateStyle: "long",
    timeZone: "UTC",
  });
  const valid = until >= today(services);
  return (
    <Tag kind={valid ? label : "expired"}>
      {say(valid ? "registry.label_until" : "registry.label_expired", { label: say(`label.${label}`), day })}
    </Tag>
  );
}
