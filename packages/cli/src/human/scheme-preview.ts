import type { CompiledEdition } from "@klynge/core";
import type { Telling } from "../command.ts";
import { oneLine } from "../messages.ts";
import type { SchemePreviewAnswer } from "../shapes/scheme-preview.ts";
import { labelName } from "./group-name.ts";
import { table, wrap } from "./layout.ts";
import { shownName } from "./name.ts";
import { type Wording, wordingIn } from "./wording.ts";

interface Input {
  readonly before: CompiledEdition;
  readonly after: CompiledEdition;
  readonly answer: SchemePreviewAnswer;
  readonly telling: Telling;
}

type PreviewedCase = SchemePreviewAnswer["cases"][number];
type Judgement = PreviewedCase["after"];

/** How many gain and lose, a row for each case, and why where something becomes of it. */
export function schemePreviewLines({ before, after, answer, telling }: Input): string[] {
  const { texts, paint } = telling;
  const wording = wordingIn(after, texts);
  const rows = answer.cases.map((one) => [
    oneLine(one.case),
    shownName(one.cluster),
    labelName(one.label, wording),
    fromTo(pointsOf(one.before, wording), pointsOf(one.after, wording)),
    fromTo(outcomeOf(one.before, telling), outcomeOf(one.after, telling)),
    texts.say(`preview.${one.change}`),
  ]);
  return [
    texts.say("preview.head", { before: oneLine(before.id), after: oneLine(after.id), count: answer.cases.length }),
    texts.say("preview.counts", answer.counts),
    "",
    ...table(rows, [], paint.width),
    ...answer.cases.filter(({ change }) => change !== "stays").flatMap((one) => whyLines(one, wording, telling)),
  ];
}

/** Once where nothing changes. */
function fromTo(before: string, after: string): string {
  return before === after ? before : `${before} → ${after}`;
}

function pointsOf(judgement: Judgement, wording: Wording): string {
  if (!judgement.readable || !judgement.points) return "–";
  const { lowest, highest } = judgement.points;
  return lowest === highest ? wording.number(lowest) : `${wording.number(lowest)}–${wording.number(highest)}`;
}

function outcomeOf(judgement: Judgement, { texts }: Telling): string {
  return judgement.readable ? texts.say(`outcome.${judgement.outcome}`) : texts.say("preview.unreadable");
}

function whyLines({ case: id, after, missing }: PreviewedCase, wording: Wording, { texts, paint }: Telling): string[] {
  const { reasons } = wording.edition.files["texts/label-rules.yaml"];
  const sentences = after.readable
    ? after.reasons.map((code) => (reasons[code] ? wording.text(reasons[code]) : code))
    : after.faults.map(({ path, message }) => `${path}: ${message}`);
  const gates = after.readable && after.failed_gates.length > 0 ? [after.failed_gates.join(", ")] : [];
  const facts = wording.list(missing.map((fact) => wording.factName(fact)));
  return [
    "",
    paint.strong(oneLine(id)),
    ...sentences.flatMap((sentence) => wrap("- ", sentence, paint.width)),
    ...gates.flatMap((rows) => wrap("  ", texts.say("preview.gates", { rows }), paint.width)),
    ...(missing.length > 0 ? wrap("  ", texts.say("preview.missing", { facts }), paint.width) : []),
  ];
}
