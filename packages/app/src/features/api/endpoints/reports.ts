import { createRoute, z } from "@hono/zod-openapi";
import type { Services } from "../../../platform/services.ts";
import type { Person } from "../../../platform/web/env.ts";
import { found, Problem } from "../../../platform/web/problem.ts";
import { findCluster } from "../../registry/index.ts";
import { cancelOrder, findOrder, listOrders, orderReport, type ShownOrder } from "../../report/index.ts";
import { type Api, addEndpoint, problemAnswers, refuseNobody } from "../endpoint.ts";
import { sameVersion } from "../etag.ts";
import * as example from "../examples.ts";
import { badCursor, pageQuery, readCursor, writeCursor } from "../paging.ts";
import { presentOrder } from "../present.ts";
import * as shape from "../shapes/report.ts";
import { params as assessmentParams } from "./assessments.ts";

const params = z.object({ order: z.string() });

/** Orders of the report, how far they are, and their files. */
export function addReports(api: Api): void {
  addEndpoint(api, {
    method: "get",
    path: "/clusters/{cluster}/reports",
    name: "listReports",
    group: "reports",
    params: z.object({ cluster: z.string() }),
    query: pageQuery,
    answer: { schema: shape.orderPage, example: example.pageWith(example.order) },
    run: async ({ services, person, params: { cluster }, query: { cursor, limit } }) => {
      const offset = cursor === undefined ? 0 : readOffset(cursor);
      const seen = await services.db.asPerson(person.id, async (tx) => {
        found(await findCluster(tx, cluster, person.id));
        return listOrders(tx, cluster, { offset, limit: limit + 1 });
      });
      const next = seen.length > limit ? writeCursor(String(offset + limit)) : null;
      return { body: { items: seen.slice(0, limit).map(presentOrder), next }, next };
    },
  });

  addEndpoint(api, {
    method: "post",
    path: "/assessments/{assessment}/reports",
    name: "orderReport",
    group: "reports",
    params: assessmentParams,
    body: { schema: shape.newOrder, example: example.newOrder },
    answer: { schema: shape.order, example: example.order, status: 201 },
    problems: ["not_allowed"],
    run: async ({ services, person, params: { assessment: assessmentId }, body }) => {
      const ordered = await orderReport(services, person, { assessmentId, ...body });
      return {
        body: presentOrder(await load(services, person, ordered.id)),
        status: ordered.before ? 200 : 201,
        location: `/reports/${ordered.id}`,
      };
    },
  });

  addEndpoint(api, {
    method: "get",
    path: "/reports/{order}",
    name: "getReport",
    group: "reports",
    params,
    answer: { schema: shape.order, example: example.order },
    run: async ({ services, person, params: { order } }) => ({
      body: presentOrder(await load(services, person, order)),
    }),
  });

  addEndpoint(api, {
    method: "post",
    path: "/reports/{order}/cancel",
    name: "cancelReport",
    group: "reports",
    params,
    answer: { schema: shape.order, example: example.order },
    problems: ["not_allowed", "already_finished"],
    run: async ({ services, person, params: { order } }) => {
      await cancelOrder(services, person, order);
      return { body: presentOrder(await load(services, person, order)) };
    },
  });

  addFile(api);
}

/** The one answer that is no JSON. */
function addFile(api: Api): void {
  const route = createRoute({
    method: "get",
    path: "/reports/{order}/file",
    operationId: "getReportFile",
    tags: ["reports"],
    security: [{ token: [] }, { session: [] }],
    middleware: [refuseNobody],
    request: { params },
    responses: {
      200: { description: "", content: { "application/pdf": { schema: z.string(), example: "%PDF-1.7 …" } } },
      304: { description: "" },
      ...problemAnswers(["not_found", "file_lost"]),
    },
  });
  api.openapi(route, async (c) => {
    const { services, person } = c.env.asked;
    const { state, sha256 } = await load(services, person as Person, c.req.param("order") ?? "");
    if (state !== "done" || !sha256) throw new Problem("not_found");
    const headers = { etag: `"${sha256}"`, "cache-control": "private, no-cache" };
    if (sameVersion(c.req.header("if-none-match"), headers.etag)) return c.body(null, 304, headers);
    const content = await services.files.read(sha256);
    if (!content) throw new Problem("file_lost");
    return c.body(content, 200, {
      ...headers,
      "content-type": "application/pdf",
      "content-disposition": "attachment",
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });
}

async function load({ db }: Services, person: Person, id: string): Promise<ShownOrder> {
  const { order } = found(await db.asPerson(person.id, (tx) => findOrder(tx, id, person.id)));
  return order;
}

function readOffset(cursor: string): number {
  const offset = Number(readCursor(cursor, 1)[0]);
  if (!Number.isSafeInteger(offset) || offset < 0) throw badCursor();
  return offset;
}
