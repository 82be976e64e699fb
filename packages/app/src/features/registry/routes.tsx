import { Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { ClustersPage } from "./pages/clusters-page.tsx";
import { StartPage } from "./pages/start-page.tsx";
import { findCluster, pageOfClusters } from "./queries.ts";

const PAGE_SIZE = 50;

/** The start page, and the clusters of the person who is signed in. */
export const registryRoutes = new Hono<AppEnv>();

registryRoutes.get("/", (c) => c.html(<StartPage c={c} />));

/** With one cluster, straight to it. `after` is the last cluster of the page before. */
registryRoutes.get("/clusters", async (c) => {
  const person = signedIn(c);
  const last = c.req.query("after") ?? "";
  const clusters = await c.var.services.db.asPerson(person.id, async (tx) => {
    const after = last === "" ? null : found(await findCluster(tx, last, person.id)).cluster;
    return pageOfClusters(tx, person.id, { after, limit: PAGE_SIZE + 1 });
  });
  const [only, ...others] = clusters;
  if (only && others.length === 0 && last === "") return c.redirect(`/clusters/${only.cluster.id}`, 303);
  const shown = clusters.slice(0, PAGE_SIZE);
  return c.html(<ClustersPage c={c} clusters={shown} further={last !== ""} more={clusters.length > PAGE_SIZE} />);
});
