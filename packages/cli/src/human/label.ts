import type { Case, CompiledEdition, LabelAnswer } from "@klynge/core";
import type { Telling } from "../command.ts";
import { labelName } from "./group-name.ts";
import { table, wrap } from "./layout.ts";
import { shownName } from "./name.ts";
import { type Wording, wordingIn } from "./wording.ts";

interface Input {
  readonly edition: CompiledEdition;
  readonly input: Case;
  readonly answer: LabelAnswer;
  readonly telling: Telling;
}

/** The outcome with each reason as a sentence, dates and fee; with --verbose every rule that was looked at. */
export function labelLines({ edition, input, answer, telling }: Input): string[] {
  const { texts, paint } = telling;
  const wording = wordingIn(edition, texts);
  const colour = { awarded: paint.good, refused: paint.bad, undecided: paint.open }[answer.outcome];
  const head = { label: labelName(answer.label, wording), cluster: shownName(input.cluster.name) };
  return [
    ...wrap(
      "",
      `${paint.strong(texts.say("label.head", head))}: ${colour(texts.say(`outcome.${answer.outcome}`))}`,
      paint.width,
    ),
    "",
    ...answer.reasons.flatMap((reason) => [
      ...reasonLines(reason, wording, paint.width),
      ...unknownLines(reason, answer, telling, wording),
    ]),
    "",
    ...table(figures(answer, telling, wording), [], paint.width),
    ...(telling.verbose ? ["", ...ruleLines(answer, telling, wording)] : []),
  ];
}

function reasonLines(reason: LabelAnswer["reasons"][number], wording: Wording, width: number): string[] {
  const text = wording.edition.files["texts/label-rules.yaml"].reasons[reason.code];
  const sentence = text ? wording.text(text) : reason.code;
  const names = wording.edition.files["texts/gold.yaml"];
  const rows = (reason.indicators ?? []).map((id) => `${id} ${names[id] ? wording.text(names[id].short) : ""}`.trim());
  return [...wrap("- ", sentence, width), ...(rows.length > 0 ? wrap("  ", rows.join(", "), width) : [])];
}

/** The facts without which the rule of a reason is not settled: the sentence of the reason stands for all of them. */
function unknownLines(
  { rule, found = {} }: LabelAnswer["reasons"][number],
  { rules }: LabelAnswer,
  { texts, paint }: Telling,
  wording: Wording,
): string[] {
  const dictionary = wording.edition.files["facts.yaml"].facts;
  const facts = Object.keys(found).filter((name) => found[name] === null && Object.hasOwn(dictionary, name));
  if (facts.length === 0 || rules.find(({ id }) => id === rule)?.holds !== null) return [];
  const names = wording.list(facts.map((fact) => wording.factName(fact)));
  return wrap("  ", texts.say("label.not_known", { facts: names }), paint.width);
}

function figures(
  { kind, fee, valid_from, valid_until }: LabelAnswer,
  { texts }: Telling,
  wording: Wording,
): string[][] {
  const none = texts.say("label.open");
  const validity =
    valid_from && valid_until
      ? texts.say("label.from_to", { from: wording.day(valid_from), to: wording.day(valid_until) })
      : texts.say("label.no_validity");
  return [
    [texts.say("label.kind"), kind ? texts.say(`kind.${kind}`) : none],
    [texts.say("label.valid"), validity],
    [
      texts.say("label.fee"),
      fee
        ? texts.say("label.amount", { amount: wording.number(fee.amount), currency: fee.currency })
        : kind
          ? texts.say("label.fee_open")
          : none,
    ],
  ];
}

/** Every rule with its name, and under it what it asks for. */
function ruleLines(answer: LabelAnswer, { paint }: Telling, wording: Wording): string[] {
  const { eligibility, rules } = wording.edition.files["texts/label-rules.yaml"];
  return answer.rules.flatMap(({ id, condition, holds }) => {
    const name = (eligibility[id] ?? rules[id])?.name;
    const sign = holds === null ? paint.open("?") : holds ? paint.good("✓") : paint.bad("✗");
    const asked = wording.condition(wording.edition.expressions[condition], answer.label);
    return [
      ...wrap(`${sign} `, `${id} ${name ? wording.text(name) : ""}`.trim(), paint.width),
      ...wrap("    ", paint.faint(asked), paint.width),
    ];
  });
}
