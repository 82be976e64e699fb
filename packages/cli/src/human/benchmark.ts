import type { CompiledEdition, Unit, WithheldCode } from "@klynge/core";
import type { Telling } from "../command.ts";
import type { BenchmarkAnswer } from "../shapes/benchmark.ts";
import { table, wrap } from "./layout.ts";
import { shownName } from "./name.ts";
import { type Wording, wordingIn } from "./wording.ts";

interface Input {
  readonly edition: CompiledEdition;
  readonly answer: BenchmarkAnswer;
  readonly telling: Telling;
}

type Group = BenchmarkAnswer["groups"][number];
type Statistic = Group["statistics"][number];
type Shares = NonNullable<Group["shares"]>[number];
type Figures = Extract<Statistic, { median: number }>;

/** The groups with how much is released of each; with --verbose every statistic. */
export function benchmarkLines({ edition, answer, telling }: Input): string[] {
  const { texts, paint, verbose } = telling;
  const wording = wordingIn(edition, texts);
  const head = texts.say(answer.synthetic ? "benchmark.head_synthetic" : "benchmark.head", {
    edition: shownName(answer.edition),
  });
  const rows = answer.groups.map((group) => [group.name, wording.number(group.n), ...released(group, wording)]);
  const columns = ["group", "clusters", "released", "withheld"] as const;
  return [
    ...wrap("", paint.strong(head), paint.width),
    "",
    ...table([columns.map((column) => paint.faint(texts.say(`benchmark.${column}`))), ...rows], [1, 2, 3], paint.width),
    ...(verbose ? answer.groups.flatMap((group) => groupLines(group, telling, wording)) : []),
  ];
}

function released({ statistics }: Group, wording: Wording): string[] {
  const withheld = statistics.filter((statistic) => "withheld" in statistic).length;
  return [wording.number(statistics.length - withheld), wording.number(withheld)];
}

function groupLines(group: Group, { paint, texts }: Telling, wording: Wording): string[] {
  const rows = group.statistics.map((statistic) => [
    `  ${wording.factName(statistic.fact)}`,
    wording.number(statistic.n),
    inWords(statistic, texts, wording),
  ]);
  const shares = (group.shares ?? []).map((one) => [
    `  ${one.question} ${wording.text(wording.edition.files["texts/bronze.yaml"][one.question]?.short ?? {})}`,
    wording.number(one.n),
    sharesInWords(one, texts, wording),
  ]);
  return [
    "",
    ...wrap("", paint.strong(`${group.name} (${wording.number(group.n)})`), paint.width),
    ...table([...rows, ...shares], [1], paint.width),
  ];
}

/** "small and medium-sized enterprises 45%, large enterprises 20%": how a whole divides, on average. */
function sharesInWords(one: Shares, { say }: Telling["texts"], wording: Wording): string {
  if ("withheld" in one)
    return say(one.withheld === "dominated" ? "mean_withheld.dominated" : `withheld.${one.withheld}`);
  const parts = Object.entries(one.shares).map(
    ([fact, share]) => `${wording.factName(fact)} ${wording.percent(share)}`,
  );
  return say("benchmark.mean", { value: parts.join(", ") });
}

function inWords(statistic: Statistic, texts: Telling["texts"], wording: Wording): string {
  const unit = wording.edition.files["facts.yaml"].facts[statistic.fact]?.unit;
  if ("withheld" in statistic) return withheldInWords(statistic.withheld, unit, texts);
  if ("share" in statistic) return texts.say("benchmark.yes", { share: wording.percent(statistic.share) });
  if ("frequencies" in statistic) return frequenciesInWords(statistic, unit, wording);
  return figuresInWords(statistic, texts, wording);
}

/** Answers of choice and numbers are not yes or no, and are told otherwise. */
function withheldInWords(code: WithheldCode, unit: Unit | undefined, { say }: Telling["texts"]): string {
  if (unit !== "boolean" && (code === "few" || code === "nearly_all")) return say(`withheld.${code}_choose`);
  return say(`withheld.${code}`);
}

/** Codes with the most frequent first, numbers in their order. */
function frequenciesInWords(
  { fact, frequencies }: Extract<Statistic, { frequencies: unknown }>,
  unit: Unit | undefined,
  wording: Wording,
): string {
  if (unit !== "count")
    return frequencies.map(({ code, share }) => `${wording.value(fact, code)} ${wording.percent(share)}`).join(", ");
  const inOrder = [...frequencies].sort((a, b) => Number(a.code) - Number(b.code));
  return inOrder.map(({ code, share }) => `${code}: ${wording.percent(share)}`).join(", ");
}

/** Median, middle half and mean, as far as they were released; a scale without its mean says why. */
function figuresInWords(statistic: Figures, { say }: Telling["texts"], wording: Wording): string {
  const value = (number: number): string => wording.value(statistic.fact, number);
  const { median, q1, q3, mean, mean_withheld } = statistic;
  return [
    say("benchmark.median", { value: value(median) }),
    ...(q1 === undefined || q3 === undefined ? [] : [say("benchmark.half", { low: value(q1), high: value(q3) })]),
    ...(mean === undefined ? [] : [say("benchmark.mean", { value: value(mean) })]),
    ...(mean_withheld === undefined ? [] : [say(`mean_withheld.${mean_withheld}`)]),
  ].join(", ");
}
