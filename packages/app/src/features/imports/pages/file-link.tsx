import type { Child } from "hono/jsx";
import { Icon } from "../../../platform/web/components/icon.tsx";

/** A list to take along, and what to do with it. */
export function FileLink({ href, hint, children }: { href: string; hint?: string; children?: Child }) {
  return (
    <p class="k-import-file">
      <a class="k-with-icon" href={href}>
        <Icon name="download" />
        <span>{children}</span>
      </a>
      {hint && <span class="k-hint">{hint}</span>}
    </p>
  );
}
