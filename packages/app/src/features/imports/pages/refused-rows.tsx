import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { RefusedRows } from "../refused-by-reason.ts";

/** Why rows are not taken, each reason with its rows: whoever sees it knows what to mend before opening a list. */
export function RefusedRowsList({ c, refused }: { c: Context<AppEnv>; refused: readonly RefusedRows[] }) {
  const { say, language } = c.var;
  if (refused.length === 0) return null;
  return (
    <section class="k-section">
      <h2>{say("imports.refused.title")}</h2>
      <ul class="k-list">
        {refused.map(({ reason, rows, more }) => (
          <li>
            {reason}{" "}
            <span class="k-small k-muted">
              {say("imports.refused.rows", { count: rows.length, rows: rows.join(", ") })}
              {more === null && ` ${say("imports.refused.and_more")}`}
              {more !== null &&
                more > 0 &&
                ` ${say("imports.refused.more", { count: more, number: sayNumber(more, language) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
