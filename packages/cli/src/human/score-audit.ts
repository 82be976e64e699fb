import type { IndicatorAnswer } from "@klynge/core";
import { type CompiledAudit, parameter } from "@klynge/core";
import { labelName } from "./group-name.ts";
import { bar, table, widthOf, wrap } from "./layout.ts";
import { nextInWords } from "./next.ts";
import type { Scored } from "./scored.ts";

const WIDE_BAR = 40;
const SMALL_BAR = 12;

/** Points, distance to the threshold, baselines, dimensions, and the rows to improve. */
export function auditLines(scored: Scored, scheme: CompiledAudit): string[] {
  return [...totalLines(scored, scheme), "", ...dimensionLines(scored), ...improveLines(scored)];
}

function totalLines({ answer, telling, wording, ...scored }: Scored, scheme: CompiledAudit): string[] {
  const { texts, paint } = telling;
  const { points, max, share, lowest, highest, unknown } = answer.total;
  const amount = texts.say("score.points_of", { points: wording.number(points), max: wording.number(max) });
  const range = texts.say("score.range", {
    lowest: wording.number(lowest),
    highest: wording.number(highest),
    count: unknown,
  });
  const total = `${paint.strong(amount)}${share === null ? "" : ` (${wording.percent(share)})`}`;
  const rest = [
    ["", range],
    ...thresholdRows({ answer, telling, wording, ...scored }, scheme),
    [texts.say("score.gates"), gates(answer.indicators, telling)],
  ];
  const names = Math.max(widthOf(texts.say("score.points")), ...rest.map(([name = ""]) => widthOf(name)));
  const room = Math.max(0, Math.min(WIDE_BAR, paint.width - names - widthOf(total) - 4));
  const rows = [[texts.say("score.points"), `${paint.good(bar(share ?? 0, room))}  ${total}`], ...rest];
  return table(rows, [], paint.width);
}

/** How far it is to the share of points that a label of the scheme asks for. */
function thresholdRows({ edition, answer, telling, wording }: Scored, scheme: CompiledAudit): string[][] {
  const { texts, paint } = telling;
  const rows = edition.edition.files["label-rules.yaml"].parameters.filter(
    (row) => row.id.endsWith(".threshold_share") && scheme.labels.includes(row.label),
  );
  return rows.map((row) => {
    const share = Number(parameter(edition.edition, row.id, row.label));
    // points are multiples of a half: this much precision takes out what 0.8 is not
    const needed = Number((share * answer.total.max).toFixed(6));
    const distance = Math.abs(needed - answer.total.points);
    const details = {
      needed: wording.number(needed),
      share: wording.percent(share),
      distance: wording.number(distance),
      count: distance,
    };
    const reached = answer.total.points >= needed;
    const words = texts.say(reached ? "score.threshold_reached" : "score.threshold_missing", details);
    return [labelName(row.label, wording), reached ? paint.good(words) : words];
  });
}

function gates(rows: readonly IndicatorAnswer[], { texts, paint }: Scored["telling"]): string {
  const count = (gate: IndicatorAnswer["gate"]): number => rows.filter((row) => row.gate === gate).length;
  const [met, failed, unknown] = [count("met"), count("failed"), count("unknown")];
  const words = [
    texts.say("score.gates_met", { count: met }),
    texts.say("score.gates_failed", { count: failed }),
    texts.say("score.gates_unknown", { count: unknown }),
  ];
  return [
    paint.good(words[0] as string),
    failed > 0 ? paint.bad(words[1] as string) : words[1],
    unknown > 0 ? paint.open(words[2] as string) : words[2],
  ].join(", ");
}

function dimensionLines({ edition, answer, telling, wording }: Scored): string[] {
  const names = edition.edition.files["texts/dimensions.yaml"].gold;
  const rows = answer.dimensions.map(({ id, points, max, unknown }) => [
    `${id} ${names[id] ? wording.text(names[id].name) : ""}`,
    bar(max > 0 ? points / max : 0, SMALL_BAR),
    telling.texts.say("score.points_of", { points: wording.number(points), max: wording.number(max) }),
    unknown > 0 ? telling.paint.open(telling.texts.say("score.unknown", { count: unknown })) : "",
  ]);
  return table(rows, [2], telling.paint.width);
}

function improveLines({ edition, answer, telling, wording }: Scored): string[] {
  const names = edition.edition.files["texts/gold.yaml"];
  const rows = answer.improve.flatMap((id): string[][] => {
    const row = answer.indicators.find((indicator) => indicator.id === id);
    if (typeof id !== "string" || !row) return [];
    return [
      [
        `  ${id}`,
        names[id] ? wording.text(names[id].short) : "",
        standing(row, telling, wording),
        nextInWords(row, telling.texts, wording),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const head = telling.paint.strong(telling.texts.say("score.improve"));
  return ["", ...wrap("", head, telling.paint.width), ...table(rows, [], telling.paint.width)];
}

/** "3 of 5"; a row with a failed baseline says so instead, because that comes first. */
function standing(row: IndicatorAnswer, { texts }: Scored["telling"], wording: Scored["wording"]): string {
  if (row.gate === "failed") return texts.say("gate.failed");
  return texts.say("score.points_of", { points: wording.number(row.points ?? 0), max: wording.number(row.max) });
}
