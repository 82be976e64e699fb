import { z } from "@hono/zod-openapi";
import { isId } from "../../../platform/ids.ts";
import { found } from "../../../platform/web/problem.ts";
import { listAssessments, startAssessment } from "../../assessment/index.ts";
import { findCluster, listClusters, pageOfClusters } from "../../registry/index.ts";
import { type Api, addEndpoint } from "../endpoint.ts";
import * as example from "../examples.ts";
import { badCursor, pageOf, pageQuery, readCursor, writeCursor } from "../paging.ts";
import { presentCluster, presentMe, presentSummary } from "../present.ts";
import * as shape from "../shapes/cluster.ts";

/** Who asks, and the clusters that he may see. */
export function addClusters(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/me",
    name: "getMe",
    group: "account",
    answer: { schema: shape.me, example: example.me },
    run: async ({ services, person }) => {
      const seen = await services.db.asPerson(person.id, (tx) => listClusters(tx, person.id, "en"));
      return { body: presentMe(person, seen) };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/clusters",
    name: "listClusters",
    group: "clusters",
    query: pageQuery,
    answer: { schema: shape.clusterPage, example: example.pageWith(example.cluster) },
    run: async ({ services, person, query: { cursor, limit } }) => {
      const after = cursor === undefined ? null : readPlace(cursor);
      const seen = await services.db.asPerson(person.id, (tx) =>
        pageOfClusters(tx, person.id, { after, limit: limit + 1, language: "en" }),
      );
      const items = seen.slice(0, limit);
      const last = seen.length > limit ? items.at(-1) : undefined;
      const next = last ? writeCursor(last.cluster.name, last.cluster.id) : null;
      return { body: { items: items.map(presentCluster), next }, next };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}",
    name: "getCluster",
    group: "clusters",
    params,
    answer: { schema: shape.cluster, example: example.cluster },
    run: async ({ services, person, params: { cluster } }) => {
      const seen = await services.db.asPerson(person.id, (tx) => findCluster(tx, cluster, person.id));
      return { body: presentCluster(found(seen)) };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/assessments",
    name: "listAssessments",
    group: "assessments",
    params,
    query: pageQuery,
    answer: { schema: shape.assessmentPage, example: example.pageWith(example.summary) },
    run: async ({ services, person, params: { cluster }, query }) => {
      const list = await services.db.asPerson(person.id, async (tx) => {
        found(await findCluster(tx, cluster, person.id));
        return listAssessments(tx, cluster);
      });
      const { items, next } = pageOf(list, query, ({ id }) => id);
      return { body: { items: items.map(presentSummary), next }, next };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/clusters/{cluster}/assessments",
    name: "startAssessment",
    group: "assessments",
    params,
    body: { schema: shape.newAssessment, example: example.newAssessment },
    answer: { schema: shape.assessmentSummary, example: example.summary, status: 201 },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { cluster }, body }) => {
      const { scheme, label, reference_date: referenceDate } = body;
      const before = await services.db.asPerson(person.id, async (tx) => {
        found(await findCluster(tx, cluster, person.id));
        return listAssessments(tx, cluster);
      });
      const started = await startAssessment(services, person, { clusterId: cluster, scheme, label, referenceDate });
      return {
        body: presentSummary(started),
        // one that was there already is given, not made
        status: before.some(({ id }) => id === started.id) ? 200 : 201,
        location: `/assessments/${started.id}`,
      };
    },
  });
}

const params = z.object({ cluster: z.string() });

function readPlace(cursor: string): { name: string; id: string } {
  const [name = "", id = ""] = readCursor(cursor, 2);
  if (!isId(id)) throw badCursor();
  return { name, id };
}
