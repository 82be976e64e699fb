/** Short lists of words that registers and profiles choose from; their names stand under `registry.section.choice`. */

/** The Commission's fourteen industrial ecosystems (collaboration.md 10.4). */
export const ECOSYSTEMS = [
  "aerospace-defence",
  "agri-food",
  "construction",
  "cultural-creative",
  "digital",
  "electronics",
  "energy-intensive",
  "energy-renewables",
  "health",
  "mobility-transport-automotive",
  "proximity-social-economy-civil-society",
  "retail",
  "textiles",
  "tourism",
] as const;

/** The sixteen fields of Advanced Technologies for Industry (collaboration.md 10.4). */
export const TECHNOLOGIES = [
  "advanced-manufacturing",
  "advanced-materials",
  "artificial-intelligence",
  "augmented-virtual-reality",
  "big-data",
  "blockchain",
  "cloud",
  "connectivity",
  "industrial-biotechnology",
  "iot",
  "micro-nanoelectronics",
  "mobility-tech",
  "nanotechnology",
  "photonics",
  "robotics",
  "security",
] as const;

/** Sustainable development goals of the United Nations. */
export const GOALS = [
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "7",
  "8",
  "9",
  "10",
  "11",
  "12",
  "13",
  "14",
  "15",
  "16",
  "17",
] as const;

export const VALUE_CHAIN = [
  "research",
  "development",
  "design",
  "supply",
  "production",
  "logistics",
  "sales",
  "service",
  "recycling",
] as const;

export const PROGRAMME_LEVELS = ["regional", "national", "european", "international"] as const;
export const LABEL_LEVELS = ["bronze", "silver", "gold", "other"] as const;
export const CONTACT_ROLES = [
  "general",
  "management",
  "board",
  "projects",
  "research",
  "communication",
  "accounts",
] as const;

/** What an innovation service can be (facts.csv, `services.innovation_kinds`: how many different ones). */
export const INNOVATION_KINDS = [
  "idea_workshop",
  "technology_scouting",
  "matchmaking",
  "feasibility_study",
  "prototyping_testing",
  "intellectual_property",
  "funding_advice",
  "project_development",
  "technology_transfer",
  "other",
] as const;
