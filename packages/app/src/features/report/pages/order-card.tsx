import type { Context } from "hono";
import { JobProgress } from "../../../platform/web/components/job-progress.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { isUnfinished, type OrderView } from "../present.ts";

interface OrderCardProps {
  readonly c: Context<AppEnv>;
  readonly order: OrderView;
  readonly mayCancel: boolean;
  /** The number of the page on which the card stands. */
  readonly page: number;
}

/**
 * An order that waits or runs: asks every second how far it is, until it is finished, and then says so in its own place. An
 * answer that says nothing new is empty, so that nobody's focus moves.
 */
export function OrderCard({ c, order, mayCancel, page }: OrderCardProps) {
  // finished, it stands in the list under its own name
  if (!isUnfinished(order))
    return (
      <div>
        <Outcome c={c} order={order} />
      </div>
    );
  return (
    <div
      id={`order-${order.id}`}
      hx-get={`/reports/${order.id}?seen=${seenOf(order)}&page=${page}`}
      hx-trigger="every 1s"
      hx-swap="outerHTML"
    >
      <Progress c={c} order={order} mayCancel={mayCancel} />
    </div>
  );
}

/** What a page shows of the order's way, in a word. */
export function seenOf({ state, step, steps }: OrderView): string {
  return `${state}-${step}-${steps.length}`;
}

function Progress({ c, order, mayCancel }: Omit<OrderCardProps, "page">) {
  const { say } = c.var;
  return (
    <JobProgress
      id={`progress-${order.id}`}
      title={order.title}
      level={3}
      countText={order.countText}
      done={order.step}
      of={order.steps.length}
      steps={order.steps.map(({ text, state }) => ({
        text,
        state,
        timeText: state === "running" ? say("report.running") : "",
      }))}
      note={say("report.may_leave")}
      actions={
        mayCancel && (
          <form method="post" action={`/reports/${order.id}/cancel`}>
            <FormToken c={c} />
            <button class="k-button k-button-second k-button-small" type="submit" id={`cancel-${order.id}`}>
              {say("report.cancel")}
            </button>
          </form>
        )
      }
    />
  );
}

function Outcome({ c, order }: Pick<OrderCardProps, "c" | "order">) {
  const { say } = c.var;
  if (order.file)
    return (
      <Note kind="done">
        <p>
          <strong>{order.title}</strong> {say("report.done_text", { count: order.file.pages, size: order.file.size })}
        </p>
        <p>
          <a href={`/reports/${order.id}/file.pdf`}>{say("report.download")}</a>
        </p>
      </Note>
    );
  return (
    <Note kind={order.state === "failed" ? "bad" : "info"}>
      <strong>{order.title}</strong> {order.state === "failed" ? order.failure : say("report.state.cancelled")}
    </Note>
  );
}

/** Said aloud by screen readers when it changes; stands outside of what is replaced. */
export function News({ order, c }: Pick<OrderCardProps, "c" | "order">) {
  return (
    <p class="k-sr" id="report-news" role="status" hx-swap-oob="innerHTML">
      {order.title}: {isUnfinished(order) ? order.countText : c.var.say(`report.state.${order.state}`)}
    </p>
  );
}
