import type { Organisation, Register } from "../../src/index.ts";

/**
 * An invented register, small enough to count by hand. Reference date 2026-06-30: the last twelve months are the days after
 * 2025-06-30, the last twenty-four those after 2024-06-30.
 */
export const REFERENCE_DATE = "2026-06-30";
export const RADIUS_KM = 150;

/** Porsgrunn. */
const OFFICE = { lat: 59.14, lon: 9.656 };
/** Oslo, 113 km from the office. */
const OSLO = { lat: 59.913, lon: 10.738 };
/** Bergen, 276 km from the office. */
const BERGEN = { lat: 60.393, lon: 5.324 };
/** Aalborg, 234 km from the office, in another country. */
const AALBORG = { lat: 57.046, lon: 9.919 };

function organisation(id: string, kind: Organisation["kind"], more: Partial<Organisation> = {}): Organisation {
  return { id, kind, size: kind === "enterprise" ? "small" : null, country: "NO", place: OFFICE, ...more };
}

export const example: Register = {
  profile: {
    startedOn: "2019-03-01",
    national: false,
    country: "NO",
    region: "NO09",
    place: OFFICE,
    organisationStartedOn: "2020-01-15",
    legalForm: "association",
    feeModel: "by_size",
  },
  organisations: [
    organisation("alfa", "enterprise", { size: "micro" }),
    organisation("beta", "enterprise"),
    organisation("gamma", "enterprise", { size: "medium", place: OSLO }),
    organisation("delta", "enterprise", { size: "large", place: BERGEN }),
    organisation("epsilon", "research", { place: OSLO }),
    organisation("zeta", "university"),
    organisation("eta", "finance", { country: "DK", place: AALBORG }),
    organisation("theta", "public"),
    organisation("iota", "enterprise"),
    organisation("kappa", "consultant"),
  ],
  memberships: [
    { organisation: "alfa", from: "2020-02-01", until: null, proof: "agreement" },
    { organisation: "beta", from: "2020-02-01", until: null, proof: "fee" },
    // listed first, committed from 1 October 2025 on
    { organisation: "gamma", from: "2024-01-01", until: "2025-10-01", proof: null },
    { organisation: "gamma", from: "2025-10-01", until: null, proof: "agreement" },
    // the agreement was renewed without a gap
    { organisation: "delta", from: "2021-01-01", until: "2026-01-01", proof: "agreement" },
    { organisation: "delta", from: "2026-01-01", until: null, proof: "agreement" },
    { organisation: "epsilon", from: "2022-05-01", until: null, proof: "contribution" },
    // became committed on the first day of the last twelve months
    { organisation: "zeta", from: "2025-07-01", until: null, proof: "agreement" },
    // became committed on the last day before them
    { organisation: "eta", from: "2025-06-30", until: null, proof: "fee" },
    { organisation: "theta", from: "2023-01-01", until: null, proof: null },
    // left within the last twelve months
    { organisation: "iota", from: "2020-02-01", until: "2025-12-01", proof: "fee" },
    // left on the last day before them
    { organisation: "kappa", from: "2020-02-01", until: "2025-06-30", proof: "fee" },
  ],
  team: [
    {
      person: "marit",
      from: "2020-01-15",
      until: null,
      fte: { management: 0.6, projects: 0.3, administration: 0.1 },
      manager: true,
      key: true,
      deputy: false,
      degree: true,
      clusterWorkSince: "2016-06-30",
      certified: true,
      languages: ["nb", "en", "de"],
    },
    {
      person: "jonas",
      from: "2023-07-01",
      until: null,
      fte: { projects: 0.8, communication: 0.2 },
      manager: false,
      key: true,
      deputy: true,
      degree: false,
      clusterWorkSince: "2023-07-01",
      certified: false,
      languages: ["nb", "en"],
    },
    {
      person: "ida",
      from: "2025-07-01",
      until: null,
      fte: { administration: 0.5 },
      manager: false,
      key: false,
      deputy: false,
      degree: null,
      clusterWorkSince: null,
      certified: null,
      languages: ["nb"],
    },
    {
      person: "per",
      from: "2022-01-01",
      until: "2025-07-01",
      fte: { administration: 0.4 },
      manager: false,
      key: false,
      deputy: false,
      degree: null,
      clusterWorkSince: null,
      certified: null,
      languages: [],
    },
  ],
  trainings: [
    { on: "2025-06-30", days: 9 },
    { on: "2025-09-10", days: 4 },
    { on: "2026-06-30", days: 2.5 },
  ],
  trainingPlans: [{ from: "2026-01-01", until: "2027-01-01", reviewedOn: "2026-05-04", inBudget: true }],
  bodies: [
    {
      id: "board",
      from: "2020-01-15",
      until: null,
      leading: true,
      rolesWritten: true,
      decidesStrategy: true,
      decidesBudget: true,
      meetings: [
        { on: "2025-11-20", minutes: true },
        { on: "2026-03-12", minutes: true },
      ],
      reviews: ["2025-05-01"],
      seats: [
        { organisation: "alfa", from: "2020-01-15", until: null },
        { organisation: "gamma", from: "2024-05-01", until: null },
        { organisation: "iota", from: "2020-01-15", until: null },
        { organisation: "theta", from: "2023-01-01", until: null },
        { organisation: null, from: "2020-01-15", until: null },
      ],
    },
    {
      id: "assembly",
      from: "2020-01-15",
      until: null,
      leading: false,
      rolesWritten: true,
      decidesStrategy: false,
      decidesBudget: null,
      meetings: [{ on: "2025-06-30", minutes: false }],
      reviews: [],
      seats: [],
    },
  ],
  contacts: [
    { on: "2025-08-01", organisation: "alfa", form: "visit", noted: false },
    { on: "2026-02-01", organisation: "alfa", form: "call", noted: true },
    { on: "2026-02-02", organisation: "beta", form: "meeting", noted: true },
    { on: "2026-02-03", organisation: "theta", form: "visit", noted: true },
    { on: "2025-06-01", organisation: "gamma", form: "visit", noted: true },
    // a call that nobody wrote anything of
    { on: "2026-02-04", organisation: "delta", form: "call", noted: false },
  ],
  activities: [
    { on: "2025-09-01", field: "networking", aligned: true, innovationKind: null, targetCountries: [] },
    { on: "2025-10-01", field: "networking", aligned: false, innovationKind: null, targetCountries: [] },
    { on: "2025-11-01", field: "innovation", aligned: true, innovationKind: "idea_workshop", targetCountries: [] },
    { on: "2025-12-01", field: "innovation", aligned: true, innovationKind: "funding_advice", targetCountries: [] },
    { on: "2026-01-01", field: "innovation", aligned: true, innovationKind: "idea_workshop", targetCountries: [] },
    { on: "2026-02-01", field: "international", aligned: true, innovationKind: null, targetCountries: ["DK", "DE"] },
    { on: "2026-03-01", field: "international", aligned: false, innovationKind: null, targetCountries: ["DE"] },
    { on: "2025-01-01", field: "startup", aligned: true, innovationKind: null, targetCountries: [] },
  ],
  groups: [
    {
      decidedOn: "2024-01-01",
      endedOn: null,
      meetings: ["2025-09-01", "2026-02-01"],
      results: ["2026-02-15"],
      members: [
        { organisation: "alfa", from: "2024-01-01", until: null },
        { organisation: "epsilon", from: "2024-01-01", until: null },
        // gone before the window
        { organisation: "beta", from: "2024-01-01", until: "2025-01-01" },
      ],
    },
    { decidedOn: "2026-05-01", endedOn: null, meetings: ["2026-06-01"], results: [], members: [] },
    // rests: met twice, but before the last twelve months
    {
      decidedOn: "2023-01-01",
      endedOn: null,
      meetings: ["2025-01-10", "2025-03-10"],
      results: ["2025-03-11"],
      members: [{ organisation: "zeta", from: "2025-01-01", until: null }],
    },
  ],
  projects: [
    { from: "2025-01-01", until: "2026-12-31", participants: ["alfa", "delta", "epsilon"] },
    // one participant alone: no joint project
    { from: "2025-01-01", until: null, participants: ["gamma"] },
    // ended before the window
    { from: "2022-01-01", until: "2024-06-30", participants: ["beta", "gamma"] },
  ],
  applications: [
    { id: "a1", on: "2025-02-01", granted: true, volume: 45_000_050 },
    { id: "a2", on: "2025-10-01", granted: true, volume: 12_000_000 },
    { id: "a3", on: "2026-04-01", granted: false, volume: null },
    { id: "a4", on: "2024-06-30", granted: true, volume: 99_900_000 },
  ],
  partners: [
    partner("ntnu", "research", "NO", "NO06", [{ from: "2024-01-01", until: null }], ["2025-09-01"]),
    partner("brainsbusiness", "cluster", "DK", null, [{ from: "2022-01-01", until: "2026-06-30" }], ["2026-01-15"]),
    partner("innovasjon", "agency", "NO", "NO08", [], ["2025-03-01", "2026-03-01"]),
    partner("prosess21", "cluster", "NO", "NO09", [], ["2024-07-01"]),
    partner("node", "cluster", "NO", "NO0A", [{ from: "2023-01-01", until: null }], ["2025-05-05"]),
    // nothing was done together within two years
    partner("old", "cluster", "NO", "NO09", [{ from: "2020-01-01", until: null }], ["2023-05-05"]),
  ],
  budgets: [
    budget(2024, 60_000_000, { fees: 10_000_049, public_national: 40_000_000, in_kind: 5_000_050 }, 20),
    budget(2025, 70_000_000, { fees: 12_000_000, services: 3_000_000, public_eu: 50_000_000 }, 24),
    { year: 2026, planned: 72_000_000, actual: null, feePayers: null },
  ],
  outlooks: [
    // a year old: a later one stands
    { on: "2025-06-30", monthlyCost: 4_000_000, plannedNext24: 100_000_000, secured: [] },
    {
      on: "2026-06-30",
      monthlyCost: 5_000_000,
      plannedNext24: 144_000_000,
      secured: [
        { amount: 12_000_000, over: null },
        // 60 million over 24 months, of which 12 lie behind
        { amount: 60_000_000, over: { from: "2025-06-30", until: "2027-06-30" } },
      ],
    },
    // drawn up after the reference date, which cannot know it
    { on: "2026-07-01", monthlyCost: 1_000_000, plannedNext24: 24_000_000, secured: [] },
  ],
  mentions: [
    { on: "2025-08-01", reach: "local", paid: false },
    { on: "2025-09-01", reach: "national", paid: false },
    { on: "2026-01-01", reach: "international", paid: false },
    { on: "2026-02-01", reach: "national", paid: true },
    { on: "2025-06-30", reach: "national", paid: false },
  ],
  stories: [
    { id: "s1", on: "2025-03-01", credits: { role: 2, benefit: 2, proof: 1, durability: 1 } },
    { id: "s2", on: "2025-12-01", credits: { role: 3, benefit: 3, proof: 2, durability: 3 } },
    { id: "s3", on: "2024-06-30", credits: { role: 3, benefit: 3, proof: 3, durability: 3 } },
  ],
  outcomes: [
    { on: "2025-01-01", kind: "job", count: 7 },
    { on: "2026-01-01", kind: "job", count: 4 },
    { on: "2026-01-01", kind: "product", count: 2 },
    { on: "2023-01-01", kind: "firm", count: 3 },
  ],
  surveys: [
    { on: "2025-11-03", invited: 6, answered: 4, resultsPublishedOn: "2026-07-01" },
    { on: "2024-06-30", invited: 5, answered: 5, resultsPublishedOn: "2024-09-01" },
    // on the last day before the thirty-six months
    { on: "2023-06-30", invited: 4, answered: 1, resultsPublishedOn: "2023-10-01" },
    // still to come
    { on: "2026-07-01", invited: 7, answered: 0, resultsPublishedOn: null },
  ],
};

function partner(
  id: string,
  kind: "research" | "transfer" | "agency" | "cluster",
  country: string,
  region: string | null,
  agreements: { from: string; until: string | null }[],
  together: string[],
) {
  return { id, kind, country, region, agreements, together };
}

function budget(year: number, planned: number, lines: Readonly<Record<string, number>>, feePayers: number) {
  const none = { fees: 0, services: 0, sponsoring: 0, private_projects: 0, in_kind: 0 };
  return {
    year,
    planned,
    actual: { ...none, public_regional: 0, public_national: 0, public_eu: 0, ...lines },
    feePayers,
  };
}
