import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";

/** To the pages of a list before and after this one. */
export function Pages({ c, path, page, more }: { c: Context<AppEnv>; path: string; page: number; more: boolean }) {
  const { say } = c.var;
  if (page === 0 && !more) return null;
  const address = (to: number) => `${path}${path.includes("?") ? "&" : "?"}page=${to}`;
  return (
    <nav class="k-pages" aria-label={say("tasks.pages")}>
      {page > 0 && <a href={address(page - 1)}>{say("tasks.before")}</a>}
      {more && <a href={address(page + 1)}>{say("tasks.after")}</a>}
    </nav>
  );
}
