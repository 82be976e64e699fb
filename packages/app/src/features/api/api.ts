import { OpenAPIHono } from "@hono/zod-openapi";
import { Problem } from "../../platform/web/problem.ts";
import { API_ROOT, type Api, type ApiEnv } from "./endpoint.ts";
import { addAssessments } from "./endpoints/assessments.ts";
import { addBenchmark } from "./endpoints/benchmark.ts";
import { addClusters } from "./endpoints/clusters.ts";
import { addDirectory } from "./endpoints/directory.ts";
import { addEvidence } from "./endpoints/evidence.ts";
import { addMemberships } from "./endpoints/memberships.ts";
import { addOrganisations } from "./endpoints/organisations.ts";
import { addProfile } from "./endpoints/profile.ts";
import { addRegister } from "./endpoints/register.ts";
import { addReports } from "./endpoints/reports.ts";
import { addRows } from "./endpoints/rows.ts";
import { refuseUnfit } from "./read-body.ts";

/** The addresses below /api/v1. Problems are thrown through: the one place that answers them is outside. */
export const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseUnfit }).basePath(API_ROOT) as Api;

api.onError((error) => {
  throw error;
});
api.notFound(() => {
  throw new Problem("not_found");
});
addClusters(api);
addDirectory(api);
addAssessments(api);
addBenchmark(api);
addRows(api);
addReports(api);
addOrganisations(api);
addMemberships(api);
addRegister(api);
addProfile(api);
addEvidence(api);
refuseOtherMethods(api);

/** An address that exists answers other methods with 405 and the list of its own. */
function refuseOtherMethods({ routes }: Api): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of routes) {
    if (method === "ALL") continue;
    const known = methods.get(path) ?? new Set(method === "GET" ? ["HEAD"] : []);
    methods.set(path, known.add(method));
    if (method === "GET") known.add("HEAD");
  }
  for (const [path, these] of methods)
    api.all(path.slice(API_ROOT.length), () => {
      throw new Problem("method_not_allowed", { allow: [...these].sort().join(", ") });
    });
}
