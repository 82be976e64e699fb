import type { Context } from "hono";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { Legend } from "../../../platform/web/components/legend.tsx";
import { Withheld } from "../../../platform/web/components/withheld.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { SharePair } from "../drawings/share-pair.tsx";
import { chartPath } from "../links.ts";
import type { NamedWhole, Result } from "../present.ts";
import { meanShareText, ownShareText, partTitle, wholeGroup, wholeHeading, wholeWithheld } from "../whole-sentences.ts";

interface WholesProps {
  readonly c: Context<AppEnv>;
  readonly result: Result;
}

/** How participants and income divide: the own share of each part beside the mean share in the chosen group. */
export function Wholes({ c, result }: WholesProps) {
  if (result.wholes.length === 0) return null;
  return (
    <div class="k-halves k-section">
      {result.wholes.map((whole) => (
        <Whole c={c} result={result} whole={whole} />
      ))}
    </div>
  );
}

function Whole({ c, result, whole }: WholesProps & { whole: NamedWhole }) {
  const { say } = c.var;
  const { wording } = result.view;
  const group = wholeGroup(wording, result, whole);
  const withheld = wholeWithheld(say, whole);
  return (
    <div>
      <p class="k-over">
        {whole.id} {whole.name}
      </p>
      <ChartFrame
        id={`whole-${whole.id}`}
        heading={wholeHeading(say, wording, whole)}
        legend={
          <Legend
            items={[
              { kind: "column", text: say("benchmark.whole.legend_own") },
              ...(whole.withheld
                ? []
                : [{ kind: "share" as const, text: say("benchmark.whole.legend_mean", { group }) }]),
            ]}
          />
        }
        note={
          <>
            {withheld !== "" && <Withheld>{withheld}</Withheld>} {!whole.withheld && say("benchmark.whole.note")}
          </>
        }
        tableText={say("benchmark.show_table")}
        table={{
          caption: `${whole.id} ${whole.name}: ${say("benchmark.whole.title", { group })}`,
          head: [
            { text: say("benchmark.whole.part") },
            { text: say("benchmark.whole.own"), numeric: true },
            { text: say("benchmark.whole.mean"), numeric: true },
          ],
          rows: whole.parts.map((part) => [
            part.name,
            ownShareText(say, wording, part),
            meanShareText(wording, part) || "–",
          ]),
        }}
        actions={<a href={chartPath(result, whole.id)}>{say("benchmark.download_svg")}</a>}
      >
        <Parts c={c} result={result} whole={whole} />
      </ChartFrame>
    </div>
  );
}

/** As wide as a figure, so that both shares stand in columns. */
const FIGURE_SPACE = "\u2007";

function Parts({ c, result, whole }: WholesProps & { whole: NamedWhole }) {
  const { say } = c.var;
  const { wording } = result.view;
  const widest = Math.max(...whole.parts.map((part) => meanShareText(wording, part).length));
  return (
    <ul class="k-dimensions" aria-labelledby={`whole-${whole.id}-heading`}>
      {whole.parts.map((part) => (
        <li>
          <div>
            <span>{part.name}</span>
            <span class="num k-nowrap">
              <strong>{ownShareText(say, wording, part)}</strong>{" "}
              <span class="k-muted">{meanShareText(wording, part).padStart(widest, FIGURE_SPACE)}</span>
            </span>
          </div>
          <SharePair title={partTitle(say, wording, part)} own={part.own} mean={part.mean} />
        </li>
      ))}
    </ul>
  );
}
