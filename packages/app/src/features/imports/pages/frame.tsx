import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { registerCrumbs } from "../../registry/index.ts";
import type { FoundImport } from "../queries.ts";

interface FrameProps {
  readonly c: Context<AppEnv>;
  readonly of: FoundImport;
  readonly title: string;
  readonly lead?: Child;
  readonly wide?: boolean;
  readonly head?: Child;
  readonly children?: Child;
}

/** The page of one import: which file, who brought it, and what is to be done. */
export function ImportFrame({ c, of, title, lead, wide = false, head, children }: FrameProps) {
  const { say, language } = c.var;
  const { cluster, import: row, startedByName } = of;
  return (
    <Layout
      c={c}
      title={row.fileName}
      place="register"
      clusterId={cluster.id}
      wide={wide}
      crumbs={[
        ...registerCrumbs(c.var, cluster),
        { text: say("imports.title"), href: `/clusters/${cluster.id}/imports` },
      ]}
      head={head}
    >
      <PageHead
        title={title}
        under={
          <p class="k-fine k-muted">
            <strong>{row.fileName}</strong>
            {" · "}
            {say(`imports.kind.${row.kind}`)}
            {" · "}
            {startedByName ?? say("layout.erased_person")}
            {", "}
            {presentMoment(row.startedAt, language)}
          </p>
        }
      >
        {lead}
      </PageHead>
      {children}
    </Layout>
  );
}
