import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Tag, type TagKind } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Standing } from "../present.ts";
import type { ShownChange, ShownDifference } from "../present-difference.ts";

type C = Context<AppEnv>;

const KINDS: Readonly<Record<Standing, TagKind>> = {
  draft: "warn",
  coming: "invented",
  in_force: "neutral",
  over: "expired",
  withdrawn: "expired",
};

export function StandingTag({ c, standing }: { c: C; standing: Standing }) {
  return <Tag kind={KINDS[standing]}>{c.var.say(`scheme.standing.${standing}`)}</Tag>;
}

/** What differs: what can change a result first, of words only how many. */
export function Difference({ c, difference }: { c: C; difference: ShownDifference }) {
  const { say } = c.var;
  const { result, advice, words } = difference;
  if (result.length + advice.length + words.length === 0) return <p>{say("scheme.difference.none")}</p>;
  return (
    <>
      <Changes c={c} title={say("scheme.difference.result", { count: result.length })} changes={result} />
      <Changes c={c} title={say("scheme.difference.advice", { count: advice.length })} changes={advice} />
      {words.length > 0 && (
        <>
          <h3>{say("scheme.difference.words", { count: words.reduce((sum, { count }) => sum + count, 0) })}</h3>
          <ul class="k-list">
            {words.map(({ file, count }) => (
              <li>
                {file}: <span class="num">{count}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Changes({ c, title, changes }: { c: C; title: string; changes: readonly ShownChange[] }) {
  const { say } = c.var;
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        captionHidden
        head={(["what", "before", "after"] as const).map((column) => ({ text: say(`scheme.column.${column}`) }))}
        rows={changes.map(({ what, place, before, after }) => ({
          cells: [
            <>
              {what}
              <br />
              <span class="k-fine k-muted k-scheme-place">{place}</span>
            </>,
            before,
            after,
          ],
        }))}
      />
    </>
  );
}
