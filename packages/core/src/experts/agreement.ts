import { compare, type Fraction, fraction, subtract } from "../fraction.ts";
import { type Alpha, krippendorffAlpha } from "./krippendorff.ts";

/** An indicator of the scheme with the points of all experts of the assessment, by expert; null where one has not judged. */
export interface DoubleScored {
  readonly indicator: string;
  readonly points: Readonly<Record<string, number | null>>;
}

/** Opened points, row by row: what each expert gave. */
export function doubleScored(
  scores: ReadonlyMap<string, Readonly<Record<string, number>>>,
  rows: Iterable<string>,
): DoubleScored[] {
  return [...rows].map((indicator) => ({
    indicator,
    points: Object.fromEntries([...scores].map(([expert, points]) => [expert, points[indicator] ?? null])),
  }));
}

export interface IndicatorAgreement extends DoubleScored {
  /** Highest less lowest points, exact; null when fewer than two experts gave points. */
  readonly difference: Fraction | null;
  readonly exact: boolean;
  /** True when some, but not all, gave points. */
  readonly incomplete: boolean;
}

export interface Agreement {
  /** In the order of the scheme. */
  readonly indicators: readonly IndicatorAgreement[];
  /** Indicators on which at least two experts gave points, and those of them with the same points. */
  readonly compared: number;
  readonly same: number;
  readonly alpha: Alpha;
  /** Indicators to talk about, in the order to talk about them. */
  readonly agenda: readonly AgendaItem[];
}

export interface AgendaItem {
  readonly indicator: string;
  readonly why: "large_difference" | "small_difference" | "incomplete";
}

/** From this difference on an indicator comes first in the consensus talk. It orders an agenda and decides nothing. */
export const LARGE_DIFFERENCE = 2;

/**
 * How far the experts of an assessment agree, per indicator and as a whole (excellence.md 3.4, the talk before the recommendation;
 * 1.1 for points).
 *
 * Alpha is that of interval data: the scheme adds points up, so one point is worth the same everywhere on its ladder. Experts
 * who all gave the same points all over have none, for chance would agree as well.
 */
export function agreementOf(rows: readonly DoubleScored[]): Agreement {
  const indicators = rows.map(indicatorAgreement);
  const compared = indicators.filter(({ difference }) => difference !== null);
  const units = rows.map(({ points }) => Object.values(points));
  return {
    indicators,
    compared: compared.length,
    same: compared.filter(({ exact }) => exact).length,
    alpha: krippendorffAlpha(units, "interval"),
    agenda: agendaOf(indicators),
  };
}

function indicatorAgreement({ indicator, points }: DoubleScored): IndicatorAgreement {
  const all = Object.values(points);
  const given = all.flatMap((one) => (one === null ? [] : [fraction(one)])).sort(compare);
  const [lowest, highest] = [given[0], given.at(-1)];
  const difference = given.length > 1 && lowest && highest ? subtract(highest, lowest) : null;
  return {
    indicator,
    points,
    difference,
    exact: difference !== null && compare(difference, fraction(0)) === 0,
    incomplete: given.length > 0 && given.length < all.length,
  };
}

/**
 * First differences of 2 points or more, the larger difference first; then smaller differences, then what somebody has not judged. Equals
 * keep the order of the scheme; what all agree on is not talked about.
 */
function agendaOf(indicators: readonly IndicatorAgreement[]): AgendaItem[] {
  const talked = indicators.flatMap((own) => {
    const why = reasonToTalk(own);
    return why ? [{ own, why }] : [];
  });
  const first = talked.filter(({ why }) => why === "large_difference");
  const small = talked.filter(({ why }) => why === "small_difference");
  const rest = talked.filter(({ why }) => why === "incomplete");
  const byDifference = (a: { own: IndicatorAgreement }, b: { own: IndicatorAgreement }): number =>
    compare(b.own.difference ?? fraction(-1), a.own.difference ?? fraction(-1));
  return [...first.sort(byDifference), ...small.sort(byDifference), ...rest].map(({ own, why }) => ({
    indicator: own.indicator,
    why,
  }));
}

function reasonToTalk({ difference, exact, incomplete }: IndicatorAgreement): AgendaItem["why"] | null {
  if (incomplete) return "incomplete";
  if (difference === null || exact) return null;
  return compare(difference, fraction(LARGE_DIFFERENCE)) >= 0 ? "large_difference" : "small_difference";
}
