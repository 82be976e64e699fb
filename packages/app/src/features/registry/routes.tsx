import { Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { found } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { exportRoutes } from "./export-routes.ts";
import { labelRoutes } from "./label-routes.tsx";
import { logoRoutes } from "./logo/routes.tsx";
import { membershipRoutes } from "./membership-routes.tsx";
import { mergeRoutes } from "./merge-routes.tsx";
import { organisationRoutes } from "./organisation-routes.tsx";
import { ClustersPage } from "./pages/clusters-page.tsx";
import { StartPage } from "./pages/start-page.tsx";
import { profileRoutes } from "./profile-routes.tsx";
import { findCluster, pageOfClusters } from "./queries.ts";
import { sectionRoutes } from "./section-routes.tsx";

const PAGE_SIZE = 50;

/** The start page, and the clusters of the person who is signed in. */
export const registryRoutes = new Hono<AppEnv>();

for (const routes of [
  organisationRoutes,
  membershipRoutes,
  mergeRoutes,
  profileRoutes,
  logoRoutes,
  exportRoutes,
  labelRoutes,
  sectionRoutes,
])
  registryRoutes.route("/", routes);

registryRoutes.get("/", (c) => c.html(<StartPage c={c} />));

/** With one cluster, straight to it. `after` is the last cluster of the page before. */
registryRoutes.get("/clusters", async (c) => {
  const person = signedIn(c);
  const last = c.req.query("after") ?? "";
  const clusters = await c.var.services.db.asPerson(person.id, async (tx) => {
    const after = last === "" ? null : found(await findCluster(tx, last, person.id)).cluster;
    return pageOfClusters(tx, person.id, { after, limit: PAGE_SIZE + 1, language: c.var.language });
  });
  const [only, ...others] = clusters;
  if (only && others.length === 0 && last === "") return c.redirect(`/clusters/${only.cluster.id}`, 303);
  const shown = clusters.slice(0, PAGE_SIZE);
  return c.html(<ClustersPage c={c} clusters={shown} further={last !== ""} more={clusters.length > PAGE_SIZE} />);
});
