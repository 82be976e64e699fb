import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { LogoPicture } from "../logo/logo-picture.tsx";
import type { Logo } from "../logo/present.ts";
import { registerCrumbs } from "./register-crumbs.ts";

/** What a register has beside its sections, and where it is. */
const PARTS = {
  overview: "register",
  organisations: "organisations",
  map: "map",
  profile: "profile",
  evidence: "evidence",
  surveys: "surveys",
  imports: "imports",
} as const;
type Part = keyof typeof PARTS;

interface FrameProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly here: Part;
  readonly title: string;
  /** Beside the title, where the page is about the whole cluster. */
  readonly logo?: Logo | null;
  /** Beside the title. */
  readonly sign?: Child;
  readonly lead: Child;
  readonly actions?: Child;
  readonly children?: Child;
}

/** The first page of a part of a register: what it is for, and the way to the other parts. */
export function RegisterFrame({ c, cluster, here, title, logo = null, sign, lead, actions, children }: FrameProps) {
  const [ofCluster, ofRegister] = registerCrumbs(c.var, cluster);
  return (
    <Layout
      c={c}
      title={title}
      place="register"
      clusterId={cluster.id}
      crumbs={here === "overview" ? [ofCluster] : [ofCluster, ofRegister]}
    >
      <PageHead
        title={title}
        tags={sign}
        picture={logo && <LogoPicture c={c} name={cluster.name} logo={logo} />}
        actions={actions}
      >
        {lead}
      </PageHead>
      <Parts c={c} clusterId={cluster.id} here={here} />
      {children}
    </Layout>
  );
}

function Parts({ c, clusterId, here }: { c: Context<AppEnv>; clusterId: string; here: Part }) {
  const { say } = c.var;
  return (
    <nav class="k-tabs" aria-label={say("registry.tabs.label")}>
      <ul>
        {(Object.keys(PARTS) as Part[]).map((part) => (
          <li>
            <a href={`/clusters/${clusterId}/${PARTS[part]}`} aria-current={part === here ? "page" : undefined}>
              {say(`registry.tabs.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
