import { addMonths } from "../../../packages/core/src/calendar.ts";
import { middleLevel } from "../profiles.ts";
import { draw, drawSome, type Stream } from "../random.ts";
import { clamp, count, level, skewed } from "../shapes.ts";
import { type Facts, type Maker, REFERENCE_DAY } from "./facts.ts";

/** Start, legal form, driver, focus and priorities. */
export const makeIdentity: Maker = ({ portfolio, profile, factors }, chance) => {
  const months = clamp(
    Math.round(skewed(108, 1.25 * factors.maturity + 0.3 * chance.bell())),
    YOUNGEST_ORGANISATION,
    420,
  );
  const headStart = chance.chance(0.45) ? chance.whole(3, 40) : 0;
  const initiative = Math.max(months + headStart, YOUNGEST_INITIATIVE);
  return {
    "organisation.start_date": monthsAgo(months),
    "cluster.start_date": monthsAgo(initiative),
    "organisation.legal_form": draw(chance, LEGAL_FORMS),
    "cluster.driver": draw(chance, drivers(profile.driver, factors.research)),
    "cluster.portfolio": portfolio,
    "cluster.national": chance.chance(clamp(0.08 - 0.05 * factors.concentration, 0.01, 0.4)),
    "cluster.specialisation": level(
      middleLevel(profile, "specialisation"),
      0.2 * factors.quality + 0.5 * chance.bell(),
    ),
    "focus.named": true,
    ...makePriorities(profile.themes, factors.international, chance),
  };
};

/** Started in October 2024 at the latest, so that the budgets of two completed years mean something. */
const YOUNGEST_ORGANISATION = 20;
/** No initiative is younger than its flows of 24 months. */
const YOUNGEST_INITIATIVE = 30;

/** The first of the month, so many months before the reference day. */
function monthsAgo(months: number): string {
  return `${addMonths(REFERENCE_DAY, -months).slice(0, 8)}01`;
}

const LEGAL_FORMS = [
  ["association", 48],
  ["limited_company", 14],
  ["non_profit_company", 8],
  ["foundation", 8],
  ["part_of_host", 6],
  ["cooperative", 4],
  ["development_agency", 4],
  ["consortium", 3],
  ["chamber", 2],
  ["economic_interest_grouping", 1],
  ["science_park", 1],
  ["university", 1],
] as const;

/** Research-minded clusters call themselves research-driven more often, whatever is usual in their portfolio. */
function drivers(usual: string, research: number): (readonly [string, number])[] {
  return ["research", "industry", "policy", "mixed"].map((driver) => {
    const leaning = driver === "research" ? clamp(0.6 + 1.1 * research, 0.02, 4) : 1;
    return [driver, (driver === usual ? 2.5 : 1) * leaning] as const;
  });
}

function makePriorities(favourites: readonly string[], international: number, chance: Stream): Facts {
  const themes = THEMES.map((theme) => [theme, favourites.includes(theme) ? 8 : 1] as const);
  const far = clamp(0.35 + 0.2 * international, 0.05, 0.95);
  return {
    "strategy.themes": drawSome(chance, themes, chance.whole(2, 5)),
    "strategy.places": PLACES.filter((_, i) => chance.chance([0.96, 0.7, far, 0.5 * far][i] as number)),
    "strategy.areas": count(4, 0.9 * chance.bell(), 10),
  };
}

const THEMES = [
  "circular_economy",
  "digital_production",
  "energy_transition",
  "artificial_intelligence",
  "skills",
  "internationalisation",
  "innovation",
  "research_collaboration",
  "start_ups",
  "cross_industry_innovation",
  "automation_and_robotics",
  "data_and_connectivity",
  "cybersecurity",
  "advanced_materials",
  "bioeconomy",
  "climate_adaptation",
  "resource_efficiency",
  "hydrogen",
  "sustainable_mobility",
  "logistics",
  "healthy_ageing",
  "food_systems",
  "blue_economy",
  "social_innovation",
  "value_chain_resilience",
  "access_to_finance",
  "regional_development",
] as const;
const PLACES = ["regional", "national", "european", "other_world_regions"] as const;
