import { addYears, type Day, endOfMonth } from "../calendar.ts";
import { parameter } from "../scheme/compile.ts";
import type { Edition } from "../scheme/content.ts";

/** The labels that a cluster has or had, given by cases or from before: which of them it shows, and what a new one renews. */

/** From the lowest to the highest. */
export const LABEL_LEVELS = ["bronze", "silver", "gold"] as const;
export type LabelLevel = (typeof LABEL_LEVELS)[number];
export const LABEL_STANDINGS = ["valid", "suspended", "withdrawn"] as const;

export interface HeldLabel {
  readonly label: LabelLevel;
  readonly from: Day;
  /** The last day on which it is valid. */
  readonly until: Day;
  readonly standing: (typeof LABEL_STANDINGS)[number];
}
export interface ShownLabel {
  readonly level: LabelLevel;
  readonly from: Day;
  readonly until: Day;
}

/**
 * What a cluster shows on a day: the highest label that is valid, with its renewals, which begin without a gap; where none is valid, the one
 * that expired last, which lists go on naming (excellence.md 3.5). One that is suspended or withdrawn is never shown.
 */
export function shownLabel(labels: readonly HeldLabel[], day: Day): ShownLabel | null {
  const standing = labels.filter((one) => one.standing === "valid");
  const highest = standing.filter((one) => one.from <= day && day <= one.until).reduce(higher, null);
  if (!highest) return inShort(standing.filter(({ until }) => until < day).reduce(later, null));
  const level = standing.filter(({ label, until }) => label === highest.label && until >= day);
  const from = level.map((one) => one.from).reduce((a, b) => (b < a ? b : a));
  return { level: highest.label, from, until: level.reduce(later, highest).until };
}

/** The label that a new one would renew: of the same level the one that ends last, and else the one that the cluster shows. */
export function previousLabel(
  labels: readonly HeldLabel[],
  wanted: LabelLevel,
  day: Day,
): { readonly label: LabelLevel; readonly validUntil: Day } | null {
  const same = labels.filter(({ label, standing }) => label === wanted && standing === "valid").reduce(later, null);
  const previous = inShort(same) ?? shownLabel(labels, day);
  return previous && { label: previous.level, validUntil: previous.until };
}

/** What became of a label that was published, on a day. */
export function labelState({ standing, until }: Pick<HeldLabel, "standing" | "until">, day: Day): LabelState {
  return standing === "valid" && until < day ? "expired" : standing;
}
export type LabelState = HeldLabel["standing"] | "expired";

/** Nobody has to renew it: the cluster has one of its level or above that ends later. */
export function isFollowed(one: HeldLabel, labels: readonly HeldLabel[]): boolean {
  return labels.some((other) => other.standing === "valid" && other.until > one.until && rank(other) >= rank(one));
}

/** The last day of an assessment that renews a label (label-rules.csv, `validity.grace_years`). */
export function renewableUntil(edition: Edition, { label, until }: Pick<HeldLabel, "label" | "until">): Day {
  return addYears(until, Number(parameter(edition, "validity.grace_years", label)));
}

/**
 * The last day that a label from before can have, by its first one: that of the longest validity. Certificates end on the day or with its
 * month (excellence.md 3.5).
 */
export function latestEnd(edition: Edition, { label, from }: Pick<HeldLabel, "label" | "from">): Day {
  const years = ["validity.first_years", "validity.renewal_years"].map((id) => Number(parameter(edition, id, label)));
  return endOfMonth(addYears(from, Math.max(...years)));
}

function rank({ label }: Pick<HeldLabel, "label">): number {
  return LABEL_LEVELS.indexOf(label);
}

function higher(best: HeldLabel | null, one: HeldLabel): HeldLabel {
  return best && (rank(best) > rank(one) || (rank(best) === rank(one) && best.until >= one.until)) ? best : one;
}

/** Of two that end on the same day the higher one. */
function later(best: HeldLabel | null, one: HeldLabel): HeldLabel {
  return best && (best.until > one.until || (best.until === one.until && rank(best) >= rank(one))) ? best : one;
}

function inShort(held: HeldLabel | null): ShownLabel | null {
  return held && { level: held.label, from: held.from, until: held.until };
}
