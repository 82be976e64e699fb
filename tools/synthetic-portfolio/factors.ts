import type { Stream } from "./random.ts";

/**
 * What stands behind the values of a cluster and is never released: seven positions on a bell curve. A fact follows from
 * some of them, its portfolio, its country and noise of its own; that is where correlations come from (correlations.ts).
 */
export interface Factors {
  /** How many participants it gathers. */
  readonly size: number;
  /** How long it has worked. */
  readonly maturity: number;
  /** How well it is managed. */
  readonly quality: number;
  /** How much of its money is private. */
  readonly privateMoney: number;
  /** How far research drives it. */
  readonly research: number;
  /** How far it looks abroad. */
  readonly international: number;
  /** How close together its participants sit. */
  readonly concentration: number;
}

export type Shift = Readonly<Partial<Factors>>;

/** @param shifts of the portfolio and of the country, in standard deviations */
export function makeFactors(chance: Stream, shifts: readonly Shift[]): Factors {
  const own = (name: keyof Factors): number =>
    chance.bell() + shifts.reduce((sum, shift) => sum + (shift[name] ?? 0), 0);
  const maturity = own("maturity");
  // older clusters are larger and somewhat better managed; size and quality have nothing else in common
  const size = 0.35 * maturity + 0.9 * own("size");
  const quality = 0.25 * maturity + 0.95 * own("quality");
  const research = own("research");
  // public research money takes the place of fees
  const privateMoney = -0.25 * research + 0.95 * own("privateMoney");
  const international = 0.3 * quality + 0.2 * research + 0.9 * own("international");
  const concentration = -0.3 * international + 0.95 * own("concentration");
  return { size, maturity, quality, privateMoney, research, international, concentration };
}
