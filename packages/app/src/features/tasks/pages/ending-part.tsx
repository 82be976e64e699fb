import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import { StateTag } from "../../cases/index.ts";
import type { EndingRow } from "../pipeline-queries.ts";

/** Labels that end within a year, and whether somebody has applied for their renewal. */
export function EndingPart({ c, ending }: { c: Context<AppEnv>; ending: readonly EndingRow[] }) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="ending">
      <h2 id="ending">{say("tasks.pipeline.ending")}</h2>
      <p>{say("tasks.pipeline.ending_count", { count: ending.length })}</p>
      {ending.length > 0 && (
        <DataTable
          caption={say("tasks.pipeline.ending")}
          captionHidden
          head={(["label", "until", "renewal"] as const).map((column) => ({
            text: say(`tasks.pipeline.ending_column.${column}`),
          }))}
          rows={ending.map((one) => ({
            cells: [
              <a href={`/clusters/${one.cluster_id}/labels`}>
                {say("tasks.case", { label: say(`label.${one.label}`), cluster: one.cluster_name })}
              </a>,
              sayDay(one.until, language),
              one.case_id && one.state ? (
                <a href={`/cases/${one.case_id}`}>
                  <StateTag c={c} state={one.state} />
                </a>
              ) : (
                <span class="k-muted">{say("tasks.pipeline.not_asked")}</span>
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}
