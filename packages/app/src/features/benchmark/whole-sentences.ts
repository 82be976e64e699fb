import type { Say } from "../../platform/i18n/texts.ts";
import type { NamedPart, NamedWhole, Result } from "./present.ts";

/** How a whole divides, in sentences; page, picture and CSV say the same. */

type Wording = Result["view"]["wording"];

/** The part in which the own cluster is furthest from the group; without a group the largest own share. */
export function wholeHeading(say: Say, wording: Wording, { parts }: NamedWhole): string {
  const known = parts.flatMap(({ name, own, mean }) => (own === null ? [] : [{ name, own, mean }]));
  const [first] = known;
  if (!first) return say("benchmark.whole.heading_unknown");
  const compared = known.flatMap(({ mean, ...part }) => (mean === null ? [] : [{ ...part, mean }]));
  if (compared.length === 0) {
    const largest = known.reduce((a, b) => (b.own > a.own ? b : a), first);
    return say("benchmark.whole.heading_own", { part: largest.name, own: wording.percent(largest.own) });
  }
  const gap = ({ own, mean }: { own: number; mean: number }): number => Math.abs(own - mean);
  const furthest = compared.reduce((a, b) => (gap(b) > gap(a) ? b : a));
  const [own, mean] = [wording.percent(furthest.own), wording.percent(furthest.mean)];
  return own === mean
    ? say("benchmark.whole.heading_even")
    : say("benchmark.whole.heading", { part: furthest.name, own, mean });
}

/** What is drawn of a part, in one sentence. */
export function partTitle(say: Say, wording: Wording, part: NamedPart): string {
  const told = { part: part.name, own: ownShareText(say, wording, part), mean: meanShareText(wording, part) };
  return say(part.mean === null ? "benchmark.whole.bar_own" : "benchmark.whole.bar", told);
}

export function ownShareText(say: Say, wording: Wording, { own }: NamedPart): string {
  return own === null ? say("benchmark.rows.not_known") : wording.percent(own);
}

/** Empty for a part of which no mean is shown. */
export function meanShareText(wording: Wording, { mean }: NamedPart): string {
  return mean === null ? "" : wording.percent(mean);
}

/** "Production and engineering [146]": the clusters behind the mean shares, not all of the group. */
export function wholeGroup(wording: Wording, { chosen }: Pick<Result, "chosen">, { n }: NamedWhole): string {
  if (!chosen) return "–";
  return `${chosen.name} [${wording.number(n ?? chosen.n)}]`;
}

/** Why there is no figure: of all parts, or of some of them. Empty where all are shown. */
export function wholeWithheld(say: Say, { withheld, parts }: NamedWhole): string {
  if (withheld) return say(`benchmark.withheld.${withheld}`);
  return parts.some(({ mean }) => mean === null) ? say("benchmark.whole.part_withheld") : "";
}
