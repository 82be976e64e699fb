import type { CompiledInterview } from "@klynge/core";
import { groupName, groupOfId } from "./group-name.ts";
import { bar, table, wrap } from "./layout.ts";
import { shownName } from "./name.ts";
import type { Scored } from "./scored.ts";

const SMALL_BAR = 12;

/** What is answered, what it was compared with, the dimensions, fields to improve and strengths. */
export function interviewLines(scored: Scored, scheme: CompiledInterview): string[] {
  return [
    ...headRows(scored, scheme),
    "",
    ...dimensionLines(scored, scheme),
    ...improveLines(scored),
    ...strengthLines(scored),
  ];
}

function headRows({ answer, telling, wording }: Scored, scheme: CompiledInterview): string[] {
  const { texts, paint } = telling;
  const all = scheme.rows.length;
  const answered = texts.say("interview.answered_of", { answered: all - answer.total.unknown, count: all });
  const { against } = answer;
  const compared = against
    ? texts.say("interview.against", {
        group: groupName(groupOfId(against.group), texts, wording),
        count: against.n,
        edition: shownName(against.edition),
      })
    : texts.say("interview.against_nothing");
  return [
    ...table(
      [
        [texts.say("interview.answered"), paint.strong(answered)],
        [texts.say("interview.compared"), compared],
      ],
      [],
      paint.width,
    ),
    ...(against?.synthetic ? wrap("", paint.open(texts.say("interview.synthetic")), paint.width) : []),
  ];
}

function dimensionLines({ edition, answer, telling, wording }: Scored, scheme: CompiledInterview): string[] {
  const names = edition.edition.files["texts/dimensions.yaml"].bronze;
  const rows = answer.dimensions.map(({ id, unknown }) => {
    const all = scheme.rows.filter((row) => row.dimension === id).length;
    const answered = telling.texts.say("interview.answered_of", { answered: all - unknown, count: all });
    return [
      `${id} ${names[id] ? wording.text(names[id].name) : ""}`,
      bar(all > 0 ? (all - unknown) / all : 0, SMALL_BAR),
      answered,
    ];
  });
  return table(rows, [], telling.paint.width);
}

function improveLines({ edition, answer, telling, wording }: Scored): string[] {
  const { field_groups: fields } = edition.edition.files["texts/dimensions.yaml"];
  const questions = edition.edition.files["texts/bronze.yaml"];
  const rows = answer.improve.flatMap((entry): string[][] => {
    if (typeof entry === "string") return [];
    const shorts = entry.questions.map((id) => (questions[id] ? wording.text(questions[id].short) : id));
    const fired = telling.texts.say("interview.fired_of", { fired: entry.questions.length, count: entry.of });
    return [
      [
        `  ${fields[entry.field] ? wording.text(fields[entry.field]?.name ?? {}) : entry.field}`,
        fired,
        shorts.join(", "),
      ],
    ];
  });
  if (rows.length === 0) return [];
  const head = telling.paint.strong(telling.texts.say("interview.improve"));
  return ["", ...wrap("", head, telling.paint.width), ...table(rows, [], telling.paint.width)];
}

function strengthLines({ edition, answer, telling, wording }: Scored): string[] {
  const { field_groups: fields } = edition.edition.files["texts/dimensions.yaml"];
  const names = answer.strengths.flatMap((entry) =>
    typeof entry === "string" ? [] : [wording.text(fields[entry.field]?.name ?? { en: entry.field })],
  );
  if (names.length === 0) return [];
  return [
    "",
    ...wrap(
      `${telling.paint.strong(telling.texts.say("interview.strengths"))}: `,
      names.join(", "),
      telling.paint.width,
    ),
  ];
}
