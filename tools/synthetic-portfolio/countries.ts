import type { Shift } from "./factors.ts";
import { stream } from "./random.ts";

/**
 * The 48 countries of the edition (European and neighbouring, ISO 3166 alpha-2) and how many invented clusters each has.
 * The numbers are chosen: six countries that users of the demonstration come from have at least forty, ten have fewer than
 * six, so that a page shows what withholding looks like. They count no real clusters.
 */
export const CLUSTERS_BY_COUNTRY: Readonly<Record<string, number>> = {
  DE: 120,
  ES: 112,
  FR: 106,
  PL: 84,
  IT: 70,
  NO: 72,
  DK: 64,
  SE: 60,
  AT: 40,
  FI: 36,
  HU: 36,
  RO: 34,
  CZ: 32,
  PT: 28,
  BE: 26,
  GB: 26,
  NL: 28,
  TR: 24,
  CH: 24,
  BG: 22,
  SK: 20,
  LT: 20,
  GR: 18,
  SI: 18,
  UA: 17,
  HR: 15,
  LV: 14,
  RS: 14,
  EE: 12,
  IE: 10,
  IS: 8,
  LU: 7,
  MK: 6,
  BA: 6,
  CY: 6,
  MD: 6,
  GE: 6,
  IL: 6,
  AL: 5,
  ME: 4,
  MT: 4,
  AM: 4,
  TN: 5,
  MA: 5,
  LI: 3,
  AZ: 3,
  EG: 3,
  JO: 3,
};

export const COUNTRIES: readonly string[] = Object.keys(CLUSTERS_BY_COUNTRY).sort();

/** What the clusters of a country have in common. */
export interface Country {
  readonly shift: Shift;
  /** Cost of a full-time year, 1 is the middle. */
  readonly cost: number;
  /** Weights of regional, national and European public money. */
  readonly publicMoney: readonly [regional: number, national: number, european: number];
}

/**
 * Country effects are drawn, not chosen: whoever reads a difference between two countries must not find an opinion of ours
 * about them in it.
 */
export function makeCountry(code: string): Country {
  const chance = stream("country", code);
  const effect = (): number => 0.3 * chance.bell();
  return {
    shift: {
      size: effect(),
      maturity: effect(),
      quality: effect(),
      privateMoney: effect(),
      research: effect(),
      international: effect(),
      concentration: effect(),
    },
    cost: 1 + 0.12 * chance.bell(),
    publicMoney: [2 + 6 * chance.uniform(), 2 + 6 * chance.uniform(), 2 + 3 * chance.uniform()],
  };
}
