import { Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { ClustersPage } from "./pages/clusters-page.tsx";
import { StartPage } from "./pages/start-page.tsx";
import { listClusters } from "./queries.ts";

/** The start page, and the clusters of the person who is signed in. */
export const registryRoutes = new Hono<AppEnv>();

registryRoutes.get("/", (c) => c.html(<StartPage c={c} />));

/** With one cluster, straight to it. */
registryRoutes.get("/clusters", async (c) => {
  const person = signedIn(c);
  const clusters = await c.var.services.db.asPerson(person.id, (tx) => listClusters(tx, person.id));
  const [only, ...more] = clusters;
  if (only && more.length === 0) return c.redirect(`/clusters/${only.cluster.id}`, 303);
  return c.html(<ClustersPage c={c} clusters={clusters} />);
});
