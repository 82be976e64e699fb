import { SIZE_CLASSES, type SizeClass } from "./register.ts";

/** What a size class follows from; of the group where there is one. Money in euro cents, null where a figure is not known. */
export interface SizeFigures {
  readonly headcount: number | null;
  readonly turnover: number | null;
  readonly balance: number | null;
}

/** The smallest and the largest class that the known figures leave open; one class when both are the same. */
export interface SizeRange {
  readonly smallest: SizeClass;
  readonly largest: SizeClass;
}

/**
 * Recommendation 2003/361/EC, annex, article 2: fewer than 10, 50 or 250 persons, and a turnover or a balance sheet total that does not
 * exceed the ceiling. In the order of SIZE_CLASSES; a large enterprise is what is none of them.
 */
const HEADCOUNT_BELOW = [10, 50, 250];
const TURNOVER_UP_TO = [2_000_000_00, 10_000_000_00, 50_000_000_00];
const BALANCE_UP_TO = [2_000_000_00, 10_000_000_00, 43_000_000_00];

/** A figure that is not known may be any: then all classes that fit are left open, and nothing is guessed. */
export function sizeRange({ headcount, turnover, balance }: SizeFigures): SizeRange {
  const persons = ranksOf(headcount, (figure, rank) => figure < (HEADCOUNT_BELOW[rank] ?? Infinity));
  const sold = ranksOf(turnover, (figure, rank) => figure <= (TURNOVER_UP_TO[rank] ?? Infinity));
  const owned = ranksOf(balance, (figure, rank) => figure <= (BALANCE_UP_TO[rank] ?? Infinity));
  // headcount and money must both fit; of the two sums of money the lower one is enough
  const rank = (end: "low" | "high"): SizeClass =>
    SIZE_CLASSES[Math.max(persons[end], Math.min(sold[end], owned[end]))] as SizeClass;
  return { smallest: rank("low"), largest: rank("high") };
}

/** The class that follows from the figures; null when they leave more than one open. */
export function sizeClass(figures: SizeFigures): SizeClass | null {
  const { smallest, largest } = sizeRange(figures);
  return smallest === largest ? smallest : null;
}

/** Whether a size class that somebody states can be true with these figures. */
export function agreesWithFigures(stated: SizeClass, figures: SizeFigures): boolean {
  const { smallest, largest } = sizeRange(figures);
  const rank = SIZE_CLASSES.indexOf(stated);
  return SIZE_CLASSES.indexOf(smallest) <= rank && rank <= SIZE_CLASSES.indexOf(largest);
}

const LAST = SIZE_CLASSES.length - 1;

function ranksOf(
  figure: number | null,
  fits: (figure: number, rank: number) => boolean,
): { low: number; high: number } {
  if (figure === null) return { low: 0, high: LAST };
  const first = SIZE_CLASSES.findIndex((_, rank) => fits(figure, rank));
  return { low: first, high: first };
}
