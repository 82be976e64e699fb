import { CLUSTERS_BY_COUNTRY, COUNTRIES, type Country, makeCountry } from "./countries.ts";
import { type Factors, makeFactors } from "./factors.ts";
import { PROFILES, type Profile } from "./profiles.ts";
import { draw, drawSome, stream } from "./random.ts";

/** An invented cluster before it has any facts. */
export interface Sketch {
  readonly id: string;
  readonly countryCode: string;
  readonly portfolio: string;
  readonly country: Country;
  readonly profile: Profile;
  readonly factors: Factors;
  readonly label: "bronze" | "silver" | "gold" | null;
}

/** How many hold which label; the others have bronze, a few none. */
const LABELS = { gold: 117, silver: 161, none: 39 } as const;

export function sketchClusters(): Sketch[] {
  const places = assignPortfolios();
  const sketches = places.map(({ countryCode, portfolio }, i) => {
    const id = `SYN-${String(i + 1).padStart(4, "0")}`;
    const profile = PROFILES[portfolio] as Profile;
    const country = makeCountry(countryCode);
    return {
      id,
      countryCode,
      portfolio,
      country,
      profile,
      factors: makeFactors(stream(id, "factors"), [profile.shift, country.shift]),
    };
  });
  const labels = awardLabels(sketches);
  return sketches.map((sketch) => ({ ...sketch, label: labels.get(sketch.id) ?? null }));
}

/**
 * Every country gets its clusters and every portfolio its own number. Small countries concentrate on few portfolios, as
 * they do in reality; the largest come last and take what is left, so that all totals come out exactly.
 */
function assignPortfolios(): { countryCode: string; portfolio: string }[] {
  const left = new Map(Object.entries(PROFILES).map(([portfolio, { clusters }]) => [portfolio, clusters]));
  const smallestFirst = [...COUNTRIES].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1));
  const assigned = new Map<string, string[]>();
  for (const countryCode of smallestFirst) {
    const chance = stream("portfolios", countryCode);
    const focus = new Set(drawSome(chance, [...left], Math.max(2, Math.ceil(size(countryCode) / CLUSTERS_PER_FOCUS))));
    const portfolios = Array.from({ length: size(countryCode) }, () => {
      const open = [...left].map(([portfolio, rest]) => [portfolio, focus.has(portfolio) ? rest : 0] as const);
      const portfolio = draw(chance, open.some(([, rest]) => rest > 0) ? open : [...left]);
      left.set(portfolio, (left.get(portfolio) as number) - 1);
      return portfolio;
    });
    assigned.set(countryCode, portfolios);
  }
  return COUNTRIES.flatMap((countryCode) =>
    (assigned.get(countryCode) as string[]).map((portfolio) => ({ countryCode, portfolio })),
  );
}

const CLUSTERS_PER_FOCUS = 2;

function size(countryCode: string): number {
  return CLUSTERS_BY_COUNTRY[countryCode] as number;
}

/** The better managed, the likelier a high label; by rank, so that the numbers are exact. Never by points: labels are older. */
function awardLabels(sketches: readonly Omit<Sketch, "label">[]): Map<string, Sketch["label"]> {
  const merit = (sketch: Omit<Sketch, "label">): number => {
    const { quality, maturity } = sketch.factors;
    return quality + 0.3 * maturity + 0.5 * stream(sketch.id, "label").bell();
  };
  const ranked = sketches.map((sketch) => ({ id: sketch.id, merit: merit(sketch) })).sort((a, b) => b.merit - a.merit);
  const silverUntil = LABELS.gold + LABELS.silver;
  const noneFrom = ranked.length - LABELS.none;
  return new Map(
    ranked.map(({ id }, i) => [
      id,
      i < LABELS.gold ? "gold" : i < silverUntil ? "silver" : i < noneFrom ? "bronze" : null,
    ]),
  );
}
