import type { Child } from "hono/jsx";
import { Heading, type Level } from "./heading.tsx";

/** An empty page: what belongs here, where it counts, one button. */
export function EmptyBox({
  title,
  level = 2,
  actions,
  children,
}: {
  title: Child;
  level?: Level;
  actions?: Child;
  children?: Child;
}) {
  return (
    <div class="k-empty">
      <Heading level={level}>{title}</Heading>
      <p>{children}</p>
      {actions && <div class="k-actions">{actions}</div>}
    </div>
  );
}
