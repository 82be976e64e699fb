import type { IndicatorAnswer } from "@klynge/core";
import type { TextKey } from "../texts.ts";
import { wrap } from "./layout.ts";
import { nextInWords } from "./next.ts";
import type { Scored } from "./scored.ts";

/** Every row with what it has, why, and what the next point takes. */
export function rowLines(scored: Scored): string[] {
  return scored.answer.indicators.flatMap((row) => [...headLines(scored, row), ...detailLines(scored, row)]);
}

const INDENT = "        ";

function headLines({ edition, scheme, telling, wording }: Scored, row: IndicatorAnswer): string[] {
  const { texts, paint } = telling;
  const names = edition.edition.files[scheme.kind === "audit" ? "texts/gold.yaml" : "texts/bronze.yaml"];
  const name = names[row.id] ? wording.text(names[row.id]?.name ?? {}) : "";
  const parts = [
    ...(row.max > 0
      ? [
          row.points === null
            ? texts.say("score.unknown_points")
            : texts.say("score.points_of", { points: wording.number(row.points), max: wording.number(row.max) }),
        ]
      : []),
    ...(row.gate === "none" ? [] : [texts.say(`gate.${row.gate}`)]),
  ];
  const told = `${paint.strong(name)}${parts.length > 0 ? `  ${parts.join(", ")}` : ""}`;
  return wrap(paint.strong(row.id.padEnd(INDENT.length)), told, paint.width);
}

function detailLines(scored: Scored, row: IndicatorAnswer): string[] {
  const { telling, wording } = scored;
  const next = nextInWords(row, telling.texts, wording);
  const headline = scored.scheme.rows.find((own) => own.id === row.id)?.headline ?? "";
  return [
    ...indented(
      scored,
      `${wording.factName(headline)}: ${wording.value(headline, row.value as Parameters<typeof wording.value>[1])}`,
    ),
    ...row.explanation.flatMap((entry) => explain(scored, entry)),
    ...provenanceLines(scored, row),
    ...(next === "" ? [] : indented(scored, `${telling.texts.say("next.point")}: ${next}`)),
  ];
}

/** Where the thresholds come from: the mark, and what it leaves open. */
function provenanceLines(scored: Scored, { id }: IndicatorAnswer): string[] {
  const { scheme, edition, telling, wording } = scored;
  const row = scheme.kind === "audit" ? scheme.rows.find((own) => own.id === id) : undefined;
  if (!row) return [];
  const note = edition.edition.files["texts/gold.yaml"][id]?.provenance_note;
  const mark = [row.indicator.provenance, ...(note ? [wording.text(note)] : [])].join("; ");
  return indented(scored, telling.texts.say("explain.provenance", { mark }));
}

function indented({ telling }: Scored, text: string, sign = ""): string[] {
  return wrap(`${INDENT}${sign}`, text, telling.paint.width);
}

/** One line for each step and each thing to know about the points; the answer itself is told above. */
function explain(scored: Scored, entry: IndicatorAnswer["explanation"][number]): string[] {
  const { say } = scored.telling.texts;
  switch (entry.code) {
    case "step":
      return indented(
        scored,
        entry.parts.map((part) => comparison(scored, part)).join("; "),
        `${sign(scored, entry.met)} ${entry.step}  `,
      );
    case "agreed_points":
      return indented(
        scored,
        say("explain.agreed", {
          points: scored.wording.number(entry.points),
          computed: computed(scored, entry.computed),
        }),
      );
    case "not_applicable":
      return indented(scored, say("explain.not_applicable", { condition: condition(scored, entry.condition) }));
    case "assumed_fact":
      return indented(scored, say("explain.assumed", { fact: scored.wording.factName(entry.fact) }));
    case "trigger":
      return indented(scored, say(triggerKey(entry.fires), { condition: condition(scored, entry.condition) }));
    case "gate_without_points":
    case "answer":
      return [];
  }
}

function condition({ edition, wording }: Scored, text: string): string {
  return wording.condition(edition.edition.expressions[text]);
}

type Comparison = Extract<IndicatorAnswer["explanation"][number], { code: "step" }>["parts"][number];

/** "committed participants: at least 40 (38)" */
function comparison({ wording }: Scored, part: Comparison): string {
  return `${wording.comparison(part)} (${wording.value(part.fact, part.value as Parameters<typeof wording.value>[1])})`;
}

function sign({ telling }: Scored, met: boolean | null): string {
  if (met === null) return telling.paint.open("?");
  return met ? telling.paint.good("✓") : telling.paint.bad("✗");
}

function computed({ wording, telling }: Scored, points: number | null): string {
  return points === null ? telling.texts.say("condition.unknown") : wording.number(points);
}

function triggerKey(fires: boolean | null): TextKey {
  if (fires === null) return "explain.trigger_unknown";
  return fires ? "explain.trigger_fires" : "explain.trigger_rests";
}
