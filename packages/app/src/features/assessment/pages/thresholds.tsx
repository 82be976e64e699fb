import type { CompiledAudit } from "@klynge/core";
import type { Context } from "hono";
import { ChartFrame } from "../../../platform/web/components/chart-frame.tsx";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Ladder } from "../../../platform/web/components/ladder.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView, RowEntry } from "../present.ts";

type AuditRow = CompiledAudit["rows"][number];

interface ThresholdsProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  readonly row: RowEntry;
  /** What the value is called for somebody else than the cluster's own people. */
  readonly own?: (value: string) => string;
}

/** The rule of an indicator: its five steps in words, drawn as a ladder where they climb along one number. */
export function Thresholds({ c, view, row, own: sayOwn }: ThresholdsProps) {
  if (view.scheme.kind !== "audit") return null;
  const own = view.scheme.rows.find(({ id }) => id === row.id);
  if (!own) return null;
  const { say } = c.var;
  const tags =
    own.indicator.provenance === "R" ? <Tag kind="reconstructed">{say("assessment.reconstructed")}</Tag> : undefined;
  const table = {
    caption: say("assessment.steps_caption"),
    head: [say("assessment.step"), say("assessment.condition"), say("assessment.role")].map((text) => ({ text })),
    rows: own.steps.map((step, index) => [
      String(index + 1),
      view.wording.condition(c.var.services.edition.edition.expressions[step.text]),
      roleOf(c, view.scheme as CompiledAudit, own, index + 1),
    ]),
  };
  const climb = climbOf(own);
  if (!climb)
    return (
      <section class="k-section">
        <div class="k-section-head">
          <h2>{say("assessment.rule")}</h2>
          {tags}
        </div>
        <DataTable
          caption={table.caption}
          captionHidden
          head={table.head}
          rows={table.rows.map((cells) => ({ cells }))}
        />
      </section>
    );
  return (
    <ChartFrame
      id="rule"
      level={2}
      heading={heading({ c, view, row }, own)}
      tags={tags}
      tableText={say("assessment.show_table")}
      table={table}
    >
      <Ladder
        id="ladder"
        title={say(sayOwn ? "assessment.rule" : "assessment.ladder_title")}
        description={table.rows.map(([step, condition]) => `${step}: ${condition}`).join(". ")}
        {...ladderOf({ c, view, row, own: sayOwn ?? ((value) => say("assessment.you", { value })) }, own, climb)}
      />
    </ChartFrame>
  );
}

function roleOf({ var: { say } }: Context<AppEnv>, scheme: CompiledAudit, row: AuditRow, step: number): string {
  if (step === scheme.baselineStep && row.gate) return say("assessment.baseline_gate");
  if (step === scheme.baselineStep) return say("assessment.baseline");
  return step === scheme.excellenceStep ? say("assessment.excellence") : "";
}

/** Thresholds that rise along the headline fact, one for each step; null for every other rule. */
function climbOf(row: AuditRow): number[] | null {
  const thresholds = row.steps.map(({ comparisons }) => {
    const [only, ...more] = comparisons;
    const fits =
      only && more.length === 0 && only.fact === row.headline && only.op === ">=" && typeof only.shown === "number";
    return fits ? (only.shown as number) : null;
  });
  return thresholds.every((one): one is number => one !== null) ? thresholds : null;
}

function ladderOf({ c, view, row, own: sayOwn }: Required<ThresholdsProps>, own: AuditRow, climb: readonly number[]) {
  const { say } = c.var;
  const { wording } = view;
  const value = typeof row.scored?.value === "number" ? row.scored.value : null;
  const last = climb.at(-1) as number;
  const max = own.unit === "share" ? 1 : Math.max(last * 1.25, 0);
  const ends = [0, ...climb, max];
  const scheme = view.scheme as CompiledAudit;
  const mark = (step: number, text: string) => ({ value: climb[step - 1] as number, text });
  return {
    scale: { min: 0, max },
    steps: ends.slice(0, -1).map((from, points) => ({ points, from, to: ends[points + 1] as number })),
    marks: [
      mark(scheme.baselineStep, say("assessment.baseline")),
      mark(scheme.excellenceStep, say("assessment.excellence")),
    ],
    ticks: climb.map((at) => ({ value: at, text: wording.figure({ unit: own.unit }, at) })),
    own:
      value === null
        ? null
        : {
            value: Math.min(value, max),
            text: sayOwn(wording.figure({ unit: own.unit }, value)),
          },
    reached: row.scored?.points ?? null,
  };
}

/** The answer of the chart in a sentence: what the value gives, and what the next step gives. */
function heading({ c, view, row }: ThresholdsProps, own: AuditRow): string {
  const { say } = c.var;
  if (row.scored?.max === 0 && row.scored.gate !== "none") return say(`assessment.gate.${row.scored.gate}`);
  const points = row.scored?.points ?? null;
  if (points === null) return say("assessment.heading_unknown");
  const value = view.wording.value(own.headline, row.scored?.value ?? null);
  const next = climbOf(own)?.[points];
  if (next === undefined) return say("assessment.heading_full", { value, points });
  return say("assessment.heading_next", {
    value,
    count: points,
    next: view.wording.value(own.headline, next),
    next_points: points + 1,
  });
}
