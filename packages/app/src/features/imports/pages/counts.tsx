import type { Context } from "hono";
import { sayNumber } from "../../../platform/i18n/locale.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { ImportRow } from "../queries.ts";

/** Every row of the file in exactly one line, and their sum above them. */
export function Counts({ c, row, checked }: { c: Context<AppEnv>; row: ImportRow; checked: boolean }) {
  const { say, language } = c.var;
  const { made, changed, same, linked, duplicates, refused, rows } = row;
  const left = rows - made - changed - same - linked - duplicates - refused;
  const lines = [
    { name: say("imports.count.made"), value: made, text: "" },
    ...(linked > 0 ? [{ name: say("imports.count.linked"), value: linked, text: "" }] : []),
    { name: say("imports.count.changed"), value: changed, text: changed > 0 ? say("imports.count_text.changed") : "" },
    { name: say("imports.count.same"), value: same, text: "" },
    {
      name: say(checked ? "imports.count.duplicates" : "imports.count.duplicates_left"),
      value: duplicates,
      text: checked && duplicates > 0 ? say("imports.count_text.duplicates") : "",
    },
    { name: say("imports.count.refused"), value: refused, text: "" },
    ...(left > 0 ? [{ name: say("imports.count.left"), value: left, text: "" }] : []),
  ];
  return (
    <table class="k-import-counts">
      <caption class="k-sr">{say("imports.result.counts")}</caption>
      <tbody>
        {lines.map(({ name, value, text }) => (
          <tr>
            <th scope="row">
              {name}
              {text && <span class="k-fine k-muted"> {text}</span>}
            </th>
            <td class="k-num">{sayNumber(value, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say("imports.count.all")}</th>
          <td class="k-num">{sayNumber(rows, language)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
