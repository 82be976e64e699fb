import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Crumb } from "../../../platform/web/layout.tsx";

type Named = { readonly id: string; readonly name: string };

/** Where a page of organisations stands: cluster, register, organisations, and the one that it is about. */
export function crumbsOf(
  { var: { say } }: Context<AppEnv>,
  cluster: Named,
  organisation: Named | null = null,
): Crumb[] {
  return [
    ...registerCrumbs({ say }, cluster),
    { text: say("registry.org.title"), href: `/clusters/${cluster.id}/organisations` },
    ...(organisation ? [{ text: organisation.name, href: `/organisations/${organisation.id}` }] : []),
  ];
}

/** Where the list stands. */
export function registerCrumbs(
  { say }: Pick<AppEnv["Variables"], "say">,
  cluster: Named,
): [cluster: Crumb, register: Crumb] {
  return [
    { text: cluster.name, href: `/clusters/${cluster.id}` },
    { text: say("layout.register"), href: `/clusters/${cluster.id}/register` },
  ];
}
