import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { isUnfinished, type OrderView } from "../present.ts";
import { OrderCard } from "./order-card.tsx";
import { Synthetic } from "./synthetic.tsx";

export interface ReportsPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string; readonly invented: boolean };
  readonly assessments: readonly { readonly id: string; readonly name: string }[];
  readonly orders: readonly OrderView[];
  readonly mayOrder: boolean;
  /** The number of this page, and whether older orders follow. */
  readonly page: number;
  readonly more: boolean;
  /** Just ordered: this order was there before. */
  readonly before: boolean;
}

/** The orders of a cluster: what runs on top, then what was made, the latest first. */
export function ReportsPage(props: ReportsPageProps) {
  const { c, cluster, assessments, orders, mayOrder, page, more, before } = props;
  const { say } = c.var;
  const running = orders.filter(isUnfinished);
  return (
    <Layout
      c={c}
      title={say("layout.reports")}
      place="reports"
      clusterId={cluster.id}
      crumbs={[{ text: cluster.name, href: `/clusters/${cluster.id}` }]}
      head={
        running.length > 0 && (
          // with an address of its own: browsers load no page again for which only the place on it (#order-...) is known
          <noscript>
            <meta http-equiv="refresh" content={`3; url=/clusters/${cluster.id}/reports`} />
          </noscript>
        )
      }
    >
      <PageHead
        title={say("layout.reports")}
        tags={cluster.invented && <Tag kind="invented">{say("assessment.invented")}</Tag>}
      >
        {say("report.lead")}
      </PageHead>
      <Synthetic c={c} />
      {before && <Note kind="done">{say("report.ordered_before")}</Note>}
      <p class="k-sr" id="report-news" role="status" />
      {running.length > 0 && (
        <section class="k-section">
          <InWork c={c} orders={orders} />
          {running.map((order) => (
            <OrderCard c={c} order={order} mayCancel={mayOrder} page={page} />
          ))}
        </section>
      )}
      {mayOrder && <Order c={c} assessments={assessments} />}
      <Made c={c} orders={orders} mayOrder={mayOrder} page={page} more={more} />
    </Layout>
  );
}

/** The heading above the cards; once the last of them has finished while one looks on, nothing is in work any more. */
export function InWork({ c, orders, ...place }: Pick<ReportsPageProps, "c" | "orders"> & Swapped) {
  return (
    <h2 id="in-work" {...place}>
      {c.var.say(orders.some(isUnfinished) ? "report.in_work" : "report.just_now")}
    </h2>
  );
}

/** It comes along with a card and takes the place of what stands on the page under the same id. */
interface Swapped {
  readonly "hx-swap-oob"?: "true";
}

type MadeProps = Pick<ReportsPageProps, "c" | "orders" | "mayOrder" | "page" | "more">;

/** What was made so far; that there is nothing is said only where nothing was ordered. */
export function Made({ c, orders, mayOrder, page, more, ...place }: MadeProps & Swapped) {
  const { say } = c.var;
  const finished = orders.filter((order) => !isUnfinished(order));
  return (
    <section class="k-section" id="made" {...place}>
      {(finished.length > 0 || orders.length === 0) && <h2>{say("report.made")}</h2>}
      {finished.length > 0 && <Finished c={c} orders={finished} mayOrder={mayOrder} />}
      {orders.length === 0 && page === 1 && (
        <EmptyBox title={say("report.none_title")} level={3}>
          {say("report.none_text")}
        </EmptyBox>
      )}
      {(page > 1 || more) && (
        <p class="k-actions-spread">
          {page > 1 ? <a href={`?page=${page - 1}`}>{say("report.newer")}</a> : <span />}
          {more && <a href={`?page=${page + 1}`}>{say("report.older")}</a>}
        </p>
      )}
    </section>
  );
}

function Order({ c, assessments }: Pick<ReportsPageProps, "c" | "assessments">) {
  const { say } = c.var;
  if (assessments.length === 0) return <p>{say("report.no_assessment")}</p>;
  return (
    <section class="k-section">
      <h2>{say("report.order_title")}</h2>
      <ul class="k-list">
        {assessments.map(({ id, name }) => (
          <li>
            <a class="k-go" href={`/assessments/${id}/report`}>
              {name} <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finished({ c, orders, mayOrder }: Pick<ReportsPageProps, "c" | "orders" | "mayOrder">) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("report.made")}
      captionHidden
      head={[
        { text: say("report.report") },
        { text: say("report.ordered") },
        { text: say("report.outcome") },
        { text: say("report.file") },
      ]}
      rows={orders.map((order) => ({
        id: `order-${order.id}`,
        cells: [
          <div>
            {order.title}
            <br />
            <span class="k-fine">{order.groups}</span>
          </div>,
          <div>
            {presentMoment(order.orderedAt, language)}
            <br />
            <span class="k-fine">{order.orderedBy}</span>
          </div>,
          order.file ? (
            <div>
              {say("report.state.done")}, {say("report.pages", { count: order.file.pages })}
              <br />
              <span class="k-fine">
                SHA-256 <code>{order.file.sha256}</code>
              </span>
            </div>
          ) : (
            order.failure || say(`report.state.${order.state}`)
          ),
          order.file ? (
            <a class="k-with-icon" href={`/reports/${order.id}/file.pdf`}>
              <Icon name="download" />
              <span>
                PDF, {order.file.size}
                <span class="k-sr">, {order.title}</span>
              </span>
            </a>
          ) : (
            mayOrder && (
              <a href={`/assessments/${order.assessmentId}/report`}>
                {say("report.order_again")}
                <span class="k-sr">, {order.title}</span>
              </a>
            )
          ),
        ],
      }))}
    />
  );
}
