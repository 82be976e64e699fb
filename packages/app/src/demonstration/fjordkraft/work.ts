import { SERVICE_FIELDS, type ServiceField } from "@klynge/core";
import { type DemonstrationEntry, day, inYear } from "../entry.ts";
import { COMMITTED_KEYS } from "./organisations.ts";

const TIMES: Readonly<Record<ServiceField, number>> = {
  information: 3,
  networking: 3,
  innovation: 3,
  business: 3,
  training: 3,
  international: 3,
  startup: 3,
  marketing: 1,
  lobbying: 1,
};
const TITLES: Readonly<Record<ServiceField, string>> = {
  information: "Fagfrokost",
  networking: "Medlemsmøte",
  innovation: "Idéverksted",
  business: "Leverandørdag",
  training: "Kurs",
  international: "Studietur",
  startup: "Gründerkveld",
  marketing: "Stand på messe",
  lobbying: "Innspill til fylkeskommunen",
};
const SERVICES_DONE = SERVICE_FIELDS.flatMap((field, nth) =>
  Array.from(
    { length: TIMES[field] },
    (_, index): DemonstrationEntry => ({
      section: "activity",
      from: inYear(nth * 4 + index * 3),
      fields: {
        title: `${TITLES[field]} ${index + 1}`,
        field,
        aligned: index < 2,
        innovationKind:
          field === "innovation" ? ["idea_workshop", "funding_advice", "technology_transfer"][index] : null,
        targetCountries: field === "international" ? [["DK"], ["DE"], ["SE", "DK"]][index] : [],
        participants: 18 + nth * 3 + index,
      },
    }),
  ),
);

const GROUPS = ["Hydrogen i praksis", "Sirkulære materialer", "Digital drift"].map(
  (name, nth): DemonstrationEntry => ({
    section: "group",
    from: day(2023 + nth, 2, 1),
    fields: {
      name,
      topic: ["Felles infrastruktur", "Restprodukter som råvare", "Data på tvers"][nth],
      meetings: [day(2025, 6 + nth, 10), day(2025, 10, 4 + nth), day(2026, 3, 8 + nth)],
      results: [day(2026, 4, 2 + nth)],
    },
    links: COMMITTED_KEYS.slice(nth * 8, nth * 8 + 8).map((organisation) => ({ organisation })),
  }),
);
const PROJECTS = ["Varme fra Frier", "Grønn kai"].map(
  (title, nth): DemonstrationEntry => ({
    section: "project",
    from: day(2024, 9 + nth, 1),
    until: day(2027, 1 + nth, 1),
    fields: { title, funder: ["Innovasjon Norge", "Fylkeskommunen"][nth] },
    links: COMMITTED_KEYS.slice(24 + nth * 8, 32 + nth * 8).map((organisation) => ({ organisation })),
  }),
);

const PARTNERS = [
  ["Nordlys Materialforskning", "research", "NO", "NO06"],
  ["Vestvind Havklynge", "cluster", "NO", "NO0A"],
  ["Grenmar Prosessklynge", "cluster", "NO", "NO09"],
  ["Teknologioverføring Telemarksvingen", "transfer", "NO", "NO09"],
  ["Vekstkontoret for Industri", "agency", "NO", "NO08"],
  ["Batteridalen", "cluster", "NO", "NO09"],
  ["Jysk Brintnetværk", "cluster", "DK", null],
  ["Göta Processkluster", "cluster", "SE", null],
] as const;

/** After the day of the assessment, which does not count them. */
const SERVICES_SINCE = (
  [
    ["2026-06-11", "Sommermøte", "networking"],
    ["2026-09-17", "Idéverksted høst", "innovation"],
    ["2026-10-22", "Kurs i energiledelse", "training"],
    ["2026-11-12", "Fagfrokost november", "information"],
  ] as const
).map(
  ([from, title, field]): DemonstrationEntry => ({
    section: "activity",
    from,
    fields: { title, field, aligned: true, participants: 31 },
  }),
);

/** What is done, with whom, and what is offered. */
export const WORK_ENTRIES: readonly DemonstrationEntry[] = [
  ...SERVICES_DONE,
  ...SERVICES_SINCE,
  ...GROUPS,
  ...PROJECTS,
  ...PARTNERS.map(
    ([name, kind, country, region], index): DemonstrationEntry => ({
      section: "partner",
      from: "2021-01-01",
      fields: {
        name,
        kind,
        country,
        region,
        agreements: index < 5 ? [{ from: "2023-01-01", until: null }] : [],
        together: [day(2025, 1 + index, 12)],
      },
    }),
  ),
  ...[
    ["Fagnettverk", "networking", 0],
    ["Prosjektrådgivning", "innovation", 900_00],
    ["Fellesstand på messe", "marketing", 2_400_00],
  ].map(
    ([name, field, price]): DemonstrationEntry => ({
      section: "service",
      from: "2023-01-01",
      fields: { name, field, target: "Deltakere", price },
    }),
  ),
];
