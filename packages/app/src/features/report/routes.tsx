import { type Context, Hono } from "hono";
import { contentDisposition } from "../../platform/web/content-disposition.ts";
import type { AppEnv } from "../../platform/web/env.ts";
import { found, Problem } from "../../platform/web/problem.ts";
import { signedIn } from "../../platform/web/visitor.ts";
import { listAssessments, scoreAssessment, wordingIn } from "../assessment/index.ts";
import { findCluster } from "../registry/index.ts";
import { loadReported } from "./load-reported.ts";
import { cancelOrder } from "./operations/cancel-order.ts";
import { orderReport } from "./operations/order-report.ts";
import { News, OrderCard, seenOf } from "./pages/order-card.tsx";
import { OrderPage } from "./pages/order-page.tsx";
import { InWork, Made, ReportsPage } from "./pages/reports-page.tsx";
import { mayCancel, mayOrder } from "./policy.ts";
import { assessmentName, isUnfinished, type OrderView, presentOrder } from "./present.ts";
import { findOrder, listOrders, type ShownOrder } from "./queries.ts";
import { groupChoices } from "./schema.ts";

/** Pages, forms and files of the report; thin: read, call the operation, show. */
export const reportRoutes = new Hono<AppEnv>();

const PER_PAGE = 20;
const LAST_PAGE = 10_000;

reportRoutes.get("/clusters/:id/reports", async (c) => {
  const person = signedIn(c);
  const { cluster, role, assessments, orders } = await c.var.services.db.asPerson(person.id, async (tx) => {
    const seen = found(await findCluster(tx, c.req.param("id"), person.id));
    return {
      ...seen,
      assessments: await listAssessments(tx, seen.cluster.id),
      orders: await listOrders(tx, seen.cluster.id, windowOf(c)),
    };
  });
  const words = wordsOf(c);
  return c.html(
    <ReportsPage
      c={c}
      cluster={cluster}
      assessments={assessments.map((one) => ({ id: one.id, name: assessmentName(one, words) }))}
      {...onePage(c, orders)}
      mayOrder={mayOrder({ person, role })}
      before={c.req.query("before") !== undefined}
    />,
  );
});

reportRoutes.get("/assessments/:id/report", async (c) => {
  const person = signedIn(c);
  const { services } = c.var;
  const { loaded, found: asFound } = await services.db.asPerson(person.id, (tx) =>
    loadReported(services, tx, c.req.param("id"), person),
  );
  const { cluster, assessment } = loaded;
  const words = wordsOf(c);
  return c.html(
    <OrderPage
      c={c}
      cluster={cluster}
      assessment={{
        id: assessment.id,
        name: assessmentName(assessment, words),
        from: asFound ? "found" : assessment.state === "submitted" ? "submission" : "draft",
      }}
      choices={groupChoices(loaded.edition, scoreAssessment(loaded).case, services.released)}
      wording={words.wording}
    />,
  );
});

reportRoutes.post("/assessments/:id/report", async (c) => {
  const { language, groups } = await c.req.parseBody({ all: true });
  const ordered = await orderReport(c.var.services, signedIn(c), {
    assessmentId: c.req.param("id"),
    language: String(language ?? ""),
    groups: [groups ?? []].flat().map(String),
  });
  return c.redirect(
    `/clusters/${ordered.clusterId}/reports${ordered.before ? "?before" : ""}#order-${ordered.id}`,
    303,
  );
});

/** How far an order is, for the page that shows it; nothing when that page knows. */
reportRoutes.get("/reports/:id", async (c) => {
  const { order: row, cluster, role, person } = await load(c);
  if (c.req.header("hx-request") !== "true") return c.redirect(`/clusters/${cluster.id}/reports#order-${row.id}`, 303);
  const order = presentOrder(row, wordsOf(c));
  if (c.req.query("seen") === seenOf(order)) return c.body(null, 204);
  const shown = { c, order, mayCancel: mayCancel({ person, role }), page: pageOf(c) };
  // whoever looks on while it finishes finds it in the list as well, as after loading the page again
  const all = isUnfinished(order)
    ? null
    : onePage(c, await c.var.services.db.asPerson(person.id, (tx) => listOrders(tx, cluster.id, windowOf(c))));
  return c.html(
    <>
      <OrderCard {...shown} />
      <News c={c} order={order} />
      {all && <InWork c={c} orders={all.orders} hx-swap-oob="true" />}
      {all && <Made c={c} {...all} mayOrder={mayOrder({ person, role })} hx-swap-oob="true" />}
    </>,
  );
});

function pageOf(c: Context<AppEnv>): number {
  return Math.min(Math.max(1, Math.trunc(Number(c.req.query("page"))) || 1), LAST_PAGE);
}

/** The orders of a page, and one that tells whether older ones follow. */
function windowOf(c: Context<AppEnv>): { offset: number; limit: number } {
  return { offset: (pageOf(c) - 1) * PER_PAGE, limit: PER_PAGE + 1 };
}

function onePage(
  c: Context<AppEnv>,
  orders: readonly ShownOrder[],
): { orders: readonly OrderView[]; page: number; more: boolean } {
  const words = wordsOf(c);
  return {
    orders: orders.slice(0, PER_PAGE).map((order) => presentOrder(order, words)),
    page: pageOf(c),
    more: orders.length > PER_PAGE,
  };
}

reportRoutes.post("/reports/:id/cancel", async (c) => {
  const { clusterId } = await cancelOrder(c.var.services, signedIn(c), c.req.param("id"));
  return c.redirect(`/clusters/${clusterId}/reports`, 303);
});

/** The file, always to be kept and never to be run: nothing that it holds is executed on this address. */
reportRoutes.get("/reports/:id/file.pdf", async (c) => {
  const { order, cluster } = await load(c);
  if (order.state !== "done" || !order.sha256) throw new Problem("not_found");
  const etag = `"${order.sha256}"`;
  const headers = {
    etag,
    "cache-control": "private, no-cache",
    "content-disposition": contentDisposition(
      "attachment",
      `${cluster.name} ${order.label} ${order.referenceDate} ${order.language}.pdf`,
    ),
    "x-content-type-options": "nosniff",
  };
  if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  const content = await c.var.services.files.read(order.sha256);
  if (!content) throw new Problem("file_lost");
  return c.body(content, 200, {
    ...headers,
    "content-type": "application/pdf",
    "content-length": String(content.length),
  });
});

async function load(c: Context<AppEnv>) {
  const person = signedIn(c);
  const seen = await c.var.services.db.asPerson(person.id, (tx) => findOrder(tx, c.req.param("id") ?? "", person.id));
  return { ...found(seen), person };
}

function wordsOf({ var: { services, language, say } }: Context<AppEnv>) {
  const { edition } = services;
  return { edition, say, language, wording: wordingIn(edition, language, say) };
}
