import type { CompiledAudit } from "@klynge/core";
import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { DimensionBars } from "../../../platform/web/components/dimension-bars.tsx";
import { Legend } from "../../../platform/web/components/legend.tsx";
import { ScoreBar } from "../../../platform/web/components/score-bar.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { StepStrip } from "../drawings/step-strip.tsx";
import { chartPath } from "../links.ts";
import type { AuditPart, LadderEntry, Result } from "../present.ts";
import {
  gatesHeading,
  improveRowsHeading,
  labelName,
  laddersHeading,
  ladderTitle,
  neededShare,
  pointsHeading,
  pointsText,
  scoreHeading,
} from "../sentences.ts";

interface PartProps {
  readonly c: Context<AppEnv>;
  readonly result: Result;
  readonly part: AuditPart;
}

/** Distance to the label, points by dimension, baselines, what to improve, and the steps of each indicator. */
export function AuditCharts({ c, result, part }: PartProps) {
  return (
    <>
      <div class="k-halves k-section">
        <Distance c={c} result={result} part={part} />
        <Points c={c} result={result} part={part} />
      </div>
      <Indicators c={c} result={result} part={part} />
      <Ladders c={c} result={result} part={part} />
    </>
  );
}

/** Heading and bar say what the label takes; the baselines follow, because points alone are not enough. */
function Distance({ c, result, part }: PartProps) {
  const { say } = c.var;
  const { score, wording, input } = result.view;
  const { total } = score;
  const open = total.highest - total.lowest;
  const label = labelName(say, input.label);
  const missed = part.gates.filter(({ scored }) => scored.gate !== "met");
  return (
    <section id="distance" aria-labelledby="distance-heading">
      <div class="k-chart-head">
        <h2 id="distance-heading">{scoreHeading(say, result, part)}</h2>
      </div>
      <ScoreBar
        id="score-chart"
        title={say("benchmark.audit.bar", { points: wording.number(total.points), max: total.max, unknown: open })}
        description={part.needed === null ? "" : say("benchmark.audit.needed", { label, needed: part.needed })}
        points={total.points}
        unknown={open}
        of={total.max}
        threshold={
          part.needed === null
            ? undefined
            : { value: part.needed, text: say("benchmark.audit.mark", { label, needed: part.needed }) }
        }
      />
      <ul class="k-list">
        {total.unknown > 0 && (
          <li class="k-small">{say("benchmark.audit.unknown", { count: total.unknown, points: open })}</li>
        )}
        {part.gates.length > 0 && (
          <li>
            <span class="k-with-icon">
              <StateIcon state={missed.length === 0 ? "gate_met" : "evidence_missing"} />
              <strong>{gatesHeading(say, part, input.label)}</strong>
            </span>
          </li>
        )}
        {missed.map((entry) => (
          <li>
            <RowLink result={result} entry={entry} />{" "}
            <span class="k-muted">{say(`benchmark.audit.gate.${entry.scored.gate}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Points({ c, result, part }: PartProps) {
  const { say } = c.var;
  const { wording } = result.view;
  const scored = part.profile.filter(({ max }) => max > 0);
  const tick = neededShare(result, part);
  return (
    <ChartFrame
      id="profile"
      heading={pointsHeading(say, wording, part)}
      tableText={say("benchmark.show_table")}
      table={{
        caption: say("benchmark.audit.profile_title"),
        head: [
          { text: say("benchmark.profile.dimension") },
          { text: say("benchmark.audit.points"), numeric: true },
          { text: say("benchmark.audit.unknown_points"), numeric: true },
          { text: say("benchmark.audit.share"), numeric: true },
        ],
        rows: scored.map(({ name, points, unknown, max }) => [
          name,
          say("benchmark.audit.of_points", { points: wording.number(points), max }),
          wording.number(unknown),
          wording.percent(points / max, 0),
        ]),
      }}
      actions={<a href={chartPath(result, "profile")}>{say("benchmark.download_svg")}</a>}
    >
      <DimensionBars
        id="dimension-chart"
        caption={say("benchmark.audit.profile_title")}
        tick={tick ?? undefined}
        tickText={tick === null ? undefined : wording.percent(tick, 0)}
        rows={scored.map(({ name, points, unknown, max }) => ({
          name,
          points,
          unknown,
          of: max,
          value: wording.number(points),
          ofText: String(max),
          title: `${name}: ${say("benchmark.audit.bar", { points: wording.number(points), max, unknown })}`,
        }))}
      />
    </ChartFrame>
  );
}

function Indicators({ c, result, part }: PartProps) {
  const { say } = c.var;
  const { wording } = result.view;
  const [best] = part.strengths;
  const list = (entries: readonly LadderEntry[]): Child =>
    entries.length > 0 && (
      <ol class="k-list">
        {entries.map((entry) => (
          <li>
            <RowLink result={result} entry={entry} />{" "}
            <span class="k-muted">
              {entry.scored.gate === "failed"
                ? `${say("benchmark.audit.baseline")}: ${say("benchmark.audit.gate.failed")}`
                : pointsText(say, wording, entry)}
            </span>
          </li>
        ))}
      </ol>
    );
  return (
    <div class="k-split">
      <section class="k-section" id="improve" aria-labelledby="improve-heading">
        <p class="k-over">{say("benchmark.audit.improve_title")}</p>
        <div class="k-section-head">
          <h2 id="improve-heading">{improveRowsHeading(say, wording, part)}</h2>
        </div>
        {list(part.improve)}
      </section>
      <section class="k-section" id="strengths" aria-labelledby="strengths-heading">
        <p class="k-over">{say("benchmark.strengths.title")}</p>
        <div class="k-section-head">
          <h2 id="strengths-heading">
            {best
              ? say("benchmark.audit.strengths_heading", { count: part.strengths.length, row: best.name })
              : say("benchmark.audit.strengths_none")}
          </h2>
        </div>
        {list(part.strengths)}
      </section>
    </div>
  );
}

function Ladders({ c, result, part }: PartProps) {
  const { say } = c.var;
  const { wording, scheme } = result.view;
  return (
    <section class="k-section" id="ladders" aria-labelledby="ladders-heading">
      <div class="k-section-head">
        <h2 id="ladders-heading">{laddersHeading(say, part, (scheme as CompiledAudit).excellenceStep)}</h2>
        <Legend items={[{ kind: "share", text: say("benchmark.audit.legend_met") }]} />
      </div>
      <table class="k-cards k-rows">
        <caption class="k-sr">{say("benchmark.audit.ladders_title")}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="k-sr">{say("benchmark.rows.code")}</span>
            </th>
            <th scope="col">{say("benchmark.rows.indicator")}</th>
            <th scope="col" class="k-num">
              {say("benchmark.rows.you")}
            </th>
            <th scope="col" class="k-num">
              {say("benchmark.audit.points")}
            </th>
            <th scope="col" class="k-strip">
              {say("benchmark.audit.steps")}
            </th>
            <th scope="col">{say("benchmark.audit.baseline")}</th>
          </tr>
        </thead>
        {result.dimensions.map((dimension) => (
          <tbody>
            <tr class="k-group-row">
              <th colspan={6} scope="rowgroup">
                {dimension.id} {dimension.name}
              </th>
            </tr>
            {part.ladders
              .filter((entry) => entry.dimension === dimension.id)
              .map((entry) => (
                <tr>
                  <td class="k-code">{entry.id}</td>
                  <th scope="row">
                    <a href={rowPath(result, entry.id)}>{entry.name}</a>
                  </th>
                  <td class="k-num" data-own data-label={say("benchmark.rows.you")}>
                    <strong>{entry.ownText}</strong>
                  </td>
                  <td class="k-num" data-median data-label={say("benchmark.audit.points")}>
                    {pointsText(say, wording, entry)}
                  </td>
                  <td class="k-strip">
                    {entry.steps.length > 0 && <StepStrip title={ladderTitle(say, entry)} steps={entry.steps} />}
                  </td>
                  <td>
                    <span class={entry.scored.gate === "none" ? "k-fine" : "k-with-icon"}>
                      <GateIcon gate={entry.scored.gate} />
                      {say(`benchmark.audit.gate.${entry.scored.gate}`)}
                    </span>
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const GATE_ICONS = { met: "gate_met", failed: "evidence_missing", unknown: "unanswered" } as const;

function GateIcon({ gate }: { gate: LadderEntry["scored"]["gate"] }) {
  return gate === "none" ? null : <StateIcon state={GATE_ICONS[gate]} />;
}

function RowLink({ result, entry }: { result: Result; entry: LadderEntry }) {
  return (
    <a href={rowPath(result, entry.id)}>
      {entry.id} {entry.name}
    </a>
  );
}

function rowPath({ view }: Result, id: string): string {
  return `/assessments/${view.loaded.assessment.id}/rows/${id}`;
}
