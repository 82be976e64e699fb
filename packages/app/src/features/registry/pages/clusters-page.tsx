import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { listClusters } from "../queries.ts";

type Listed = Awaited<ReturnType<typeof listClusters>>;

/** The clusters that somebody may see. */
export function ClustersPage({ c, clusters }: { c: Context<AppEnv>; clusters: Listed }) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("registry.clusters")}>
      <h1>{say("registry.clusters")}</h1>
      <p class="k-lead">{say("registry.clusters_lead")}</p>
      {clusters.length === 0 && <EmptyBox title={say("registry.none_title")}>{say("registry.none_text")}</EmptyBox>}
      <ul class="k-list">
        {clusters.map(({ cluster, role }) => (
          <li>
            <a href={`/clusters/${cluster.id}`}>{cluster.name}</a>{" "}
            <span class="k-muted">{[cluster.place, cluster.country].filter(Boolean).join(", ")}</span>{" "}
            {cluster.invented && <Tag kind="invented">{say("registry.invented")}</Tag>}{" "}
            {role && <span class="k-muted">{say(`registry.role.${role}`)}</span>}
          </li>
        ))}
      </ul>
    </Layout>
  );
}
