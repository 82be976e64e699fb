import { type DemonstrationEntry, day, inYear } from "../entry.ts";

/** Both years alike. */
const ACTUAL = {
  fees: 100_000_00,
  services: 25_000_00,
  sponsoring: 25_000_00,
  private_projects: 25_000_00,
  in_kind: 25_000_00,
  public_regional: 75_000_00,
  public_national: 150_000_00,
  public_eu: 75_000_00,
};
const MONEY: readonly DemonstrationEntry[] = [
  ...[2024, 2025].map(
    (year): DemonstrationEntry => ({
      section: "budget",
      from: day(year, 1, 1),
      fields: { year, planned: 490_000_00, actual: ACTUAL, feePayers: year === 2024 ? 86 : 84 },
    }),
  ),
  { section: "budget", from: "2026-01-01", fields: { year: 2026, planned: 520_000_00, actual: null, feePayers: null } },
  {
    section: "outlook",
    from: "2026-04-30",
    fields: {
      monthlyCost: 50_000_00,
      plannedNext24: 1_300_000_00,
      secured: [{ what: "Bankinnskudd og bevilget støtte", amount: 910_000_00, over: null }],
    },
  },
];

/** One more than the press review of April, from which the answer was taken. */
const MENTIONS = Array.from(
  { length: 21 },
  (_, index): DemonstrationEntry => ({
    section: "mention",
    from: inYear(index),
    fields: {
      title: ["Klyngen samler industrien", "Ny testarena åpnet", "Sammen om hydrogen"][index % 3],
      medium: ["Fjordavisa", "Industribladet Nord", "Radio Kaikanten"][index % 3],
      reach: index === 4 ? "national" : index % 2 === 0 ? "regional" : "local",
      paid: false,
    },
  }),
);

const STORIES = [
  ["2025-10-20", "Spillvarme varmer opp en bydel", [3, 3, 3, 3]],
  ["2026-01-15", "Fire bedrifter, ett renseanlegg", [3, 3, 3, 3]],
  ["2026-03-30", "Roboten som deles", [3, 2, 0, 0]],
] as const;

/** Money, press, and what came of it all. */
export const RESULT_ENTRIES: readonly DemonstrationEntry[] = [
  ...MONEY,
  ...MENTIONS,
  ...[
    ["2024-10-01", "Varme fra Frier", true, 1_250_000_00],
    ["2025-05-14", "Grønn kai", true, 640_000_00],
    ["2026-02-27", "Felles tvilling", false, null],
  ].map(
    ([from, title, granted, volume]): DemonstrationEntry => ({
      section: "application",
      from: String(from),
      fields: { title, programme: "Regionale midler", granted, volume },
    }),
  ),
  ...STORIES.map(
    ([from, title, [role, benefit, proof, durability]]): DemonstrationEntry => ({
      section: "story",
      from,
      fields: {
        title,
        told: { role: "Klyngen førte partene sammen og ledet forprosjektet.", benefit: "", proof: "", durability: "" },
        credits: { role, benefit, proof, durability },
      },
    }),
  ),
  ...(["product", "firm", "job"] as const).map(
    (kind, index): DemonstrationEntry => ({
      section: "outcome",
      from: day(2025, 9 + index, 1),
      fields: {
        title: ["Varmeveksler for sjøvann", "Sirkelverk AS", "Stillinger i Varme fra Frier"][index],
        kind,
        count: [1, 1, 7][index],
      },
    }),
  ),
  {
    section: "survey",
    from: "2025-11-03",
    fields: {
      title: "Tilfredshet 2025",
      closedOn: "2025-11-28",
      invited: 80,
      answered: 24,
      resultsPublishedOn: null,
      source: "stated",
    },
  },
];
