import type { Language } from "@klynge/core";
import type { Office } from "../platform/web/env.ts";

/** Invented people and clusters of the demonstration. Facts come from the worked cases in `examples/`. */
export interface DemonstrationPerson {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly offices: readonly Office[];
  readonly clusters: Readonly<Record<string, "owner" | "member" | "reader">>;
  /** In the pool of experts. */
  readonly expert?: DemonstrationExpert;
}

export interface DemonstrationExpert {
  readonly country: string;
  readonly firm: string;
  readonly languages: readonly Language[];
  /** NACE sections. */
  readonly sectors: readonly string[];
  readonly benchmarkingUntil: string;
  readonly auditorUntil: string | null;
}

export interface DemonstrationCluster {
  readonly key: string;
  readonly name: string;
  readonly country: string;
  readonly place: string;
  readonly label: {
    readonly level: "bronze" | "silver" | "gold";
    readonly from: string;
    readonly until: string;
  } | null;
  readonly assessments: readonly DemonstrationAssessment[];
}

export interface DemonstrationAssessment {
  /** The worked case whose facts it has. */
  readonly case: string;
  readonly submitBy: string;
  /** Facts that nobody has entered yet, so that something is left to do. */
  readonly open: readonly string[];
  /** Rows whose evidence is still to be named. */
  readonly withoutEvidence: readonly string[];
}

export const CLUSTERS: readonly DemonstrationCluster[] = [
  {
    key: "fjordkraft",
    name: "Fjordkraft Industriklynge",
    country: "NO",
    place: "Porsgrunn",
    label: { level: "bronze", from: "2025-04-01", until: "2028-03-31" },
    assessments: [
      {
        case: "gold-119-5",
        submitBy: "2027-01-15",
        open: ["contacts.participants_contacted", "survey.response_rate", "survey.results_used"],
        withoutEvidence: ["2.7", "4.1.5", "5.2"],
      },
    ],
  },
  {
    key: "green",
    name: "Grønn Prosessklynge",
    country: "NO",
    place: "Skien",
    label: null,
    assessments: [
      {
        case: "bronze-weak-international",
        submitBy: "2027-02-01",
        open: ["requests.received"],
        withoutEvidence: ["B21", "B35"],
      },
    ],
  },
  {
    key: "brda",
    name: "Klaster Narzędziowy Brda",
    country: "PL",
    place: "Bydgoszcz",
    label: { level: "silver", from: "2024-12-01", until: "2026-11-30" },
    assessments: [{ case: "gold-clear", submitBy: "2026-12-20", open: [], withoutEvidence: ["4.1.5"] }],
  },
];

export const PEOPLE: readonly DemonstrationPerson[] = [
  { id: "ingrid-solheim", name: "Ingrid Solheim", language: "en", offices: [], clusters: { fjordkraft: "owner" } },
  { id: "bjorn-aas", name: "Bjørn Aas", language: "nb", offices: [], clusters: { fjordkraft: "member" } },
  { id: "kari-lunde", name: "Kari Lunde", language: "nb", offices: [], clusters: { green: "owner" } },
  { id: "piotr-zielinski", name: "Piotr Zieliński", language: "pl", offices: [], clusters: { brda: "owner" } },
  { id: "claire-dubois", name: "Claire Dubois", language: "en", offices: ["secretariat"], clusters: {} },
  { id: "hanna-virtanen", name: "Hanna Virtanen", language: "en", offices: ["secretariat"], clusters: {} },
  {
    id: "astrid-berg",
    name: "Astrid Berg",
    language: "nb",
    offices: [],
    clusters: {},
    expert: {
      country: "NO",
      firm: "Berg Klyngerådgivning",
      languages: ["nb", "en"],
      sectors: ["C", "D"],
      benchmarkingUntil: "2028-12-31",
      auditorUntil: "2028-12-31",
    },
  },
  {
    id: "jonas-weber",
    name: "Jonas Weber",
    language: "en",
    offices: [],
    clusters: {},
    expert: {
      country: "DE",
      firm: "Weber Cluster Consulting",
      languages: ["en"],
      sectors: ["C", "K"],
      benchmarkingUntil: "2027-06-30",
      auditorUntil: "2027-06-30",
    },
  },
  {
    id: "ewa-nowak",
    name: "Ewa Nowak",
    language: "pl",
    offices: [],
    clusters: {},
    expert: {
      country: "PL",
      firm: "Nowak i Wspólnicy",
      languages: ["pl", "en"],
      sectors: ["C"],
      benchmarkingUntil: "2028-03-31",
      auditorUntil: "2028-03-31",
    },
  },
  { id: "helena-lindqvist", name: "Helena Lindqvist", language: "en", offices: ["board"], clusters: {} },
  { id: "tomas-novak", name: "Tomáš Novák", language: "en", offices: ["board"], clusters: {} },
  { id: "lars-holm", name: "Lars Holm", language: "da", offices: ["board"], clusters: {} },
  { id: "sofie-maes", name: "Sofie Maes", language: "en", offices: ["appeals"], clusters: {} },
  { id: "mette-friis", name: "Mette Friis", language: "da", offices: ["administrator"], clusters: {} },
];
