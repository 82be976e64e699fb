import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ImportRow } from "../queries.ts";
import { NOTICES } from "../understand/reasons.ts";
import { FileLink } from "./file-link.tsx";

/** What was met that somebody should know, by kind; nothing of it was guessed. */
export function Notices({ c, row }: { c: Context<AppEnv>; row: ImportRow }) {
  const { say, language } = c.var;
  const met = NOTICES.filter((code) => (row.notices[code] ?? 0) > 0);
  if (met.length === 0) return null;
  return (
    <section class="k-section">
      <h2>{say("imports.result.notices")}</h2>
      <ul class="k-list">
        {met.map((code) => {
          const count = row.notices[code] ?? 0;
          return <li>{say(`imports.notice_count.${code}`, { count, number: sayNumber(count, language) })}</li>;
        })}
      </ul>
      <FileLink href={`/imports/${row.id}/remarks.csv`}>{say("imports.result.notices_csv")}</FileLink>
    </section>
  );
}
