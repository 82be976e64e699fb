import type { Explanation } from "@klynge/core";
import type { Block, Cell } from "../document.ts";
import type { PlannedBlock } from "../layout/paginate.ts";
import { isRecommended } from "../model/advice.ts";
import type { ReportContext } from "../model/context.ts";
import type { RowView } from "../model/rows.ts";

/** Points of an indicator: the ladder, what each step asks for, and what the next point takes. */
export function ladderBlocks(context: ReportContext, row: RowView): PlannedBlock[] {
  const { audit } = row;
  if (!audit || context.scheme.kind !== "audit" || !row.applies) return [];
  const steps = stepsOf(row);
  const reached = reachedStep(row, steps);
  return [
    { kind: "text", text: pointsSentence(context, row) },
    {
      kind: "ladder",
      alt: context.t("row.ladder_alt", {
        steps: steps.length,
        row: context.wording.text(row.texts.name),
        reached: reachedText(context, reached),
      }),
      steps: steps.length,
      reached,
      labels: steps.map((step) => thresholdLabel(context, row, step)),
      marks: [
        { step: context.scheme.baselineStep, text: context.t("row.baseline") },
        { step: context.scheme.excellenceStep, text: context.t("row.excellence") },
      ],
    },
    { rank: 60, block: stepTable(context, steps), instead: { kind: "small", text: context.t("row.steps_elsewhere") } },
    // where a recommendation stands on the page, it begins with what the next point takes
    ...(isRecommended(context, row) ? [] : nextSentence(context, row)),
  ];
}

type Step = Extract<Explanation, { code: "step" }>;

function stepsOf(row: RowView): Step[] {
  return row.scored.explanation.filter((entry): entry is Step => entry.code === "step");
}

/** Unknown is not the first step; a row without points has its level all the same. */
function reachedStep({ scored }: RowView, steps: readonly Step[]): number | null {
  if (scored.max === 0) return levelOfGate(scored.explanation);
  return scored.points === null ? null : levelOf(steps);
}

function levelOf(steps: readonly Step[]): number {
  const open = steps.findIndex((step) => step.met !== true);
  return open === -1 ? steps.length : open;
}

function reachedText({ t }: ReportContext, reached: number | null): string {
  if (reached === null) return t("row.ladder_unknown");
  return reached === 0 ? t("row.ladder_none") : t("row.ladder_reached", { step: reached });
}

const SIGNS: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", ">": ">", "<": "<" };

/** The threshold of the headline fact in short; a dash where a step asks for other facts only. */
function thresholdLabel({ wording }: ReportContext, row: RowView, step: Step): string {
  const part = step.parts.find(({ fact }) => fact === row.fact);
  if (!part || typeof part.threshold === "boolean") return "–";
  return `${SIGNS[part.op] ?? ""} ${wording.figure(row.definition, part.threshold)}`;
}

/** Points and gate in two sentences. */
function pointsSentence(context: ReportContext, row: RowView): string {
  const { say, wording, t } = context;
  const { points, max, gate } = row.scored;
  const state = ladderState(context, row);
  if (max === 0) {
    const level = levelOfGate(row.scored.explanation);
    const shown =
      level === null ? t("row.level_unknown") : t("row.level_shown", { step: level, of: row.audit?.steps.length ?? 0 });
    return gate === "none" ? shown : `${shown} ${say(`gate.${gate}`)}`;
  }
  const details = { points: wording.number(points ?? 0), max, step: points ?? 0, next: Math.floor(points ?? 0) + 1 };
  const sentences = [say(`ladder.${state}`, details)];
  if (gate !== "none") sentences.push(say(`gate.${gate}`));
  return sentences.join(" ");
}

function ladderState({ scheme }: ReportContext, { scored, audit }: RowView): string {
  if (scheme.kind !== "audit" || !audit) return "unknown";
  if (scored.explanation.some((entry) => entry.code === "agreed_points")) return "agreed";
  const level = scored.points;
  if (level === null) return "unknown";
  if (level >= audit.steps.length) return "full";
  if (level >= scheme.excellenceStep) return "excellent";
  if (level >= scheme.baselineStep) return "between";
  return level > 0 ? "below" : "none";
}

function levelOfGate(explanation: readonly Explanation[]): number | null {
  const gate = explanation.find((entry) => entry.code === "gate_without_points");
  return gate?.code === "gate_without_points" ? gate.level : null;
}

/** Every step in words, with the own value beside it. */
function stepTable(context: ReportContext, steps: readonly Step[]): Block {
  const { t, wording } = context;
  return {
    kind: "table",
    columns: [
      { title: t("row.step"), width: 8 },
      { title: t("row.asks"), width: 62 },
      { title: t("row.own"), width: 20 },
      { title: t("row.holds"), width: 14 },
    ],
    size: 8,
    rows: steps.map((step) => {
      const asks = step.parts.map((part) => wording.comparison(part)).join("; ");
      const own = step.parts.map((part) => wording.value(part.fact, part.value)).join("; ");
      return [String(step.step), asks, own, holdsCell(context, step.met)];
    }),
  };
}

export function holdsCell({ t }: ReportContext, met: boolean | null): Cell {
  if (met === null) return { text: t("row.holds_unknown"), mark: "unknown", muted: true };
  return met ? { text: t("row.holds_yes"), mark: "met" } : { text: t("row.holds_no"), mark: "failed" };
}

function nextSentence({ say, wording, t }: ReportContext, { next }: RowView): PlannedBlock[] {
  if (!next) return [];
  const need = wording.list(wording.needs(next.needs, t("condition.along")));
  if (next.code === "not_reachable") return [{ kind: "text", text: say("next.unreachable") }];
  if (next.code === "facts_missing") return [{ kind: "text", text: say("next.missing", { need }) }];
  return [{ kind: "text", text: say("next.reach", { next: next.points ?? 0, need }) }];
}
