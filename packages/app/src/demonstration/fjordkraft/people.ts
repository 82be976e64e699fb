import { type DemonstrationEntry, inYear } from "../entry.ts";
import { COMMITTED_KEYS } from "./organisations.ts";

function person(name: string, more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const half = { management: 0, projects: 0.5, communication: 0, administration: 0 };
  return { name, fte: half, key: true, degree: true, certified: false, languages: ["nb", "en"], ...more };
}

const TEAM: readonly DemonstrationEntry[] = [
  {
    section: "team",
    from: "2020-05-01",
    fields: person("Ingrid Solheim", {
      title: "Daglig leder",
      fte: { management: 0.4, projects: 0.1, communication: 0, administration: 0 },
      manager: true,
      clusterWorkSince: "2014-08-01",
      certified: true,
      languages: ["nb", "en", "de"],
    }),
  },
  {
    section: "team",
    from: "2021-01-01",
    fields: person("Bjørn Aas", { title: "Prosjektleder", deputy: true, clusterWorkSince: "2021-01-01" }),
  },
  {
    section: "team",
    from: "2022-03-01",
    fields: person("Sunniva Liane", {
      title: "Kommunikasjon",
      fte: { management: 0, projects: 0.1, communication: 0.4, administration: 0 },
      degree: false,
      clusterWorkSince: "2019-02-01",
    }),
  },
  {
    section: "team",
    from: "2025-03-01",
    fields: person("Tor Haglund", { title: "Prosjektleder", clusterWorkSince: "2025-03-01" }),
  },
  {
    section: "team",
    from: "2021-06-01",
    until: "2025-03-01",
    fields: person("Anne Moeskau", { title: "Prosjektleder", clusterWorkSince: "2021-06-01" }),
  },
];

const TRAININGS = [
  ["2025-09-11", "Fasilitering av arbeidsgrupper", 4],
  ["2026-02-19", "Statsstøtte og prosjektregnskap", 2],
  ["2026-04-15", "Førstehjelp i prosjektstyring", 2],
  ["2026-09-02", "Kunstig intelligens i klyngearbeidet", 3],
] as const;

const GOVERNANCE: readonly DemonstrationEntry[] = [
  {
    section: "body",
    from: "2020-05-01",
    fields: {
      name: "Styret",
      leading: true,
      rolesWritten: true,
      decidesStrategy: true,
      decidesBudget: true,
      meetings: ["2025-06-12", "2025-09-25", "2025-12-04", "2026-03-19", "2026-09-24"].map((on) => ({
        on,
        minutes: true,
      })),
      reviews: ["2024-11-20"],
    },
    links: [
      ...["enterprise-0", "enterprise-3", "enterprise-7", "university-1", "public-0"].map((organisation) => ({
        organisation,
        person: "",
      })),
      { person: "Uavhengig styreleder" },
    ],
  },
];

/** Forty-eight different participants within the year, some of them twice. */
const CONTACTS = Array.from(
  { length: 60 },
  (_, index): DemonstrationEntry => ({
    section: "contact",
    from: inYear(index),
    organisation: COMMITTED_KEYS[index % 48] as string,
    fields: {
      form: (["visit", "meeting", "call"] as const)[index % 3],
      topic: ["Behov og planer", "Prosjektidé", "Kompetanse"][index % 3],
      note: "Referatet ligger i mappen for deltakeren.",
    },
  }),
);

/** After the day of the assessment, which does not count them. */
const CONTACTS_SINCE = Array.from(
  { length: 8 },
  (_, index): DemonstrationEntry => ({
    section: "contact",
    from: `2026-${["06", "08", "09", "10"][index % 4]}-${12 + index}`,
    organisation: COMMITTED_KEYS[index * 9] as string,
    fields: { form: index % 2 === 0 ? "visit" : "call", topic: "Oppfølging" },
  }),
);

/** Team, training, bodies, and whom the management talks with. */
export const PEOPLE_ENTRIES: readonly DemonstrationEntry[] = [
  ...TEAM,
  ...TRAININGS.map(
    ([from, title, days]): DemonstrationEntry => ({ section: "training", from, fields: { title, days } }),
  ),
  ...GOVERNANCE,
  ...CONTACTS,
  ...CONTACTS_SINCE,
  ...["enterprise-0", "enterprise-5", "university-1", "public-0"].map(
    (organisation, index): DemonstrationEntry => ({
      section: "contact_person",
      from: "2024-01-01",
      organisation,
      fields: {
        name: ["Marte Lysgård", "Jon Hestvik", "Eline Skarphol", "Geir Molund"][index],
        email: `kontakt${index + 1}@fjordkraft.example`,
        roles: [{ role: index === 1 ? "projects" : "general", from: "2024-01-01", until: null }],
        consentOn: "2024-01-15",
      },
    }),
  ),
];
