import type { Context } from "hono";
import { Band } from "../../../platform/web/components/band.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Legend } from "../../../platform/web/components/legend.tsx";
import { QuartileStrip } from "../../../platform/web/components/quartile-strip.tsx";
import { ShareBar } from "../../../platform/web/components/share-bar.tsx";
import { Withheld } from "../../../platform/web/components/withheld.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type ComparedRow, centreOf, ownShare } from "../compare-row.ts";
import { chartPath, csvPath } from "../links.ts";
import type { Result } from "../present.ts";
import { centreText, groupWithCount, ownText, placeText, rowsHeading, stripTitle, withheldText } from "../sentences.ts";

interface RowsProps {
  readonly c: Context<AppEnv>;
  readonly result: Result;
}

/** Every question beside the chosen group, as small multiples on the scale of each question. */
export function RowsTable({ c, result }: RowsProps) {
  const { say } = c.var;
  const { dimensions, rows, chosen, view } = result;
  const audit = result.part.kind === "audit";
  const means = rows.some(({ as }) => as === "mean");
  const shares = rows.some((row) => ownShare(row) !== null);
  const bands = rows.some(({ shown }) => shown.kind === "quartiles");
  const group = chosen ? groupWithCount(view.wording, chosen) : "";
  return (
    <section class="k-section" id="rows" aria-labelledby="rows-heading">
      <div class="k-section-head">
        <h2 id="rows-heading">{rowsHeading(say, result)}</h2>
        <Legend
          items={[
            ...(bands ? [{ kind: "band" as const, text: say("benchmark.rows.legend_band") }] : []),
            { kind: "median", text: say(means ? "benchmark.rows.legend_median" : "benchmark.rows.median") },
            { kind: "own", text: say("benchmark.rows.legend_own") },
            ...(shares ? [{ kind: "share" as const, text: say("benchmark.rows.legend_share") }] : []),
          ]}
        />
      </div>
      <div class="k-compare">
        <table class="k-cards k-rows">
          <caption class="k-sr">{say("benchmark.rows.title", { group })}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="k-sr">{say("benchmark.rows.code")}</span>
              </th>
              <th scope="col">{say(audit ? "benchmark.rows.indicator" : "benchmark.rows.question")}</th>
              <th scope="col" class="k-num">
                {say("benchmark.rows.you")}
              </th>
              <th scope="col" class="k-num">
                {say("benchmark.rows.median")}
              </th>
              <th scope="col" class="k-strip">
                {group}
              </th>
              <th scope="col">{say("benchmark.rows.position")}</th>
            </tr>
          </thead>
          {dimensions.map((dimension) => (
            <tbody>
              <tr class="k-group-row">
                <th colspan={6} scope="rowgroup">
                  {dimension.id} {dimension.name}
                </th>
              </tr>
              {rows
                .filter((row) => row.dimension === dimension.id)
                .map((row) => (
                  <Row c={c} result={result} row={row} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
      <div class="k-chart-foot">
        <p class="k-chart-note">{say("benchmark.rows.rounded")}</p>
        <Numbers c={c} result={result} />
        <a href={chartPath(result, "rows")}>{say("benchmark.download_svg")}</a>
        <a href={csvPath(result)}>{say("benchmark.download_csv")}</a>
      </div>
    </section>
  );
}

function Row({ c, result, row }: RowsProps & { row: ComparedRow }) {
  const { say } = c.var;
  const { wording } = result.view;
  const centre = centreText(say, wording, row);
  return (
    <tr id={`row-${row.id}`}>
      <td class="k-code">{row.id}</td>
      <th scope="row">
        {row.name} {row.lowerIsBetter && <span class="k-fine">{say("benchmark.rows.less_is_better")}</span>}
        {result.wholes.some(({ id }) => id === row.id) && (
          <a class="k-fine k-nowrap" href={`#whole-${row.id}`}>
            {say("benchmark.whole.see")}
            <span class="k-sr">: {row.name}</span>
          </a>
        )}
      </th>
      <td class="k-num" data-own data-label={say("benchmark.rows.you")}>
        <Own c={c} result={result} row={row} />
      </td>
      <td
        class="k-num"
        data-median
        data-label={centre === "" || row.as === "mean" ? undefined : say("benchmark.rows.median")}
      >
        {centre}
      </td>
      <td class="k-strip">
        <Strip c={c} result={result} row={row} />
      </td>
      <td>
        {row.own === null ? (
          <span class="k-with-icon k-muted">
            <Icon name="warning" />
            {placeText(say, wording, row)}
          </span>
        ) : (
          <Band band={row.band ?? "none"}>{placeText(say, wording, row)}</Band>
        )}
      </td>
    </tr>
  );
}

/** The own value; what is missing is a way to answer it. */
function Own({ c, result, row }: RowsProps & { row: ComparedRow }) {
  const { say } = c.var;
  if (row.own !== null) return <strong>{ownText(say, result.view.wording, row)}</strong>;
  if (!result.mayAnswer) return <span class="k-muted">{say("benchmark.rows.not_known")}</span>;
  return (
    <a href={`/assessments/${result.view.loaded.assessment.id}/rows/${row.id}`}>
      {say("benchmark.rows.add")}
      <span class="k-sr">: {row.name}</span>
    </a>
  );
}

function Strip({ c, result, row }: RowsProps & { row: ComparedRow }) {
  const { say } = c.var;
  const title = stripTitle(say, result.view.wording, row);
  const { shown, scale, own } = row;
  const mine = ownShare(row);
  if (title && mine) return <ShareBar title={title} share={mine.share} />;
  if (title === null || shown.kind === "withheld" || shown.kind === "shares" || !scale)
    return own === null && shown.kind === "shares" ? null : <Withheld>{withheldText(say, row)}</Withheld>;
  const quartiles = shown.kind === "quartiles" ? shown : { q1: null, q3: null };
  return (
    <QuartileStrip
      title={title}
      scale={{ min: scale.low, max: scale.high }}
      q1={quartiles.q1}
      median={centreOf(row)}
      q3={quartiles.q3}
      own={typeof own === "number" ? own : null}
    />
  );
}

/** All figures of the strips, and what the group answers where there is a choice. */
function Numbers({ c, result }: RowsProps) {
  const { say } = c.var;
  const { wording } = result.view;
  const figure = (row: ComparedRow, value: number | undefined): string =>
    value === undefined ? "" : wording.figure(row.definition, value);
  const choices = result.rows.filter(({ shown }) => shown.kind === "shares");
  return (
    <details class="k-as-table">
      <summary>{say("benchmark.show_table")}</summary>
      <DataTable
        caption={say("benchmark.rows.title", { group: result.chosen ? groupWithCount(wording, result.chosen) : "" })}
        head={[
          { text: say(result.part.kind === "audit" ? "benchmark.rows.indicator" : "benchmark.rows.question") },
          { text: say("benchmark.rows.you"), numeric: true },
          { text: say("benchmark.rows.answered"), numeric: true },
          { text: say("benchmark.rows.lower_quartile"), numeric: true },
          { text: say("benchmark.rows.median"), numeric: true },
          { text: say("benchmark.rows.upper_quartile"), numeric: true },
          { text: say("benchmark.rows.mean"), numeric: true },
          { text: say("benchmark.rows.position") },
        ]}
        rows={result.rows.map((row) => {
          const { shown } = row;
          const quartiles = shown.kind === "quartiles" ? shown : undefined;
          return {
            cells: [
              `${row.id} ${row.name}`,
              ownText(say, wording, row),
              shown.kind === "withheld" ? "" : wording.number(shown.n),
              figure(row, quartiles?.q1),
              figure(row, shown.kind === "mean" ? undefined : (centreOf(row) ?? undefined)),
              figure(row, quartiles?.q3),
              shown.kind === "mean" ? wording.mean(shown.mean) : "",
              shown.kind === "withheld" ? withheldText(say, row) : placeText(say, wording, row),
            ],
          };
        })}
      />
      {choices.map((row) => (
        <DataTable
          caption={`${row.id} ${row.name}: ${say("benchmark.shares.title")}`}
          head={[{ text: say("benchmark.shares.answer") }, { text: say("benchmark.shares.share"), numeric: true }]}
          rows={(row.shown.kind === "shares" ? row.shown.shares : []).map(({ code, share, own }) => {
            const answer = wording.code(row.definition.vocabulary, code);
            return {
              cells: [
                own ? <strong>{`${answer} (${say("benchmark.shares.own")})`}</strong> : answer,
                wording.percent(share),
              ],
            };
          })}
        />
      ))}
      {choices.length > 0 && <p class="k-fine">{say("benchmark.shares.note")}</p>}
    </details>
  );
}
