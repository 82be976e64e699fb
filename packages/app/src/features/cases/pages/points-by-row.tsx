import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { PointsOfRow } from "../explained.ts";
import type { SchemeWords } from "../words.ts";
import { sayPoints } from "./parts.tsx";

/** The points that count, row by row, folded in: with why the experts agreed on them where they had differed. */
export function PointsByRow({
  c,
  rows,
  words,
}: {
  c: Context<AppEnv>;
  rows: readonly PointsOfRow[];
  words: SchemeWords;
}) {
  const { say, language } = c.var;
  if (rows.length === 0) return null;
  return (
    <details class="k-case-step">
      <summary>{say("cases.decision.by_row")}</summary>
      <DataTable
        caption={say("cases.decision.by_row")}
        captionHidden
        head={[{ text: say("cases.field.indicator") }, { text: say("cases.decision.points_head"), numeric: true }]}
        rows={rows.map(({ row, because, ...given }) => {
          const { points, max } = sayPoints(given, language);
          const name = (
            <>
              {words.row(row)}
              {because && <p class="k-case-text k-small k-muted">{say("cases.decision.agreed", { because })}</p>}
            </>
          );
          return { cells: [name, `${points} / ${max}`] };
        })}
      />
    </details>
  );
}
