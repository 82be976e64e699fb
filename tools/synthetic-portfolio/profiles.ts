import type { Shift } from "./factors.ts";

/**
 * What the clusters of a portfolio have in common: invented, but such that each portfolio looks different for a reason that
 * people of the field would give. A portfolio without a difference would make every comparison on the screen look alike.
 */
export interface Profile {
  readonly clusters: number;
  readonly why: string;
  /** Median number of committed participants. */
  readonly members: number;
  readonly shift: Shift;
  /** Weights of the nine categories, in order of CATEGORIES (facts/members.ts). */
  readonly mix: readonly number[];
  /** Middle share of core-sector firms among the enterprises, of participants within the radius, of private money. */
  readonly core: number;
  readonly radius: number;
  readonly privateShare: number;
  /** Middle levels from 0 to 4, in order of LEVELS. */
  readonly levels: readonly number[];
  /** Median times a year in each of the nine service fields, in order of FIELDS (facts/services.ts). */
  readonly services: readonly number[];
  /** Themes that are likelier here than elsewhere. */
  readonly themes: readonly string[];
  readonly driver: "research" | "industry" | "policy" | "mixed";
}

export const LEVELS = [
  "specialisation",
  "research",
  "agencies",
  "investors",
  "rd",
  "business",
  "international",
  "digital",
  "green",
  "social",
] as const;

export function middleLevel(profile: Profile, name: (typeof LEVELS)[number]): number {
  return profile.levels[LEVELS.indexOf(name)] as number;
}

export const PROFILES: Readonly<Record<string, Profile>> = {
  aviation_and_space: {
    clusters: 60,
    why: "few large buyers with their suppliers, long programmes, old clusters that look abroad",
    members: 78,
    shift: { maturity: 0.6, international: 0.5, concentration: -0.2 },
    driver: "industry",
    mix: [52, 18, 7, 6, 3, 1, 4, 6, 3],
    core: 0.85,
    radius: 0.62,
    privateShare: 0.42,
    levels: [3, 3, 3, 1, 3, 2, 3, 2, 1, 0],
    services: [12, 9, 9, 8, 6, 7, 1, 5, 5],
    themes: ["advanced_materials", "value_chain_resilience", "digital_production", "hydrogen"],
  },
  biotechnology: {
    clusters: 75,
    why: "universities and young firms around research, investors near, little ordinary business support",
    members: 62,
    shift: { research: 1, privateMoney: -0.3, maturity: -0.1 },
    driver: "research",
    mix: [42, 5, 16, 14, 3, 7, 6, 5, 2],
    core: 0.72,
    radius: 0.82,
    privateShare: 0.24,
    levels: [3, 4, 2, 3, 4, 1, 3, 1, 2, 1],
    services: [11, 10, 13, 4, 6, 5, 7, 3, 2],
    themes: ["bioeconomy", "research_collaboration", "start_ups", "access_to_finance"],
  },
  construction: {
    clusters: 70,
    why: "many small local firms, fees and services pay, green building is the theme, research is far",
    members: 84,
    shift: { research: -0.8, privateMoney: 0.6, international: -0.6, concentration: 0.3 },
    driver: "industry",
    mix: [66, 9, 3, 4, 5, 1, 6, 5, 1],
    core: 0.68,
    radius: 0.84,
    privateShare: 0.52,
    levels: [2, 1, 2, 1, 1, 3, 1, 2, 3, 2],
    services: [16, 12, 4, 10, 9, 2, 1, 4, 6],
    themes: ["circular_economy", "resource_efficiency", "skills", "climate_adaptation"],
  },
  creative_industries: {
    clusters: 80,
    why: "young clusters of very small firms, events and start-ups, public seed money, social aims",
    members: 58,
    shift: { maturity: -0.9, research: -0.5, privateMoney: -0.1, concentration: 0.4 },
    driver: "policy",
    mix: [63, 3, 2, 6, 6, 2, 9, 5, 4],
    core: 0.78,
    radius: 0.9,
    privateShare: 0.22,
    levels: [1, 1, 2, 2, 1, 2, 2, 3, 1, 3],
    services: [14, 18, 5, 6, 7, 3, 6, 9, 3],
    themes: ["cross_industry_innovation", "start_ups", "social_innovation", "internationalisation"],
  },
  energy_and_environment: {
    clusters: 140,
    why: "public owners and utilities take part, policy drives, the green transition is the core of the work",
    members: 76,
    shift: { maturity: 0.1, privateMoney: -0.1 },
    driver: "policy",
    mix: [50, 14, 7, 7, 3, 2, 5, 11, 1],
    core: 0.6,
    radius: 0.66,
    privateShare: 0.34,
    levels: [2, 2, 3, 2, 2, 2, 2, 1, 4, 2],
    services: [15, 11, 8, 7, 5, 4, 2, 4, 8],
    themes: ["energy_transition", "hydrogen", "circular_economy", "climate_adaptation"],
  },
  food_industry: {
    clusters: 130,
    why: "mostly small producers close to each other, export fairs and marketing, fees carry the cluster",
    members: 92,
    shift: { size: 0.2, privateMoney: 0.4, concentration: 0.3, research: -0.3 },
    driver: "industry",
    mix: [72, 8, 4, 4, 3, 1, 3, 4, 1],
    core: 0.86,
    radius: 0.8,
    privateShare: 0.46,
    levels: [3, 2, 2, 1, 2, 3, 2, 1, 3, 1],
    services: [13, 9, 7, 11, 7, 8, 2, 12, 4],
    themes: ["food_systems", "bioeconomy", "internationalisation", "circular_economy"],
  },
  health_and_medical_science: {
    clusters: 125,
    why: "hospitals and universities beside firms, digital health, public money, social benefit counts",
    members: 72,
    shift: { research: 0.6, privateMoney: -0.3 },
    driver: "research",
    mix: [44, 8, 9, 12, 3, 3, 5, 14, 2],
    core: 0.58,
    radius: 0.74,
    privateShare: 0.28,
    levels: [2, 3, 3, 3, 3, 1, 2, 3, 1, 3],
    services: [12, 11, 11, 5, 6, 4, 5, 4, 4],
    themes: ["healthy_ageing", "artificial_intelligence", "research_collaboration", "social_innovation"],
  },
  ict: {
    clusters: 150,
    why: "young, many small firms, investors and start-ups, digital support for other sectors, broad focus",
    members: 86,
    shift: { maturity: -0.6, privateMoney: 0.4, research: 0.1 },
    driver: "industry",
    mix: [67, 9, 3, 6, 4, 3, 5, 2, 1],
    core: 0.9,
    radius: 0.78,
    privateShare: 0.44,
    levels: [1, 2, 1, 3, 2, 3, 2, 4, 1, 1],
    services: [18, 16, 8, 10, 10, 4, 6, 5, 3],
    themes: ["artificial_intelligence", "cybersecurity", "data_and_connectivity", "skills"],
  },
  maritime_technologies_water_resources: {
    clusters: 62,
    why: "along a coast and so far apart, strong ties abroad, old, driven by industry and ports",
    members: 70,
    shift: { maturity: 0.4, international: 0.6, concentration: -0.5, privateMoney: 0.3 },
    driver: "industry",
    mix: [55, 14, 7, 7, 4, 1, 4, 7, 1],
    core: 0.76,
    radius: 0.56,
    privateShare: 0.4,
    levels: [3, 2, 2, 1, 2, 2, 4, 2, 3, 0],
    services: [11, 9, 8, 8, 6, 9, 2, 6, 7],
    themes: ["blue_economy", "hydrogen", "automation_and_robotics", "climate_adaptation"],
  },
  micro_nano_and_optical_technologies: {
    clusters: 55,
    why: "narrow field, laboratories and spin-offs, every second service is joint research",
    members: 54,
    shift: { research: 0.9, maturity: 0.3, international: 0.3 },
    driver: "research",
    mix: [46, 13, 15, 14, 2, 2, 4, 3, 1],
    core: 0.82,
    radius: 0.64,
    privateShare: 0.3,
    levels: [4, 4, 2, 2, 4, 2, 3, 3, 1, 0],
    services: [8, 7, 14, 5, 6, 6, 3, 4, 2],
    themes: ["advanced_materials", "research_collaboration", "artificial_intelligence", "digital_production"],
  },
  new_materials_and_chemistry: {
    clusters: 68,
    why: "large plants and their sites, old, circular economy, private money in projects",
    members: 66,
    shift: { maturity: 0.5, privateMoney: 0.3, research: 0.4 },
    driver: "mixed",
    mix: [48, 20, 11, 9, 3, 1, 4, 3, 1],
    core: 0.7,
    radius: 0.7,
    privateShare: 0.5,
    levels: [3, 3, 1, 1, 3, 2, 2, 1, 3, 1],
    services: [9, 7, 11, 6, 5, 4, 2, 3, 4],
    themes: ["circular_economy", "advanced_materials", "resource_efficiency", "bioeconomy"],
  },
  production_and_engineering: {
    clusters: 150,
    why: "suppliers of one region, fees and services pay, digital production, matchmaking every week",
    members: 82,
    shift: { privateMoney: 0.7, maturity: 0.2, concentration: 0.2, research: -0.2 },
    driver: "industry",
    mix: [63, 16, 5, 5, 4, 1, 3, 2, 1],
    core: 0.8,
    radius: 0.86,
    privateShare: 0.56,
    levels: [2, 2, 1, 1, 2, 4, 2, 3, 2, 1],
    services: [14, 10, 8, 15, 10, 5, 2, 4, 4],
    themes: ["digital_production", "automation_and_robotics", "skills", "value_chain_resilience"],
  },
  sports_leisure_and_tourism: {
    clusters: 65,
    why: "municipalities and small hosts, marketing of the region before research, policy drives",
    members: 74,
    shift: { research: -1, quality: -0.1, concentration: 0.2 },
    driver: "policy",
    mix: [64, 5, 1, 3, 5, 1, 4, 14, 3],
    core: 0.74,
    radius: 0.88,
    privateShare: 0.36,
    levels: [1, 0, 3, 0, 0, 3, 3, 2, 2, 2],
    services: [13, 11, 3, 8, 7, 4, 2, 16, 6],
    themes: ["regional_development", "internationalisation", "climate_adaptation", "skills"],
  },
  transportation: {
    clusters: 62,
    why: "firms, ports and road owners over a whole country, clean transport, lobbying is a service",
    members: 80,
    shift: { size: 0.1, concentration: -0.6, research: -0.2 },
    driver: "mixed",
    mix: [54, 17, 4, 6, 4, 2, 5, 7, 1],
    core: 0.66,
    radius: 0.52,
    privateShare: 0.48,
    levels: [2, 1, 4, 1, 1, 2, 1, 2, 3, 1],
    services: [13, 9, 6, 8, 6, 3, 1, 3, 11],
    themes: ["sustainable_mobility", "logistics", "hydrogen", "data_and_connectivity"],
  },
};
