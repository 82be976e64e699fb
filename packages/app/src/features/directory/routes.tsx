import { type Context, Hono } from "hono";
import type { Limit } from "../../platform/limits.ts";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { addressOf } from "../account/index.ts";
import {
  loadClusters,
  loadClustersOnMap,
  loadCompanies,
  loadShownCluster,
  loadShownProfile,
} from "./load-directory.ts";
import { loadMemberMap } from "./load-member-map.ts";
import { ClusterFound } from "./pages/clusters-found.tsx";
import { CompanyFound } from "./pages/companies-found.tsx";
import { ClusterMap, CompanyMap } from "./pages/directory-map.tsx";
import { DirectoryPage } from "./pages/directory-page.tsx";
import { MemberMapPage } from "./pages/member-map-page.tsx";
import { ShownProfilePage } from "./pages/shown-profile-page.tsx";
import { type DirectoryQuery, directoryQuery } from "./schema.ts";
import { clustersCsv, companiesCsv } from "./spreadsheet.ts";

/** The public directory, and the map of a cluster's members. */
export const directoryRoutes = new Hono<AppEnv>();

const PER_PAGE = 20;
/** A file is for a look at a search, not for taking all of the register away at once. */
const MOST_LINES = 5000;
const FILES: Limit = { most: 20, minutes: 15 };

directoryRoutes.get("/directory", async (c) => {
  const query = queryOf(c);
  return c.html(query.of === "clusters" ? await clustersPage(c, query) : await companiesPage(c, query));
});

async function clustersPage(c: Context<AppEnv>, query: DirectoryQuery) {
  const { services, person, say, language } = c.var;
  const found = await loadClusters(services, person, query, { limit: PER_PAGE, language });
  const onMap = await loadClustersOnMap(services, person, query, language);
  const there = found.entries.some(({ id }) => id === query.shown);
  const chosen = there ? null : await loadShownCluster(services, person, query.shown, language);
  const rows = [...(chosen ? [chosen] : []), ...found.entries].map((entry) => (
    <ClusterFound c={c} query={query} entry={entry} />
  ));
  const marked = chosen && !onMap.some(({ id }) => id === chosen.id) ? [...onMap, chosen] : onMap;
  const heading = `${say("directory.found_clusters", { count: found.total ?? 0 })}, ${say("directory.found_labelled", { count: found.labelled })}`;
  const map = <ClusterMap c={c} query={query} entries={marked} />;
  return <DirectoryPage c={c} query={query} heading={heading} rows={rows} next={found.next} map={map} />;
}

async function companiesPage(c: Context<AppEnv>, query: DirectoryQuery) {
  const { services, person, say } = c.var;
  const { entries, total, next } = await loadCompanies(services, person, query, PER_PAGE);
  const heading = total === null ? say("directory.found_many") : say("directory.found_organisations", { count: total });
  const rows = entries.map((entry) => <CompanyFound c={c} query={query} entry={entry} />);
  const map = <CompanyMap c={c} query={query} entries={entries} />;
  return <DirectoryPage c={c} query={query} heading={heading} rows={rows} next={next} map={map} />;
}

directoryRoutes.get("/directory/clusters/:id", async (c) => {
  const { services, person, language } = c.var;
  const shown = await loadShownProfile(services, person, { id: c.req.param("id"), language });
  return c.html(<ShownProfilePage c={c} {...shown} />);
});

directoryRoutes.get("/directory.csv", async (c) => {
  const { services, person, say, language } = c.var;
  services.limits.count(FILES, addressOf(c));
  const query = { ...queryOf(c), after: null };
  const text =
    query.of === "clusters"
      ? clustersCsv(
          say,
          language,
          (await loadClusters(services, person, query, { limit: MOST_LINES, language })).entries,
        )
      : companiesCsv(say, (await loadCompanies(services, person, query, MOST_LINES)).entries);
  return c.body(text, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": contentDisposition("attachment", `${say(`directory.of.${query.of}`)}.csv`),
  });
});

directoryRoutes.get("/clusters/:id/map", async (c) => {
  const everybody = c.req.query("who") === "all";
  const map = await loadMemberMap(c.var.services, signedIn(c), c.req.param("id"), {
    everybody,
    language: c.var.language,
  });
  return c.html(<MemberMapPage c={c} map={map} everybody={everybody} whole={c.req.query("view") === "all"} />);
});

/** A field that was left blank asks nothing. */
function queryOf(c: Context<AppEnv>): DirectoryQuery {
  const given = Object.fromEntries(Object.entries(c.req.query()).map(([name, value]) => [name, value || null]));
  return directoryQuery.parse({ ...EMPTY, ...given, q: given.q ?? "" });
}

const EMPTY = { country: null, label: null, ecosystem: null, kind: null, section: null, shown: null, after: null };
