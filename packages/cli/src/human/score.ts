import type { Case, CompiledEdition, CompiledScheme, ScoreAnswer } from "@klynge/core";
import type { Telling } from "../command.ts";
import { labelName } from "./group-name.ts";
import { wrap } from "./layout.ts";
import { shownName } from "./name.ts";
import { auditLines } from "./score-audit.ts";
import { interviewLines } from "./score-interview.ts";
import { rowLines } from "./score-rows.ts";
import type { Scored } from "./scored.ts";
import { wordingIn } from "./wording.ts";

interface Input {
  readonly edition: CompiledEdition;
  readonly input: Case;
  readonly answer: ScoreAnswer;
  readonly telling: Telling;
}

/** A summary that fits on one screen; with --verbose every row after it. */
export function scoreLines({ edition, input, answer, telling }: Input): string[] {
  const scheme = edition.schemes.get(input.scheme) as CompiledScheme;
  const wording = wordingIn(edition, telling.texts);
  const scored: Scored = { edition, scheme, answer, telling, wording };
  return [
    ...headLines(scored, input),
    "",
    ...(scheme.kind === "audit" ? auditLines(scored, scheme) : interviewLines(scored, scheme)),
    "",
    ...footLines(scored),
    ...(telling.verbose ? ["", ...rowLines(scored)] : []),
  ];
}

function headLines({ scheme, answer, telling, wording }: Scored, input: Case): string[] {
  const { say } = telling.texts;
  const label = labelName(scheme.labels.at(-1) ?? "", wording);
  const of = {
    scheme: say(`scheme.${scheme.kind}`, { label }),
    date: wording.day(input.referenceDate),
    edition: answer.edition,
  };
  return [
    ...wrap(
      "",
      telling.paint.strong(`${shownName(input.cluster.name)}, ${wording.country(input.cluster.country)}`),
      telling.paint.width,
    ),
    ...wrap("", say("score.of", of), telling.paint.width),
  ];
}

/** What the figures rest on. */
function footLines({ scheme, answer, telling, wording }: Scored): string[] {
  const { texts, paint } = telling;
  const rows = new Map<string, string[]>();
  for (const { id, explanation } of answer.indicators) {
    for (const entry of explanation)
      if (entry.code === "assumed_fact") rows.set(entry.fact, [...(rows.get(entry.fact) ?? []), id]);
  }
  const assumed = [...rows].map(([fact, ids]) => `${wording.factName(fact)} (${ids.join(", ")})`);
  const count = reconstructedRows(scheme);
  return [
    ...(assumed.length > 0 ? wrap(`${paint.open(texts.say("score.assumed"))}: `, assumed.join("; "), paint.width) : []),
    ...(count > 0
      ? wrap("", texts.say(`score.reconstructed.${scheme.kind}`, { count, of: scheme.rows.length }), paint.width)
      : []),
  ];
}

function reconstructedRows(scheme: CompiledScheme): number {
  const marks =
    scheme.kind === "audit"
      ? scheme.rows.map((row) => row.indicator.provenance)
      : scheme.rows.map((row) => row.question.provenance.wording);
  return marks.filter((mark) => mark === "R").length;
}
