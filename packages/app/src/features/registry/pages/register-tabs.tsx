import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";

/** What a register has beside its sections, and where it is. */
const TABS = {
  overview: "register",
  organisations: "organisations",
  map: "map",
  profile: "profile",
  evidence: "evidence",
  surveys: "surveys",
  imports: "imports",
} as const;
export type RegisterTab = keyof typeof TABS;

/** The way between the parts of a register; stands on the first page of each. */
export function RegisterTabs({ c, clusterId, here }: { c: Context<AppEnv>; clusterId: string; here: RegisterTab }) {
  const { say } = c.var;
  return (
    <nav class="k-tabs" aria-label={say("registry.tabs.label")}>
      <ul>
        {(Object.keys(TABS) as RegisterTab[]).map((tab) => (
          <li>
            <a href={`/clusters/${clusterId}/${TABS[tab]}`} aria-current={tab === here ? "page" : undefined}>
              {say(`registry.tabs.${tab}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
