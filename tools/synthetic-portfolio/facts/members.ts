import type { Stream } from "../random.ts";
import { clamp, count, partOf, skewed, split } from "../shapes.ts";
import type { Facts, Maker } from "./facts.ts";

/** The nine categories; every committed participant has exactly one (facts.yaml, sums). */
export const CATEGORIES = [
  "sme",
  "large",
  "research",
  "university",
  "training",
  "finance",
  "consultant",
  "public",
  "other",
] as const;

/** Participants, where they come from, who came and went. */
export const makeMembers: Maker = ({ profile, factors }, chance) => {
  const committed = clamp(count(profile.members, 1.15 * factors.size), 8, 420);
  const committedShare = clamp(0.8 + 0.06 * factors.quality + 0.1 * chance.bell(), 0.35, 1);
  const categories = split(
    committed,
    profile.mix.map((weight, i) => weight * categoryLeaning(i, factors.research, chance)),
  );
  const [sme = 0, large = 0] = categories;
  const enterprises = sme + large;
  const within = partOf(committed, clamp(profile.radius + 0.12 * factors.concentration + 0.07 * chance.bell(), 0.1, 1));
  return {
    "participants.listed": Math.max(committed, Math.round(committed / committedShare)),
    "participants.committed": committed,
    ...Object.fromEntries(CATEGORIES.map((category, i) => [`participants.${category}`, categories[i] as number])),
    "participants.core_sector": partOf(
      enterprises,
      clamp(profile.core + 0.04 * factors.quality + 0.09 * chance.bell(), 0.15, 1),
    ),
    "participants.within_radius": within,
    ...makeForeign(committed - within, factors.international, chance),
    "region.potential_members": Math.max(
      enterprises,
      Math.round(enterprises / usedPotential(factors.maturity, chance)),
    ),
    ...makeMoves(committed, categories, factors.quality, factors.maturity, chance),
  };
};

function categoryLeaning(place: number, research: number, chance: Stream): number {
  const name = CATEGORIES[place];
  const leaning = name === "research" || name === "university" ? clamp(1 + 0.3 * research, 0.2, 2.5) : 1;
  return leaning * (0.7 + 0.6 * chance.uniform());
}

/** Foreign participants sit outside the radius; a border may lie nearer, but rarely. */
function makeForeign(outside: number, international: number, chance: Stream): Facts {
  const foreign = partOf(outside, clamp(0.22 + 0.13 * international + 0.1 * chance.bell(), 0, 0.9));
  const countries =
    foreign === 0 ? 0 : clamp(Math.round(skewed(0.55 * foreign, 0.5 * chance.bell())), 1, Math.min(foreign, 15));
  return { "participants.foreign": foreign, "participants.foreign_countries": countries };
}

function usedPotential(maturity: number, chance: Stream): number {
  return clamp(0.34 + 0.07 * maturity + 0.12 * chance.bell(), 0.06, 0.95);
}

/**
 * Who came and went, written backwards from today: stock a year ago = stock today - joined + left, the same for every
 * category and for the year before.
 */
function makeMoves(
  committed: number,
  categories: readonly number[],
  quality: number,
  maturity: number,
  chance: Stream,
): Facts {
  const joinRate = clamp(0.1 + 0.015 * quality - 0.02 * maturity + 0.045 * chance.bell(), 0, 0.4);
  const leaveRate = (): number => clamp(0.06 - 0.022 * quality + 0.03 * chance.bell(), 0, 0.3);
  const joined = split(partOf(committed, joinRate), categories);
  const left = split(partOf(committed, leaveRate()), categories);
  const yearAgo = categories.map((now, i) => now - (joined[i] as number) + (left[i] as number));
  const [joined12, left12, stockYearAgo] = [sum(joined), sum(left), sum(yearAgo)];
  return {
    "participants.committed_year_ago": stockYearAgo,
    ...Object.fromEntries(CATEGORIES.map((category, i) => [`participants.${category}_year_ago`, yearAgo[i] as number])),
    "participants.joined_12m": joined12,
    "participants.left_12m": left12,
    "participants.joined_24m": joined12 + partOf(stockYearAgo, clamp(joinRate + 0.03 * chance.bell(), 0, 0.4)),
    "participants.left_24m": left12 + partOf(stockYearAgo, leaveRate()),
  };
}

function sum(parts: readonly number[]): number {
  return parts.reduce((a, b) => a + b, 0);
}
