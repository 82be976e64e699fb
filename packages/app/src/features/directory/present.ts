import { type Day, type Language, naceSection, type OrganisationKind, type Point } from "@klynge/core";
import { type Logo, presentLogo } from "../registry/index.ts";
import type { ClusterRow, CompanyPlace, OrganisationRow } from "./queries.ts";
import type { Place } from "./schema.ts";

/** The only place that decides what of the directory leaves the server. */

export interface ClusterEntry {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly town: string;
  readonly invented: boolean;
  readonly label: { readonly level: "bronze" | "silver" | "gold"; readonly until: Day; readonly valid: boolean } | null;
  readonly published: boolean;
  readonly website: string;
  readonly ecosystems: readonly string[];
  /** By language, as far as it is written. */
  readonly description: Readonly<Partial<Record<Language, string>>>;
  readonly at: Point | null;
  readonly logo: Logo | null;
  readonly place: Place;
}

/** What stands in a profile is checked again: rows may be older than the form that writes them now. */
export function presentCluster(row: ClusterRow, day: Day): ClusterEntry {
  const { profile, label, until } = row;
  const { website, ecosystems, description, town, country } = profile;
  return {
    id: row.id,
    name: row.name,
    country: textOf(country) || row.country,
    town: textOf(town) || row.place,
    invented: row.invented,
    label: label && until ? { level: label, until, valid: until >= day } : null,
    published: row.published,
    website: textOf(website),
    ecosystems: Array.isArray(ecosystems) ? ecosystems.map(String) : [],
    description: isRecord(description)
      ? Object.fromEntries(Object.entries(description).filter(([, text]) => textOf(text) !== ""))
      : {},
    at: pointOf(profile.place),
    logo: presentLogo({
      clusterId: row.id,
      version: row.logo_version ?? 0,
      width: row.logo_width,
      height: row.logo_height,
    }),
    place: [row.key, row.id],
  };
}

export interface CompanyEntry {
  readonly company: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly scheme: string | null;
  readonly number: string | null;
  readonly country: string | null;
  readonly town: string;
  readonly nace: readonly string[];
  /** Of Rev. 2 or 2.1, whichever its codes are of. */
  readonly section: { readonly scheme: "NACE2" | "NACE2.1"; readonly code: string } | null;
  readonly website: string;
  readonly description: string;
  /** In whose registers it stands. */
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly invented: boolean;
  /** Whether everybody sees it. */
  readonly listed: boolean;
  readonly at: Point | null;
  readonly place: Place;
}

/** The rows of one company as one entry. What one of them leaves open, another tells. */
export function presentCompany({ rank, key, company }: CompanyPlace, rows: readonly OrganisationRow[]): CompanyEntry[] {
  const own = rows.filter((row) => row.company === company);
  const first = own.find((row) => row.key === key) ?? own[0];
  if (!first) return [];
  const told = [first, ...own];
  const placed = told.find(({ latitude }) => latitude !== null);
  const active = told.find(({ nace }) => nace.length > 0);
  const section = active?.nace_scheme ? naceSection(active.nace_scheme, active.nace[0] ?? "") : null;
  const some = (field: "town" | "website" | "description"): string => told.map((row) => row[field]).find(Boolean) ?? "";
  return [
    {
      company,
      name: first.name,
      kind: first.kind as OrganisationKind,
      scheme: first.scheme,
      number: first.number,
      country: told.map(({ country }) => country).find(Boolean) ?? null,
      town: some("town"),
      nace: active?.nace ?? [],
      section: active?.nace_scheme && section ? { scheme: active.nace_scheme, code: section } : null,
      website: some("website"),
      description: some("description"),
      clusters: [...new Map(own.map((row) => [row.cluster, { id: row.cluster, name: row.cluster_name }])).values()],
      invented: own.every(({ invented }) => invented),
      listed: own.some(({ listed }) => listed),
      at: placed ? { lat: Number(placed.latitude), lon: Number(placed.longitude) } : null,
      place: [rank, key, company],
    },
  ];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pointOf(value: unknown): Point | null {
  if (!isRecord(value) || typeof value.lat !== "number" || typeof value.lon !== "number") return null;
  return { lat: value.lat, lon: value.lon };
}
