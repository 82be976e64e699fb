import type { Child } from "hono/jsx";
import { Heading, type Level } from "./heading.tsx";

/** The one thing to do now, with what it brings, what it takes and until when. */
export function NextStep({
  over,
  title,
  level = 2,
  action,
  second,
  children,
}: {
  over: string;
  title: Child;
  level?: Level;
  /** The one filled button. */
  action: Child;
  second?: Child;
  children?: Child;
}) {
  return (
    <section class="k-next">
      <div>
        <p class="k-over">{over}</p>
        <Heading level={level}>{title}</Heading>
        <p>{children}</p>
      </div>
      <div class="k-next-actions">
        {action}
        {second}
      </div>
    </section>
  );
}
